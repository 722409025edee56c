import { kindOf } from '../../../../documents/list-by-page.ts';
import type { SentDocument } from '../../../../documents/sent-document.ts';
import { bankStatementResults } from './bank-statement.ts';
import { invoiceResults } from './invoice.ts';
import { receiptResults } from './receipt.ts';
import { at, type Values } from './values.ts';

const shapes: Readonly<Record<string, (values: Values) => object>> = {
  bank_statement: bankStatementResults,
  invoice: invoiceResults,
  receipt: receiptResults,
};

/**
 * The values of a document as the service shows those of its kind, and after them the custom fields by their own names.
 * Other kinds, and lists of fields that are somebody's own, stand as the core has them. What a person corrected is given
 * as corrected.
 */
export function resultsOf(document: SentDocument): Record<string, unknown> {
  const values: Values = document.ground_truth ?? document.result ?? {};
  const shape = document.has_own_fields ? undefined : shapes[kindOf(document)];
  if (!shape) return { ...values };
  const shaped: Record<string, unknown> = { ...shape(values) };
  const custom = document.beside_fields.filter(({ name }) => !Object.hasOwn(shaped, name));
  return { ...shaped, ...Object.fromEntries(custom.map(({ name }) => [name, at(values, name)])) };
}
