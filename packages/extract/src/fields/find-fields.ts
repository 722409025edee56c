import type { Check, Field, FieldResult, PresetType, Table } from '@docglean/contract';
import type { EInvoice } from '../einvoice/einvoice.ts';
import { fieldFromEInvoice } from '../einvoice/fill-fields.ts';
import { locator } from '../einvoice/locate.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { Segment } from '../layout/segments.ts';
import type { LayoutMemory } from '../memory/memory.ts';
import { recallLayout } from '../memory/recall.ts';
import type { ItemTable } from '../tables/item-table.ts';
import type { Answer } from './answer.ts';
import { checksOf } from './checks.ts';
import { contextFinder } from './context.ts';
import { conventionsOf } from './conventions.ts';
import { findItems, type Items } from './find-items.ts';
import { findScalars } from './find-scalars.ts';
import { type Model, shippedModel } from './model/model.ts';
import type { Ranking } from './model/rank.ts';
import { fillFromLines, fillFromTables } from './own/fill-from-tables.ts';
import { splitCells } from './own/two-in-cell.ts';
import { findParties } from './parties/parties.ts';
import { type Reading, readCandidates } from './reading.ts';
import { type Found, notFound, resultOf } from './result.ts';
import { type Settled, settleConfidence } from './settle-confidence.ts';
import { readStatement } from './statement/statement.ts';
import { statementAnswers } from './statement/statement-answers.ts';
import { asksForBookings, bookingItems } from './statement/statement-items.ts';
import { leavesOf, listsOf, resultIn, type Structure } from './structure.ts';
import { findTaxes } from './taxes/find-taxes.ts';
import { asksForTaxes, taxItems } from './taxes/tax-items.ts';
import { phrasesFor, wantedLeaf } from './wanted.ts';

export interface FoundFields {
  fields: FieldResult[];
  checks: Check[];
  tables: ItemTable[];
}

export interface FindOptions {
  language?: string | undefined;
  einvoice?: EInvoice | null;
  /** The fields are a caller's and no preset's. */
  own?: boolean;
  /** All tables of the document: rows for fields of one's own. */
  tables?: readonly Table[];
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
    own = false,
    tables: tablesOfPage,
    kind = null,
    model = shippedModel,
    memories = [],
    watch,
    watchSettled,
  }: FindOptions = {},
): FoundFields {
  const wanted = fields.flatMap((field) => leavesOf(field)).map((leaf) => wantedLeaf(leaf, own));
  const reading = readCandidates(pages, text, conventionsOf(text, language), phrasesFor(wanted), model, {
    kind,
    recall: recallLayout(memories, pages),
    watch,
  });
  const fromTill = kind === 'receipt';
  const lists = fields.flatMap((field) => listsOf(field));
  const isStatement = kind === 'bank_statement' || lists.some(({ field }) => asksForBookings(field));
  const statement = isStatement ? readStatement(reading) : null;
  const bookings = new Map(
    lists.flatMap(({ key, field }): [string, Items][] => {
      const items = statement && bookingItems(field, statement);
      return items ? [[key, items]] : [];
    }),
  );
  const taxes = lists.filter(({ field }) => asksForTaxes(field));
  const others = lists.filter((list) => !bookings.has(list.key) && !taxes.includes(list));
  const items = new Map([
    ...bookings,
    ...others.map(({ key, field }): [string, Items] => [key, findItems(field, reading, fromTill)]),
  ]);
  if (own) {
    fillFromTables(others, items, tablesOfPage ?? [], reading);
    fillFromLines(others, items, reading);
    for (const { key, field } of others) {
      const found = items.get(key);
      if (found) items.set(key, splitCells(field, found));
    }
  }
  const itemSegments = new Set(segmentsOf([...items.values()]));
  const context = contextFinder(reading, itemSegments, sumOfItems(items.get('line_items')));
  const parties = findParties(reading, context);
  const answers = findScalars(wanted, reading, parties, context);
  if (statement) takeFromStatement(answers, statementAnswers(statement, reading, parties));
  if (taxes.length > 0) {
    const sums = { net: answers.get('net_amount')?.candidate, tax: answers.get('tax_amount')?.candidate };
    const rows = findTaxes(reading, new Set(segmentsOf([...items.values()].filter(saysWhat))), sums);
    for (const { key, field } of taxes) items.set(key, taxItems(field, rows));
  }
  const profiles = new Map(wanted.map((want) => [want.field.name, want.profile]));
  const structure: Structure = {
    leaf: (key, field) =>
      resultOf(field, answers.get(key), answers.get(key)?.profile ?? profiles.get(key) ?? 'text'),
    list: (key, field) => items.get(key)?.result ?? notFound(field),
    calibration: model.calibration,
  };
  const found = fields.map((field) => resultIn(field, structure));
  const tables = [...items.values()].flatMap(({ table }) => (table ? [table] : []));
  const checked = withEInvoice(fields, found, reading, einvoice ?? null);
  const checks = checksOf(checked.map(({ result }) => result));
  return { fields: settleConfidence(checked, checks, model.calibration, watchSettled), checks, tables };
}

/** What the bookings themselves say better than any label. */
const CERTAIN_OF_STATEMENT = ['bank_name', 'period_start', 'period_end', 'transaction_count'];

const SUMS_OF_STATEMENT = ['total_credits', 'total_debits'];

/** Adds what the bookings say where no label said it, or where they say it better. */
function takeFromStatement(answers: Map<string, Answer>, told: ReadonlyMap<string, Answer>): void {
  const certain = addsUp(answers, told)
    ? [...CERTAIN_OF_STATEMENT, ...SUMS_OF_STATEMENT]
    : CERTAIN_OF_STATEMENT;
  for (const [name, answer] of told)
    if (!answers.has(name) || certain.includes(name)) answers.set(name, answer);
}

/** The bookings lead from the one balance to the other: so none is missing, and their sums are those of the statement. */
function addsUp(answers: ReadonlyMap<string, Answer>, told: ReadonlyMap<string, Answer>): boolean {
  const amountIn = (among: ReadonlyMap<string, Answer>, name: string) =>
    Number(among.get(name)?.candidate.value ?? Number.NaN);
  const change = amountIn(told, 'total_credits') - amountIn(told, 'total_debits');
  const left = amountIn(answers, 'opening_balance') + change - amountIn(answers, 'closing_balance');
  return Math.abs(left) < 0.005;
}

const segmentsOf = (items: readonly Items[]): Segment[] => items.flatMap((one) => [...one.segments]);

/** Rows with words in them: a table of sums by rate has heads like one of items, but nothing is sold in it. */
const saysWhat = ({ result }: Items): boolean =>
  (result.rows ?? []).some((row) =>
    row.some(({ value }) => typeof value === 'string' && /\p{L}{3}/u.test(value)),
  );

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
