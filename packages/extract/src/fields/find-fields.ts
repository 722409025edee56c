import type { Check, Field, FieldResult } from '@docglean/contract';
import type { EInvoice } from '../einvoice/einvoice.ts';
import { fieldFromEInvoice } from '../einvoice/fill-fields.ts';
import { locator } from '../einvoice/locate.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { Segment } from '../layout/segments.ts';
import { classify } from '../presets/classify.ts';
import type { ItemTable } from '../tables/item-table.ts';
import { applyChecks } from './apply-checks.ts';
import { checksOf } from './checks.ts';
import { contextFinder } from './context.ts';
import { conventionsOf } from './conventions.ts';
import { findItems, type Items, plainRow } from './find-items.ts';
import { findScalars } from './find-scalars.ts';
import { findParties } from './parties/parties.ts';
import { type Reading, readCandidates } from './reading.ts';
import { notFound, resultOf } from './result.ts';
import { phrasesFor, type Wanted, wantedOf } from './wanted.ts';

export interface FoundFields {
  fields: FieldResult[];
  checks: Check[];
  tables: ItemTable[];
}

/** Fills a list of fields from the words of a document: candidates → features → scores → joint choice → checks. */
export function findFields(
  fields: readonly Field[],
  pages: readonly LaidOutPage[],
  text: string,
  { language, einvoice }: { language?: string | undefined; einvoice?: EInvoice | null } = {},
): FoundFields {
  const leaves = fields.filter((field) => field.type !== 'list<object>').flatMap(leavesOf);
  const wanted = leaves.map(wantedOf);
  const reading = readCandidates(pages, text, conventionsOf(text, language), phrasesFor(wanted));
  const fromTill = classify(pages) === 'receipt';
  const lists = fields.filter((field) => field.type === 'list<object>');
  const items = new Map(
    lists.map((field): [string, Items] => [field.name, findItems(field, reading, fromTill)]),
  );
  const itemSegments = new Set<Segment>([...items.values()].flatMap((one) => [...one.segments]));
  const context = contextFinder(reading, itemSegments);
  const parties = findParties(reading, context);
  const answers = findScalars(wanted, reading, parties, context);
  const found = fields.map((field): FieldResult => {
    if (field.type === 'list<object>') return items.get(field.name)?.result ?? notFound(field);
    if (field.type === 'object') return objectResult(field, wanted, (name) => answers.get(name));
    return resultOf(field, answers.get(field.name));
  });
  const tables = [...items.values()].flatMap(({ table }) => (table ? [table] : []));
  const checked = withEInvoice(fields, found, reading, einvoice ?? null);
  const checks = checksOf(checked);
  return { fields: applyChecks(checked, checks), checks, tables };
}

function withEInvoice(
  fields: readonly Field[],
  found: readonly FieldResult[],
  reading: Reading,
  einvoice: EInvoice | null,
): FieldResult[] {
  const locate = locator(reading);
  return found.map((result, index) => {
    const field = fields[index];
    return (einvoice && field && fieldFromEInvoice(field, einvoice, locate)) ?? result;
  });
}

/** The parts of an object are found like fields of their own, under "object part" as their name. */
const leavesOf = (field: Field): Field[] =>
  field.type === 'object'
    ? (field.fields ?? []).map((part) => ({
        ...part,
        name: `${field.name} ${part.name}`,
        synonyms: [part.name, ...(part.synonyms ?? [])],
      }))
    : [field];

function objectResult(
  field: Field,
  wanted: readonly Wanted[],
  answerOf: (name: string) => Parameters<typeof resultOf>[1],
): FieldResult {
  const parts = (field.fields ?? []).map((part) => resultOf(part, answerOf(`${field.name} ${part.name}`)));
  const found = parts.filter((part) => part.value !== null);
  if (found.length === 0 || wanted.length === 0) return notFound(field);
  return {
    ...notFound(field),
    value: plainRow(parts),
    raw: found.map((part) => part.raw).join('\n'),
    confidence: Math.min(...found.map((part) => part.confidence)),
    source: 'rules',
    rows: [parts],
  };
}
