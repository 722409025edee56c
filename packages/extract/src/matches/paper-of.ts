import { type Field, type FieldType, isJsonObject, type PaperKind } from '@docglean/contract';
import { fold } from '../fields/fold.ts';
import { columnsOf, linesOf, worthOf } from './columns.ts';
import { kindOf, type ReadAs } from './kind-of.ts';
import { meaningOfName } from './meanings.ts';
import { numbersIn } from './numbers.ts';
import type { Paper, PaperLine, Party } from './paper.ts';
import { cents, dayIn, numberIn, textIn, textsIn } from './values.ts';

type Values = Readonly<Record<string, unknown>>;

/** A document as it was read, or as a person reviewed it. */
export interface ReadDocument extends Omit<ReadAs, 'ownFields'> {
  id: string;
  values: Values;
  /** The fields it was read with, where they were somebody's own. */
  fields?: readonly Field[] | null | undefined;
}

/** The paper behind the values of a document. What its fields are called does not matter, as long as the lexicon knows the words. */
export function paperOf({ id, values, fields, documentType, parserName }: ReadDocument): Paper {
  const asked = fields ?? fieldsOf(values);
  const found = meaningsIn(asked, values);
  const meanings = new Map(Map.groupBy(found, ({ meaning }) => meaning));
  const kind = kindOf({ documentType, ownFields: Boolean(fields), parserName }, new Set(meanings.keys()));
  const all = (meaning: string) => (meanings.get(meaning) ?? []).map(({ value }) => value);
  const first = <T>(read: (value: unknown) => T | null, ...names: string[]): T | null =>
    names
      .flatMap(all)
      .map(read)
      .find((value) => value !== null) ?? null;
  const party = (role: 'seller' | 'buyer'): Party => ({
    name: first(textIn, `${role}_name`),
    vatId: first(textIn, `${role}_vat_id`),
  });
  const numbers = (...names: string[]) => [
    ...new Set(names.flatMap(all).flatMap(textsIn).flatMap(numbersIn)),
  ];
  const lines = linesIn(asked, values);
  const number = ownNumber(kind, (meaning) => first(textIn, meaning));
  const others = (list: readonly string[]) => list.filter((one) => one !== number);
  const references = lines.flatMap(({ reference }) => (reference ? numbersIn(reference) : []));
  return {
    id,
    kind,
    number,
    orderNumbers: [...new Set([...others(numbers('purchase_order')), ...others(references)])],
    salesNumbers: others(numbers('sales_order')),
    deliveryNumbers: others(numbers('delivery_number')),
    invoiceNumbers: kind === 'invoice' ? [] : others(numbers('invoice_number')),
    seller: party('seller'),
    buyer: party('buyer'),
    currency: first(textIn, 'currency')?.toUpperCase() ?? null,
    date: first(dayIn, 'issue_date', 'date', 'delivery_date', 'service_date'),
    ...sumsIn({
      net: first(numberIn, 'net_amount'),
      tax: first(numberIn, 'tax_amount'),
      total: first(numberIn, 'total_amount', 'amount_due'),
    }),
    lines,
  };
}

/** Of net, tax and total two make the third. */
function sumsIn({ net, tax, total }: Pick<Paper, 'net' | 'tax' | 'total'>) {
  if (net === null && tax !== null && total !== null) return { net: cents(total - tax), tax, total };
  if (total === null && net !== null && tax !== null) return { net, tax, total: cents(net + tax) };
  return { net, tax, total };
}

const NUMBER_OF: Readonly<Record<PaperKind, readonly string[]>> = {
  invoice: ['invoice_number', 'number'],
  credit_note: ['invoice_number', 'number'],
  receipt: ['invoice_number', 'number'],
  purchase_order: ['purchase_order', 'sales_order', 'number', 'invoice_number'],
  delivery_note: ['delivery_number', 'number', 'invoice_number'],
  other: ['invoice_number', 'delivery_number', 'purchase_order', 'number'],
};

const ownNumber = (kind: PaperKind, find: (meaning: string) => string | null): string | null =>
  NUMBER_OF[kind].map(find).find((number) => number !== null) ?? null;

/** The fields that plain values would have. */
const fieldsOf = (values: Values): Field[] =>
  Object.entries(values).map(([name, value]): Field => {
    const rows = Array.isArray(value) ? value.filter(isJsonObject) : [];
    if (rows.length > 0) return { name, type: 'list<object>', fields: fieldsOf(Object.assign({}, ...rows)) };
    return isJsonObject(value)
      ? { name, type: 'object', fields: fieldsOf(value) }
      : { name, type: typeOf(value) };
  });

const typeOf = (value: unknown): FieldType =>
  typeof value === 'number' ? 'number' : Array.isArray(value) ? 'list<string>' : 'string';

interface Meant {
  meaning: string;
  value: unknown;
}

const ANY_NUMBER = /^(?:number|no|nr|num|nummer|numero|id|reference|ref)$/;

/** What the values mean, those within objects by the names of both. */
function meaningsIn(fields: readonly Field[], values: Values, parents: readonly string[] = []): Meant[] {
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (value === null || value === undefined || value === '') return [];
    if (field.type === 'object' && isJsonObject(value))
      return meaningsIn(field.fields ?? [], value, [...parents, field.name]);
    if (field.type === 'list<object>') return [];
    const name = [...parents, field.name].join(' ');
    const meaning = meaningOfName(name, [
      ...(field.synonyms ?? []),
      ...(parents.length > 0 ? [field.name] : []),
    ]);
    if (meaning !== null) return [{ meaning, value }];
    return ANY_NUMBER.test(fold(field.name)) ? [{ meaning: 'number', value }] : [];
  });
}

/** The lines of the list that looks most like one of goods. */
function linesIn(fields: readonly Field[], values: Values): PaperLine[] {
  const [best] = fields
    .flatMap((field) => {
      const rows = values[field.name];
      if (field.type !== 'list<object>' || !Array.isArray(rows)) return [];
      const columns = columnsOf(field.fields ?? []);
      return [{ rows, columns, worth: worthOf(columns) }];
    })
    .sort((a, b) => b.worth - a.worth);
  return best && best.worth > 0 ? linesOf(best.rows, best.columns) : [];
}
