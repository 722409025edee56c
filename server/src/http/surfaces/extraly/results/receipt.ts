import { at, itemsAt, type Values } from './values.ts';

export function receiptResults(values: Values) {
  const items = itemsAt(values);
  return {
    merchant_name: at(values, 'seller_name'),
    merchant_address: at(values, 'seller_address'),
    date: at(values, 'issue_date'),
    time: at(values, 'issue_time'),
    currency: at(values, 'currency'),
    items,
    subtotal: at(values, 'net_amount'),
    tax_amount: at(values, 'tax_amount'),
    total_amount: at(values, 'total_amount'),
    payment_method: at(values, 'payment_method'),
    item_count: items.length,
  };
}
