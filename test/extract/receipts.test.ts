import { extract } from '@docglean/extract';
import { englishReceipt, germanReceipt } from '../documents/examples.ts';
import { renderReceipt } from '../documents/receipt.ts';
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
