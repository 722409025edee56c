import { extract } from '@docglean/extract';
import { englishReceipt, germanReceipt } from '../documents/examples.ts';
import { renderReceipt } from '../documents/receipt.ts';
import { drawPdf } from '../documents/sheet.ts';
import { streetAndTown } from './expected.ts';

describe.each([
  ['de', germanReceipt],
  ['en', englishReceipt],
])('a receipt in %s', (_, truth) => {
  test('is told to be a receipt and every field is right', async () => {
    const document = await extract(await renderReceipt(truth), { mode: 'fields', documentType: 'auto' });
    expect(document.documentType).toBe('receipt');
    expect(document.result).toMatchObject({
      seller_name: truth.seller.name,
      seller_address: streetAndTown(truth.seller),
      issue_date: truth.issueDate,
      issue_time: truth.issueTime,
      currency: truth.currency,
      net_amount: truth.net,
      tax_amount: truth.tax,
      total_amount: truth.total,
      payment_method: truth.paymentMethod,
    });
  });

  test('has its lines, a quantity on the line below included', async () => {
    const { result } = await extract(await renderReceipt(truth), { mode: 'fields', documentType: 'receipt' });
    const expected = truth.lines.map(({ description, quantity, unitPrice, amount }) => ({
      description,
      amount,
      ...(quantity > 1 ? { quantity, unit_price: unitPrice } : { quantity: null, unit_price: null }),
    }));
    expect(result.line_items).toEqual(expected.map((line) => expect.objectContaining(line)));
  });
});

/** A slip of a shop in Malaysia: a short legal form, districts and no postcode, a sum that is rounded to five sen. */
const slip = () =>
  drawPdf(
    (sheet) => {
      const head = [
        '77 DAILY MART S/B (613204-K)',
        'LOT 2270, JALAN MELUR,',
        'TAMAN CEMPAKA',
        'GST ID NO : 000551234017',
      ];
      for (const [index, line] of head.entries())
        sheet.text(line, 113, 20 + index * 12, { size: 9, align: 'center' });
      sheet.text('14/03/2018 18:40', 14, 76, { size: 9 });
      const rows = [
        ['ORANGE CORDIAL 840ML', '11.43'],
        ['RICE CRACKERS', '4.25'],
        ['TOTAL SALES (INCLUSIVE GST)', '15.68'],
        ['ROUNDING ADJUSTMENT', '0.02'],
        ['NETT TOTAL', '15.70'],
        ['CASH', '20.00'],
        ['CHANGE', '4.30'],
      ];
      for (const [index, [label = '', amount = '']] of rows.entries()) {
        sheet.text(label, 14, 96 + index * 13, { size: 9 });
        sheet.text(amount, 212, 96 + index * 13, { size: 9, align: 'right' });
      }
    },
    { width: 226.77, height: 260, title: 'Receipt' },
  );

test('the seller of a slip is no district, its address needs no postcode, its total is the rounded one', async () => {
  const { result } = await extract(await slip(), { mode: 'fields', documentType: 'receipt' });
  expect(result).toMatchObject({
    seller_name: '77 DAILY MART S/B',
    seller_address: 'LOT 2270, JALAN MELUR, TAMAN CEMPAKA',
    total_amount: 15.7,
  });
});
