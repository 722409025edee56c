import { extract } from '@docglean/extract';
import { drawingOnly, slowPdf } from '../documents/awkward.ts';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { samples } from '../documents/samples.ts';

test('a document drawn twice has the same bytes', async () => {
  const draw = () => renderInvoice(englishInvoice, { layout: 'banner' });
  expect((await draw()).equals(await draw())).toBe(true);
  expect((await drawingOnly()).equals(await drawingOnly())).toBe(true);
});

test('the slow document is small', () => {
  expect(slowPdf().length).toBeLessThan(20_000);
});

test.each(samples)('the sample $fileName is read without a doubt', async ({ render }) => {
  const document = await extract(await render(), { mode: 'fields', documentType: 'auto' });
  expect(document.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(document.confidence).toBeGreaterThan(0.75);
});
