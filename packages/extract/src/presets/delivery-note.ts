import type { Field } from '@docglean/contract';

export const deliveryNoteFields: Field[] = [
  {
    name: 'delivery_number',
    type: 'string',
    required: true,
    description: 'The number the seller gave the delivery note.',
    synonyms: ['Delivery note no.', 'Lieferscheinnummer', 'N° de bon de livraison', 'N.º de albarán'],
  },
  {
    name: 'issue_date',
    type: 'date',
    required: true,
    description: 'The day the delivery note was written.',
    synonyms: ['Delivery note date', 'Lieferscheindatum', 'Date', 'Fecha'],
  },
  {
    name: 'delivery_date',
    type: 'date',
    description: 'The day the goods were delivered, where it stands there too.',
    synonyms: ['Delivery date', 'Lieferdatum', 'Date de livraison', 'Fecha de entrega'],
  },
  {
    name: 'order_number',
    type: 'string',
    description: 'The number of the order that is delivered.',
    synonyms: ['PO number', 'Bestellnummer', 'N° de commande', 'N.º de pedido'],
  },
  {
    name: 'seller_name',
    type: 'string',
    required: true,
    description: 'Who delivers.',
    synonyms: ['Supplier', 'Lieferant', 'Fournisseur', 'Proveedor'],
  },
  { name: 'seller_address', type: 'string', description: 'Street, postcode and town of the seller.' },
  {
    name: 'buyer_name',
    type: 'string',
    description: 'Who ordered.',
    synonyms: ['Customer', 'Kunde', 'Client', 'Cliente'],
  },
  { name: 'buyer_address', type: 'string', description: 'Street, postcode and town of the buyer.' },
  {
    name: 'line_items',
    type: 'list<object>',
    description: 'One row for each thing delivered.',
    fields: [
      { name: 'description', type: 'string' },
      { name: 'quantity', type: 'number' },
      { name: 'unit', type: 'string' },
      { name: 'sku', type: 'string' },
    ],
  },
];
