import type { Field } from '@docglean/contract';

export const purchaseOrderFields: Field[] = [
  {
    name: 'order_number',
    type: 'string',
    required: true,
    description: 'The number the buyer gave the order.',
    synonyms: ['PO number', 'Bestellnummer', 'N° de commande', 'N.º de pedido'],
  },
  {
    name: 'issue_date',
    type: 'date',
    required: true,
    description: 'The day the order was written.',
    synonyms: ['Order date', 'Bestelldatum', 'Date de commande', 'Fecha de pedido'],
  },
  {
    name: 'delivery_date',
    type: 'date',
    description: 'The day the goods are wanted.',
    synonyms: ['Delivery date', 'Liefertermin', 'Date de livraison', 'Fecha de entrega'],
  },
  {
    name: 'currency',
    type: 'string',
    description: 'The currency as an ISO 4217 code.',
    synonyms: ['Currency', 'Währung', 'Devise', 'Moneda'],
  },
  {
    name: 'net_amount',
    type: 'currency',
    description: 'The sum before tax.',
    synonyms: ['Subtotal', 'Nettobetrag', 'Total HT', 'Base imponible'],
  },
  {
    name: 'tax_amount',
    type: 'currency',
    description: 'The tax on the whole order.',
    synonyms: ['VAT', 'MwSt.', 'TVA', 'IVA'],
  },
  {
    name: 'total_amount',
    type: 'currency',
    description: 'The sum with tax.',
    synonyms: ['Total', 'Gesamtbetrag', 'Total TTC', 'Importe total'],
  },
  {
    name: 'buyer_name',
    type: 'string',
    required: true,
    description: 'Who orders.',
    synonyms: ['Buyer', 'Besteller', 'Acheteur', 'Comprador'],
  },
  { name: 'buyer_address', type: 'string', description: 'Street, postcode and town of the buyer.' },
  { name: 'buyer_vat_id', type: 'string', description: 'VAT number of the buyer.' },
  {
    name: 'seller_name',
    type: 'string',
    description: 'Who is to deliver.',
    synonyms: ['Supplier', 'Lieferant', 'Fournisseur', 'Proveedor'],
  },
  { name: 'seller_address', type: 'string', description: 'Street, postcode and town of the seller.' },
  { name: 'seller_vat_id', type: 'string', description: 'VAT number of the seller.' },
  {
    name: 'line_items',
    type: 'list<object>',
    description: 'One row for each thing ordered.',
    fields: [
      { name: 'description', type: 'string' },
      { name: 'quantity', type: 'number' },
      { name: 'unit_price', type: 'currency' },
      { name: 'amount', type: 'currency' },
      { name: 'sku', type: 'string' },
    ],
  },
];
