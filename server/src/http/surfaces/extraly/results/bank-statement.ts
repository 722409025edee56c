import { at, numberAt, rowsAt, type Values } from './values.ts';

/** A bank statement: amounts have no sign, their type says which way the money went. */
export function bankStatementResults(values: Values) {
  const transactions = rowsAt(values, 'transactions').map(transactionOf);
  return {
    bank_name: at(values, 'bank_name'),
    account_number: at(values, 'account_number') ?? printedIban(values.iban),
    currency: at(values, 'currency'),
    statement_period: { from: at(values, 'period_start'), to: at(values, 'period_end') },
    opening_balance: at(values, 'opening_balance'),
    closing_balance: at(values, 'closing_balance'),
    transactions,
    total_credits: numberAt(values, 'total_credits') ?? sumOf(transactions, 'credit'),
    total_debits: numberAt(values, 'total_debits') ?? sumOf(transactions, 'debit'),
    transaction_count: numberAt(values, 'transaction_count') ?? transactions.length,
  };
}

function transactionOf(row: Values) {
  const amount = numberAt(row, 'amount');
  return {
    date: at(row, 'date'),
    description: at(row, 'description'),
    amount: amount === null ? null : Math.abs(amount),
    type: at(row, 'type') ?? (amount === null ? null : amount < 0 ? 'debit' : 'credit'),
    balance: at(row, 'balance'),
  };
}

const sumOf = (transactions: readonly ReturnType<typeof transactionOf>[], type: string): number => {
  const sum = transactions
    .filter((one) => one.type === type)
    .reduce((total, { amount }) => total + (amount ?? 0), 0);
  return Math.round(sum * 100) / 100;
};

/** In groups of four, as on paper. */
const printedIban = (iban: unknown): string | null =>
  typeof iban === 'string' ? iban.replace(/(.{4})(?=.)/g, '$1 ') : null;
