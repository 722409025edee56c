import { type Extracted, extract } from '@docglean/extract';
import { locked } from '../documents/awkward.ts';
import { germanInvoice, longInvoice } from '../documents/examples.ts';
import { renderForm } from '../documents/form.ts';
import { renderInvoice } from '../documents/invoice.ts';

const read = (bytes: Uint8Array, options = {}): Promise<Extracted> =>
  extract(new Uint8Array(bytes), { mode: 'text', documentType: 'auto', ...options });

test('a locked PDF opens with its password, and only with that', async () => {
  const pdf = await locked();
  expect((await read(pdf, { password: 'open sesame' })).text).toContain('Nobody reads this');
  await expect(read(pdf, { password: 'wrong' })).rejects.toMatchObject({ code: 'PASSWORD_REQUIRED' });
  await expect(read(pdf)).rejects.toMatchObject({ code: 'PASSWORD_REQUIRED' });
});

describe('page ranges', () => {
  test.each([
    ['2', [2]],
    ['1-1', [1]],
    ['2,1', [1, 2]],
    ['2-9', [2]],
  ])('%s', async (pages, expected) => {
    const found = await read(await renderInvoice(longInvoice, { layout: 'plain' }), { range: pages });
    expect(found.pages.map((page) => page.number)).toEqual(expected);
    expect(found.pageCount).toBe(expected.length);
  });

  test('a document without any of the pages says so', async () => {
    const pdf = await renderInvoice(germanInvoice, { layout: 'plain' });
    await expect(read(pdf, { range: '7-9' })).rejects.toMatchObject({ code: 'PAGES_NOT_FOUND' });
  });

  test('the second reader keeps to them too', async () => {
    const pdf = await renderInvoice(longInvoice, { layout: 'plain' });
    expect(
      (await read(pdf, { range: '2', pdfEngine: 'pdf-parse' })).pages.map((page) => page.number),
    ).toEqual([2]);
  });
});

describe('forms', () => {
  const form = {
    texts: { 'Full name': 'Ada Byron-King', 'Membership no.': 'M-20817' },
    boxes: { 'Wants the newsletter': true, 'Is a student': false },
  };

  test('what is filled in is text at its place', async () => {
    const found = await read(renderForm(form));
    expect(found.text).toMatch(/Full name: +Ada Byron-King/);
    expect(found.text).toMatch(/Wants the newsletter: +☒/);
    expect(found.text).toMatch(/Is a student: +☐/);
    const value = found.pages[0]?.words.find((word) => word.text === 'M-20817');
    // The second field: from x 220 of 595 points, its middle 687 of 842 points above the bottom of the page.
    expect(value?.box.x).toBeCloseTo(220 / 595, 2);
    expect((value?.box.y ?? 0) + (value?.box.height ?? 0) / 2).toBeCloseTo(1 - 687 / 842, 2);
  });

  test('and fields find it', async () => {
    const fields = [
      { name: 'Membership no.', type: 'string' },
      { name: 'Is a student', type: 'boolean' },
      { name: 'Wants the newsletter', type: 'boolean' },
    ];
    const { result } = await read(renderForm(form), { mode: 'fields', fields });
    expect(result).toEqual({
      'Membership no.': 'M-20817',
      'Is a student': false,
      'Wants the newsletter': true,
    });
  });
});
