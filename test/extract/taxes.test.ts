import { type Extracted, extract } from '@docglean/extract';
import { ciiOf, ublOf } from '../documents/einvoice-xml.ts';
import { germanInvoice } from '../documents/examples.ts';
import { details } from '../documents/invoice/details.ts';
import { renderTaxSummary, type SummaryLanguage } from '../documents/invoice/tax-summary.ts';
import { invoiceLayouts, renderInvoice } from '../documents/invoice.ts';
import { cents, type TaxTruth, taxAt, taxesOf } from '../documents/truth.ts';

const read = async (bytes: Uint8Array | Promise<Uint8Array>): Promise<Extracted> =>
  extract(new Uint8Array(await bytes), { mode: 'fields', documentType: 'invoice' });

const expected = (taxes: readonly TaxTruth[]) =>
  taxes.map(({ rate, net, tax }) => ({ rate, net_amount: net, tax_amount: tax }));

const byRate = (rows: unknown) =>
  [...(rows as { rate: number }[])].sort((one, other) => one.rate - other.rate);

const checkOf = ({ checks }: Extracted, name: string) => checks.find((check) => check.name === name);
const confidenceOf = ({ fields }: Extracted, name: string) =>
  fields.find((field) => field.name === name)?.confidence ?? Number.NaN;

const rates: [SummaryLanguage, TaxTruth[]][] = [
  ['en', [taxAt(5, 340), taxAt(20, 1250.5)]],
  ['de', [taxAt(7, 130.7), taxAt(19, 326.5)]],
  ['fr', [taxAt(5.5, 84.2), taxAt(10, 410), taxAt(20, 999.99)]],
  ['es', [taxAt(10, 220.4), taxAt(21, 1800)]],
  ['it', [taxAt(4, 75), taxAt(10, 310.3), taxAt(22, 1400)]],
  ['nl', [taxAt(9, 64.1), taxAt(21, 2310.75)]],
  ['pl', [taxAt(8, 500), taxAt(23, 120.4)]],
];

describe.each(rates)('the tax by rate in %s', (language, taxes) => {
  test.each(['table', 'lines'] as const)('is read from a summary set as %s', async (style) => {
    const found = await read(renderTaxSummary({ language, taxes, style }));
    expect(byRate(found.result.taxes)).toEqual(expected(taxes));
    expect(checkOf(found, 'net_times_rate_is_tax')?.passed).toBe(true);
  });

  test('is read where only the taxes are printed', async () => {
    const found = await read(renderTaxSummary({ language, taxes, style: 'bare' }));
    const bare = taxes.map(({ rate, tax }) => ({ rate, tax_amount: tax }));
    expect(byRate(found.result.taxes)).toMatchObject(bare);
  });
});

test.each(invoiceLayouts)(
  'an invoice of one rate in the layout %s has one row on its net sum',
  async (layout) => {
    const { result } = await read(renderInvoice(germanInvoice, { layout }));
    expect(result.taxes).toEqual(expected(taxesOf(germanInvoice)));
  },
);

test('a rate without a sign of percent is known by its head', async () => {
  const found = await read(details.taxByRate());
  expect(byRate(found.result.taxes)).toEqual([
    { rate: 7, net_amount: 130.7, tax_amount: 9.15 },
    { rate: 19, net_amount: 326.5, tax_amount: 62.04 },
  ]);
  expect(checkOf(found, 'tax_by_rate_adds_up')?.passed).toBe(true);
  expect(checkOf(found, 'net_by_rate_adds_up')?.passed).toBe(true);
});

test('values have their place on the page', async () => {
  const { fields } = await read(
    renderTaxSummary({ language: 'de', taxes: [taxAt(19, 326.5)], style: 'table' }),
  );
  const [row] = fields.find(({ name }) => name === 'taxes')?.rows ?? [];
  // The row is drawn at 340 of 842 points, its net sum ending at 250 of 595.
  const net = row?.find(({ name }) => name === 'net_amount');
  expect(net).toMatchObject({ raw: '326,50', box: { page: 1 } });
  expect(net?.box?.y).toBeCloseTo(340 / 841.89, 2);
  expect((net?.box?.x ?? 0) + (net?.box?.width ?? 0)).toBeCloseTo(250 / 595.28, 2);
});

test('a tax that its rate does not come to fails the check and is less sure', async () => {
  const right = taxAt(19, 326.5);
  const [good, bad] = [
    await read(renderTaxSummary({ language: 'de', taxes: [right], style: 'lines' })),
    await read(
      renderTaxSummary({ language: 'de', taxes: [{ ...right, tax: cents(right.tax + 4) }], style: 'lines' }),
    ),
  ];
  expect(checkOf(good, 'net_times_rate_is_tax')?.passed).toBe(true);
  expect(checkOf(bad, 'net_times_rate_is_tax')).toMatchObject({
    passed: false,
    message: expect.stringContaining('19 % of 326.50 is not 66.04'),
  });
  expect(confidenceOf(bad, 'taxes')).toBeLessThan(confidenceOf(good, 'taxes') / 1.5);
});

describe.each([
  ['CII', ciiOf],
  ['UBL', ublOf],
])('an e-invoice in %s', (_name, write) => {
  const taxes = [taxAt(19, 7000), taxAt(7, 1146.7)];

  test('gives its tax by rate exactly', async () => {
    const found = await read(Buffer.from(write(germanInvoice, taxes)));
    expect(found.result.taxes).toEqual(expected(taxes));
    expect(found.fields.find(({ name }) => name === 'taxes')).toMatchObject({
      source: 'einvoice',
      confidence: 1,
    });
    expect(found.text).toContain('rate: 19');
  });

  test('wins over the page that it comes with', async () => {
    const attachment = { name: 'factur-x.xml', content: write(germanInvoice, taxes) };
    const { result } = await read(renderInvoice(germanInvoice, { layout: 'plain', attachment }));
    expect(result.taxes).toEqual(expected(taxes));
  });

  test('without a breakdown leaves it to the page', async () => {
    const attachment = { name: 'factur-x.xml', content: write(germanInvoice, []) };
    const { result } = await read(renderInvoice(germanInvoice, { layout: 'plain', attachment }));
    expect(result.taxes).toEqual(expected(taxesOf(germanInvoice)));
  });
});

test('a list of one’s own that asks for rates and taxes gets them', async () => {
  const taxes = [taxAt(7, 130.7), taxAt(19, 326.5)];
  const bytes = await renderTaxSummary({ language: 'de', taxes, style: 'table' });
  const { result } = await extract(bytes, {
    mode: 'fields',
    documentType: 'auto',
    fields: [
      {
        name: 'vat_breakdown',
        type: 'list<object>',
        fields: [
          { name: 'vatRate', type: 'number' },
          { name: 'taxable', type: 'currency' },
          { name: 'vat', type: 'currency' },
        ],
      },
    ],
  });
  expect(
    byRate((result.vat_breakdown as { vatRate: number }[]).map((row) => ({ ...row, rate: row.vatRate }))),
  ).toEqual(taxes.map(({ rate, net, tax }) => ({ rate, vatRate: rate, taxable: net, vat: tax })));
});
