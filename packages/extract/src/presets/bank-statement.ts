import type { Field } from '@docglean/contract';

export const bankStatementFields: Field[] = [
  {
    name: 'bank_name',
    type: 'string',
    required: true,
    description: 'The bank.',
    synonyms: ['Bank', 'Kreditinstitut', 'Banque', 'Banco'],
  },
  {
    name: 'account_holder',
    type: 'string',
    description: 'Whose account it is.',
    synonyms: ['Account holder', 'Kontoinhaber', 'Titulaire', 'Titular'],
  },
  {
    name: 'account_number',
    type: 'string',
    description: 'The number of the account, where it is not an IBAN.',
    synonyms: ['Account number', 'Kontonummer', 'Numéro de compte', 'Número de cuenta'],
  },
  { name: 'iban', type: 'string', description: 'The IBAN of the account.', synonyms: ['IBAN'] },
  {
    name: 'currency',
    type: 'string',
    required: true,
    description: 'The currency as an ISO 4217 code.',
    synonyms: ['Currency', 'Währung', 'Devise', 'Moneda'],
  },
  {
    name: 'period_start',
    type: 'date',
    description: 'The first day of the statement.',
    synonyms: ['Period from', 'von', 'du', 'desde'],
  },
  {
    name: 'period_end',
    type: 'date',
    description: 'The last day of the statement.',
    synonyms: ['Period to', 'bis', 'au', 'hasta'],
  },
  {
    name: 'opening_balance',
    type: 'currency',
    description: 'What was in the account at the start.',
    synonyms: ['Opening balance', 'Anfangssaldo', 'Solde précédent', 'Saldo anterior'],
  },
  {
    name: 'closing_balance',
    type: 'currency',
    required: true,
    description: 'What was in the account at the end.',
    synonyms: ['Closing balance', 'Endsaldo', 'Nouveau solde', 'Saldo final'],
  },
  { name: 'total_credits', type: 'currency', description: 'The sum of what came in.' },
  { name: 'total_debits', type: 'currency', description: 'The sum of what went out, as a positive number.' },
  { name: 'transaction_count', type: 'integer', description: 'How many transactions there are.' },
  {
    name: 'transactions',
    type: 'list<object>',
    description: 'One row for each booking, in the order of the statement.',
    fields: [
      { name: 'date', type: 'date' },
      { name: 'description', type: 'string' },
      { name: 'amount', type: 'currency', description: 'Positive for money in, negative for money out.' },
      { name: 'type', type: 'enum', enum: ['credit', 'debit'] },
      { name: 'balance', type: 'currency' },
    ],
  },
];
