import type { Check, Field, FieldResult, PresetType } from '@docglean/contract';
import type { EInvoice } from '../einvoice/einvoice.ts';
import { fieldFromEInvoice } from '../einvoice/fill-fields.ts';
import { locator } from '../einvoice/locate.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { Segment } from '../layout/segments.ts';
import type { LayoutMemory } from '../memory/memory.ts';
import { recallLayout } from '../memory/recall.ts';
import type { ItemTable } from '../tables/item-table.ts';
import { checksOf } from './checks.ts';
import { contextFinder } from './context.ts';
import { conventionsOf } from './conventions.ts';
import { findItems, type Items, plainRow } from './find-items.ts';
import { findScalars } from './find-scalars.ts';
import { confidenceOf } from './model/confidence.ts';
import { type Model, shippedModel } from './model/model.ts';
import type { Ranking } from './model/rank.ts';
import { findParties } from './parties/parties.ts';
import { type Reading, readCandidates } from './reading.ts';
import { type Found, notFound, resultOf } from './result.ts';
import { type Settled, settleConfidence } from './settle-confidence.ts';
import { phrasesFor, wantedOf } from './wanted.ts';

export interface FoundFields {
  fields: FieldResult[];
  checks: Check[];
  tables: ItemTable[];
}

export interface FindOptions {
  language?: string | undefined;
  einvoice?: EInvoice | null;
  /** What the document is, where that is known. */
  kind?: PresetType | null | undefined;
  model?: Model | undefined;
  /** What reviewed documents of the same parser left behind. */
  memories?: readonly LayoutMemory[] | undefined;
  /** Sees how the candidates of each field were ranked. */
  watch?: ((ranking: Ranking) => void) | undefined;
  /** Sees the answers with what their confidence is made of. */
  watchSettled?: ((settled: Settled) => void) | undefined;
}

/** Fills a list of fields from the words of a document: candidates → features → scores → joint choice → checks. */
export function findFields(
  fields: readonly Field[],
  pages: readonly LaidOutPage[],
  text: string,
  {
    language,
    einvoice,
    kind = null,
    model = shippedModel,
    memories = [],
    watch,
    watchSettled,
  }: FindOptions = {},
): FoundFields {
  const leaves = fields.filter((field) => field.type !== 'list<object>').flatMap(leavesOf);
  const wanted = leaves.map(wantedOf);
  const reading = readCandidates(pages, text, conventionsOf(text, language), phrasesFor(wanted), model, {
    kind,
    recall: recallLayout(memories, pages),
    watch,
  });
  const fromTill = kind === 'receipt';
  const lists = fields.filter((field) => field.type === 'list<object>');
  const items = new Map(
    lists.map((field): [string, Items] => [field.name, findItems(field, reading, fromTill)]),
  );
  const itemSegments = new Set<Segment>([...items.values()].flatMap((one) => [...one.segments]));
  const context = contextFinder(reading, itemSegments, sumOfItems(items.get('line_items')));
  const parties = findParties(reading, context);
  const answers = findScalars(wanted, reading, parties, context);
  const profiles = new Map(wanted.map((want) => [want.field.name, want.profile]));
  const leaf = (field: Field, name: string): Found =>
    resultOf(field, answers.get(name), profiles.get(name) ?? 'text');
  const found = fields.map((field): Found => {
    if (field.type === 'list<object>')
      return { result: items.get(field.name)?.result ?? notFound(field), evidence: null };
    if (field.type === 'object')
      return {
        result: objectResult(field, model, (part) => leaf(part, `${field.name} ${part.name}`)),
        evidence: null,
      };
    return leaf(field, field.name);
  });
  const tables = [...items.values()].flatMap(({ table }) => (table ? [table] : []));
  const checked = withEInvoice(fields, found, reading, einvoice ?? null);
  const checks = checksOf(checked.map(({ result }) => result));
  return { fields: settleConfidence(checked, checks, model.calibration, watchSettled), checks, tables };
}

/** What the lines of the invoice come to; null where one has no amount. */
function sumOfItems(items: Items | undefined): number | null {
  const rows = items?.result.rows ?? [];
  const amounts = rows.map((row) => row.find(({ name }) => name === 'amount')?.value);
  const numbers = amounts.filter((amount) => typeof amount === 'number');
  if (numbers.length === 0 || numbers.length < amounts.length) return null;
  return numbers.reduce((sum, amount) => sum + amount, 0);
}

function withEInvoice(
  fields: readonly Field[],
  found: readonly Found[],
  reading: Reading,
  einvoice: EInvoice | null,
): Found[] {
  const locate = locator(reading);
  return found.map((one, index) => {
    const field = fields[index];
    const result = einvoice && field && fieldFromEInvoice(field, einvoice, locate);
    return result ? { result, evidence: null } : one;
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

function objectResult(field: Field, model: Model, leaf: (part: Field) => Found): FieldResult {
  const parts = (field.fields ?? []).map((part) => {
    const { result, evidence } = leaf(part);
    return evidence ? { ...result, confidence: confidenceOf(evidence, [], model.calibration) } : result;
  });
  const found = parts.filter((part) => part.value !== null);
  if (found.length === 0) return notFound(field);
  return {
    ...notFound(field),
    value: plainRow(parts),
    raw: found.map((part) => part.raw).join('\n'),
    confidence: Math.min(...found.map((part) => part.confidence)),
    source: 'rules',
    rows: [parts],
  };
}
