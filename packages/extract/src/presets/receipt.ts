import type { Field } from '@docglean/contract';

export const receiptFields: Field[] = [
  {
    name: 'seller_name',
    type: 'string',
    required: true,
    description: 'The shop.',
    synonyms: ['Merchant', 'Händler', 'Magasin', 'Tienda'],
  },
  { name: 'seller_address', type: 'string', description: 'Street, postcode and town of the shop.' },
  {
    name: 'issue_date',
    type: 'date',
    required: true,
    description: 'The day of the purchase.',
    synonyms: ['Date', 'Datum', 'Fecha'],
  },
  {
    name: 'issue_time',
    type: 'string',
    description: 'The time of the purchase, HH:MM.',
    synonyms: ['Time', 'Uhrzeit', 'Heure', 'Hora'],
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
    synonyms: ['Subtotal', 'Netto', 'Total HT'],
  },
  {
    name: 'tax_amount',
    type: 'currency',
    description: 'The tax in the sum.',
    synonyms: ['VAT', 'MwSt.', 'TVA', 'IVA'],
  },
  {
    name: 'total_amount',
    type: 'currency',
    required: true,
    description: 'The sum paid.',
    synonyms: ['Total', 'Summe', 'Montant'],
  },
  {
    name: 'payment_method',
    type: 'string',
    description: 'Card, cash and so on, as printed.',
    synonyms: ['Paid by', 'Zahlungsart', 'Paiement', 'Forma de pago'],
  },
  {
    name: 'line_items',
    type: 'list<object>',
    description: 'One row for each thing bought.',
    fields: [
      { name: 'description', type: 'string' },
      { name: 'quantity', type: 'number' },
      { name: 'unit_price', type: 'currency' },
      { name: 'amount', type: 'currency' },
    ],
  },
];
