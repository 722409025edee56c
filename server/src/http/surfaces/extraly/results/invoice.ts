import { at, itemsAt, type Values } from './values.ts';

export function invoiceResults(values: Values) {
  const items = itemsAt(values);
  return {
    invoice_number: at(values, 'invoice_number'),
    invoice_date: at(values, 'issue_date'),
    due_date: at(values, 'due_date'),
    currency: at(values, 'currency'),
    vendor_name: at(values, 'seller_name'),
    vendor_address: at(values, 'seller_address'),
    vendor_tax_id: at(values, 'seller_vat_id') ?? at(values, 'seller_tax_number'),
    customer_name: at(values, 'buyer_name'),
    customer_address: at(values, 'buyer_address'),
    customer_tax_id: at(values, 'buyer_vat_id'),
    line_items: items,
    subtotal: at(values, 'net_amount'),
    tax_amount: at(values, 'tax_amount'),
    total_amount: at(values, 'total_amount'),
    line_item_count: items.length,
  };
}
