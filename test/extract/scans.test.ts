import {
  englishInvoice,
  englishReceipt,
  frenchInvoice,
  germanInvoice,
  germanReceipt,
} from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderReceipt } from '../documents/receipt.ts';
import { type ScanOptions, scanOf } from '../documents/scan.ts';
import { startEngine } from './engine-process.ts';
import { expectedInvoice, expectedLine } from './expected.ts';

const engine = startEngine();
afterAll(() => engine.stop());

const officeScan: ScanOptions = { dotsPerInch: 200, noise: 24, blur: 0.5, quality: 70, turned: 0.6 };

/** Numbers must be exact; of a description's small print a comma may be lost. */
const linesOf = (lines: unknown) =>
  (lines as Record<string, unknown>[]).map(({ description, quantity, unit_price, amount }) => ({
    description: String(description).replaceAll(/[\s\p{P}]/gu, ''),
    quantity,
    unit_price,
    amount,
  }));

test.each([
  ['en', englishInvoice],
  ['de', germanInvoice],
  ['fr', frenchInvoice],
])('a scanned invoice in %s gives the fields that were drawn, special letters included', async (_, truth) => {
  const scan = await scanOf(await renderInvoice(truth, { layout: 'letterhead' }), officeScan);
  const document = await engine.extract(scan);
  expect(document.documentType).toBe('invoice');
  expect(document.result).toMatchObject(expectedInvoice(truth));
  expect(linesOf(document.result.line_items)).toEqual(linesOf(truth.lines.map(expectedLine)));
  expect(document.text).toContain(truth.seller.street);
});

test.each([
  ['de', germanReceipt],
  ['en', englishReceipt],
])('a photographed receipt in %s gives its date, its total and its shop', async (_, truth) => {
  const photo = await scanOf(await renderReceipt(truth), {
    dotsPerInch: 200,
    noise: 40,
    blur: 0.8,
    turned: -3,
  });
  const { documentType, result } = await engine.extract(photo);
  expect(documentType).toBe('receipt');
  expect(result).toMatchObject({
    seller_name: truth.seller.name,
    issue_date: truth.issueDate,
    total_amount: truth.total,
    currency: truth.currency,
  });
});

test('a value on a poor scan is less sure than the same value on a good one', async () => {
  const pdf = await renderInvoice(englishInvoice, { layout: 'plain' });
  const asInvoice = { documentType: 'invoice' as const };
  const good = await engine.extract(await scanOf(pdf, { dotsPerInch: 200 }), asInvoice);
  const poor = await engine.extract(
    await scanOf(pdf, { dotsPerInch: 75, noise: 110, blur: 0.9, quality: 25 }),
    asInvoice,
  );
  const surenessOf = ({ pages }: typeof good) => {
    const words = pages.flatMap((page) => page.words);
    return words.reduce((sum, { confidence = 1 }) => sum + confidence, 0) / words.length;
  };
  expect(surenessOf(good)).toBeGreaterThan(0.9);
  expect(surenessOf(poor)).toBeLessThan(surenessOf(good) - 0.1);
  expect(poor.confidence).toBeLessThan(good.confidence ?? 0);
});
