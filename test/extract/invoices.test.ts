import { type Extracted, extract } from '@docglean/extract';
import {
  englishInvoice,
  frenchInvoice,
  germanInvoice,
  longInvoice,
  spanishInvoice,
} from '../documents/examples.ts';
import { type InvoiceLayout, renderInvoice } from '../documents/invoice.ts';
import { formatMoney } from '../documents/wording.ts';
import { expectedInvoice, expectedLine, streetAndTown } from './expected.ts';

const invoices = { en: englishInvoice, de: germanInvoice, fr: frenchInvoice, es: spanishInvoice };
const layouts: InvoiceLayout[] = ['letterhead', 'banner', 'boxed', 'plain'];
const cases = Object.entries(invoices).flatMap(([language, truth]) =>
  layouts.map((layout) => ({ language, layout, truth })),
);

const read = (bytes: Uint8Array) => extract(bytes, { mode: 'fields', documentType: 'auto' });
const fieldOf = (document: Extracted, name: string) => document.fields.find((field) => field.name === name);

describe.each(cases)('an invoice in $language, layout $layout', ({ layout, truth }) => {
  let document: Extracted;
  beforeAll(async () => {
    document = await read(await renderInvoice(truth, { layout }));
  });

  test('is told to be an invoice and every field is right', () => {
    expect(document.documentType).toBe('invoice');
    expect(document.result).toMatchObject(expectedInvoice(truth));
    expect(document.result.seller_address).toContain(streetAndTown(truth.seller));
    expect(document.result.buyer_address).toContain(streetAndTown(truth.buyer));
  });

  test('its lines are right, details under a description included', () => {
    expect(document.result.line_items).toMatchObject(truth.lines.map(expectedLine));
  });

  test('its sums hold and every required field is sure', () => {
    expect(document.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(document.checks.map(({ name }) => name)).toContain('net_plus_tax_is_total');
    expect(document.confidence).toBeGreaterThan(0.8);
  });
});

describe("the buyer's VAT id", () => {
  test.each(['letterhead', 'banner', 'plain'] as const)(
    "is not mistaken for the seller's, layout %s",
    async (layout) => {
      const { result } = await read(await renderInvoice(germanInvoice, { layout }));
      expect(result).toMatchObject({
        seller_vat_id: germanInvoice.seller.vatId,
        buyer_vat_id: germanInvoice.buyer.vatId,
      });
    },
  );

  test('is null where the page has none', async () => {
    const document = await read(await renderInvoice(germanInvoice, { layout: 'boxed' }));
    expect(fieldOf(document, 'buyer_vat_id')).toMatchObject({
      value: null,
      raw: null,
      confidence: 0,
      box: null,
      source: null,
    });
  });
});

test('article numbers are read where the table has a column for them', async () => {
  const { result } = await read(await renderInvoice(englishInvoice, { layout: 'banner' }));
  expect(result.line_items).toMatchObject(englishInvoice.lines.map(({ sku }) => ({ sku })));
});

test('a page stored sideways gives the same values as one stored upright', async () => {
  const upright = await read(await renderInvoice(germanInvoice, { layout: 'letterhead' }));
  const rotated = await read(await renderInvoice(germanInvoice, { layout: 'letterhead', rotated: true }));
  expect(rotated.result).toEqual(upright.result);
  expect(rotated.text).toBe(upright.text);
});

test('a table that goes on over the next page keeps all forty lines in order', async () => {
  const document = await read(await renderInvoice(longInvoice, { layout: 'letterhead' }));
  expect(document.pageCount).toBe(2);
  expect(document.result).toMatchObject(expectedInvoice(longInvoice));
  expect(document.result.line_items).toMatchObject(longInvoice.lines.map(expectedLine));
  expect(document.tables.map(({ page }) => page)).toEqual([1, 2]);
});

test('a value comes with its text as printed and a box around it', async () => {
  const document = await read(await renderInvoice(germanInvoice, { layout: 'letterhead' }));
  const total = fieldOf(document, 'total_amount');
  expect(total?.raw).toBe(formatMoney(germanInvoice.total, 'EUR', 'de'));
  expect(total?.source).toBe('rules');
  // Right-aligned at 535 of 595 points.
  expect((total?.box?.x ?? 0) + (total?.box?.width ?? 0)).toBeCloseTo(535 / 595.28, 2);
  const amounts = fieldOf(document, 'line_items')?.rows?.map(
    (row) => row.find(({ name }) => name === 'amount')?.box?.y ?? 0,
  );
  expect(amounts).toEqual([...(amounts ?? [])].sort((a, b) => a - b));
});
