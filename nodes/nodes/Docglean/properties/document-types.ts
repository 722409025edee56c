import type { INodePropertyOptions } from 'n8n-workflow';

/** The kinds of documents that the server knows by itself. */
export const documentTypes: INodePropertyOptions[] = [
  {
    name: 'Bank Statement',
    value: 'bank_statement',
    description: 'Account, period, balances and transactions',
  },
  {
    name: 'Delivery Note',
    value: 'delivery_note',
    description: 'Number, dates, order, seller, buyer and what was delivered',
  },
  { name: 'Invoice', value: 'invoice', description: 'Number, dates, amounts, seller, buyer and line items' },
  {
    name: 'Purchase Order',
    value: 'purchase_order',
    description: 'Number, dates, amounts, buyer, seller and line items',
  },
  { name: 'Receipt', value: 'receipt', description: 'Merchant, date, amounts and items' },
];
