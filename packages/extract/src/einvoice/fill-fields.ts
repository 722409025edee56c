import type { Field, FieldResult } from '@docglean/contract';
import { columnConcept, plainRow } from '../fields/find-items.ts';
import { wordsOfName } from '../fields/fold.ts';
import { notFound } from '../fields/result.ts';
import { asksForTaxes, taxPart } from '../fields/taxes/tax-items.ts';
import { wantedOf } from '../fields/wanted.ts';
import type { EInvoice, KnownValue } from './einvoice.ts';

/** Where a value of the XML stands on the page, if it stands there. */
export type Locate = (known: KnownValue, concept: string) => FieldResult['box'];

/**
 * What the e-invoice says of a field; null where it has nothing to say, and the page may. Exact, so confidence 1.
 */
export function fieldFromEInvoice(field: Field, einvoice: EInvoice, locate: Locate): FieldResult | null {
  if (field.type === 'list<object>' && asksForTaxes(field)) return taxesFromEInvoice(field, einvoice, locate);
  if (field.type === 'list<object>') return linesFromEInvoice(field, einvoice, locate);
  const concept = conceptsOf(field).find((one) => einvoice.header[one]);
  const known = concept && einvoice.header[concept];
  return known ? resultOf(field, known, locate(known, concept)) : null;
}

/** What a field may be called in the header: its own name, what its words mean, and a VAT id without an owner is the seller's. */
function conceptsOf(field: Field): string[] {
  const { concept } = wantedOf(field);
  const name = wordsOfName(field.name).replaceAll(' ', '_');
  return [name, concept, ...(concept === 'vat_id' ? ['seller_vat_id'] : [])];
}

function linesFromEInvoice(field: Field, { lines }: EInvoice, locate: Locate): FieldResult | null {
  const columns = (field.fields ?? []).map((column) => ({ column, concept: columnConcept(column) }));
  const fits = columns.some(({ concept }) => lines.some((line) => line[concept]));
  if (!fits) return null;
  const rows = lines.map((line) =>
    columns.map(({ column, concept }) => {
      const known = line[concept];
      return known ? resultOf(column, known, locate(known, concept)) : notFound(column);
    }),
  );
  return { ...notFound(field), value: rows.map(plainRow), confidence: 1, source: 'einvoice', rows };
}

function taxesFromEInvoice(field: Field, { taxes }: EInvoice, locate: Locate): FieldResult | null {
  if (taxes.length === 0) return null;
  const rows = taxes.map((tax) =>
    (field.fields ?? []).map((column) => {
      const part = taxPart(column);
      const known = part && tax[part];
      if (!known) return notFound(column);
      // A rate is a small number that stands everywhere.
      return resultOf(column, known, part === 'rate' ? null : locate(known, part));
    }),
  );
  return { ...notFound(field), value: rows.map(plainRow), confidence: 1, source: 'einvoice', rows };
}

function resultOf(field: Field, { value, raw }: KnownValue, box: FieldResult['box']): FieldResult {
  const typed = field.type === 'string' ? String(value) : value;
  return { name: field.name, type: field.type, value: typed, raw, confidence: 1, box, source: 'einvoice' };
}
