import type { Field, FieldResult, Table } from '@docglean/contract';
import { boxOf, spanText } from '../../layout/segments.ts';
import { type Items, listResult } from '../find-items.ts';
import { round } from '../model/confidence.ts';
import type { Reading } from '../reading.ts';
import { notFound } from '../result.ts';
import { findDates } from '../values/dates.ts';
import { parseNumber } from '../values/number-format.ts';
import type { Leaf } from '../wanted.ts';
import { type ColumnMatch, matchColumns } from './columns.ts';
import { linesUnder } from './lines-under.ts';
import { meaningOf } from './meaning.ts';
import { namedLabels } from './named-labels.ts';
import { type TableView, tableViews, type ViewCell } from './table-view.ts';
import { vocabularyOf } from './vocabulary.ts';
import { likeness, stemsOf } from './words.ts';

const LEAST_SCORE = 0.3;
/** From this share of the best table's score another one holds rows of the same list. */
const SAME_LIST = 0.9;
/** What the heading of a table adds where it names the list. */
const HEADING = 0.25;
/** What a table adds where the list has use for all of its columns: another list may want two of the four. */
const WIDE = 0.15;

/** Gives each list the tables whose columns fit it best; a table belongs to one list. */
export function fillFromTables(
  lists: readonly Leaf[],
  items: Map<string, Items>,
  tables: readonly Table[],
  reading: Reading,
): void {
  const views = tableViews(tables, (table) => headingOver(table, reading));
  const pairs = lists.flatMap(({ key, field, parents }) =>
    views.flatMap((view) => {
      const match = matchColumns(view, field.fields ?? []);
      if (!match) return [];
      const score = match.score + HEADING * headingMatch(field, parents, view, match);
      const place = round(score + WIDE * (match.columnOf.size / view.columns));
      return [{ key, field, view, match, score, place }];
    }),
  );
  const taken = new Set<TableView>();
  const chosen = new Map<string, Chosen>();
  const ranked = pairs.filter(({ score }) => score >= LEAST_SCORE).sort((a, b) => b.place - a.place);
  for (const { key, field, view, match, score } of ranked) {
    if (chosen.has(key) || taken.has(view) || (match.named === 0 && !isPlainList(field))) continue;
    taken.add(view);
    chosen.set(key, { field, score, parts: [{ view, match }] });
  }
  for (const { key, view, match } of ranked) {
    const known = chosen.get(key);
    const least = (known?.parts[0]?.match.score ?? 1) * SAME_LIST;
    if (!known || taken.has(view) || match.score < least || match.named < 0.5) continue;
    taken.add(view);
    known.parts.push({ view, match });
  }
  const shared = sharedBefore(items);
  for (const [key, { field, parts, score }] of chosen) {
    const before = items.get(key);
    const known = knownShare(before, field);
    const rows = parts
      .sort((a, b) => views.indexOf(a.view) - views.indexOf(b.view))
      .flatMap(({ view, match }) => rowsOf(view, match, field, reading, round(Math.min(0.9, score))));
    const own = parts[0]?.match.columnOf.size ?? 0;
    const isKnown = before && known >= own && before.result.value !== null && !shared.has(key);
    if (rows.length === 0 || isKnown) continue;
    items.set(key, { result: listResult(field, rows), segments: new Set(), table: before?.table ?? null });
  }
}

/** Lists that were given the rows of another: one table says what is sold, and several lists asked for it. */
function sharedBefore(items: ReadonlyMap<string, Items>): ReadonlySet<string> {
  const first = ([, { table }]: [string, Items]) => [...(table?.segments ?? [])][0];
  const byTable = Map.groupBy(
    [...items].filter((one) => first(one) !== undefined),
    first,
  );
  return new Set(
    [...byTable.values()].filter((group) => group.length > 1).flatMap((group) => group.map(([key]) => key)),
  );
}

interface Chosen {
  field: Field;
  score: number;
  parts: { view: TableView; match: ColumnMatch }[];
}

/** What is and what it costs: lists that documents print without heads. */
function isPlainList({ fields = [] }: Field): boolean {
  const stems = fields.flatMap(({ name }) => stemsOf(name));
  const says = (words: RegExp) => stems.some((stem) => words.test(stem));
  return (
    fields.length <= 3 &&
    says(/^(?:descript|item|label|charge|name|position|bezeichnung)/) &&
    says(/^(?:amount|total|price|value|betrag|amt|sum)/)
  );
}

/** A list of one text each may stand as points under a heading. */
export function fillFromLines(lists: readonly Leaf[], items: Map<string, Items>, reading: Reading): void {
  const plain = lists.filter(({ key, field }) => {
    const [part, second] = field.fields ?? [];
    return part?.type === 'string' && !second && items.get(key)?.result.value === null;
  });
  if (plain.length === 0) return;
  const vocabulary = vocabularyOf(reading.pages);
  for (const { key, field, parents } of plain) {
    const [part] = field.fields ?? [];
    const labels = namedLabels(meaningOf(field, parents), vocabulary).filter(
      ({ match }) => match > LEAST_LABEL,
    );
    const spans = labels.map((label) => linesUnder(label, reading)).find((found) => found.length > 0);
    if (!part || !spans) continue;
    const rows = spans.map((own) => [
      {
        ...notFound(part),
        value: own.map(spanText).join(' '),
        raw: own.map(spanText).join('\n'),
        confidence: round((labels[0]?.match ?? 0) * LISTED),
        box: boxOf(own),
        source: 'rules' as const,
      },
    ]);
    items.set(key, { result: listResult(field, rows), segments: new Set(), table: null });
  }
}

const LEAST_LABEL = 0.6;
/** How sure points under a heading that names the list are its items. */
const LISTED = 0.7;

/** Number of parts that the search for line items found in at least one row. */
const knownShare = (items: Items | undefined, field: Field): number =>
  (field.fields ?? []).filter((part) =>
    items?.result.rows?.some((row) => row.some(({ name, value }) => name === part.name && value !== null)),
  ).length;

const TOTAL =
  /^(?:sub|grand )?\s?-?total\b|^(?:zwischen)?summe\b|^gesamt|^somme\b|^suma\b|^totale\b|^totaal\b/i;

function rowsOf(
  view: TableView,
  { columnOf, from }: ColumnMatch,
  field: Field,
  reading: Reading,
  confidence: number,
): FieldResult[][] {
  const parts = field.fields ?? [];
  const isNumber = ({ type }: Field) => type === 'number' || type === 'integer' || type === 'currency';
  const numbers = parts.filter((part) => isNumber(part) && columnOf.has(part.name));
  const texts = parts.filter((part) => !isNumber(part) && columnOf.has(part.name));
  return view.rows.slice(from).flatMap((cells) => {
    if (from > 0 && cells.every(({ text }, column) => text === view.rows[0]?.[column]?.text)) return [];
    const row = parts.map((part) => {
      const column = columnOf.get(part.name);
      const cell = column === undefined ? undefined : cells[column];
      return cell ? cellResult(part, cell, reading, confidence) : notFound(part);
    });
    const of = (wanted: readonly Field[]) =>
      wanted.filter((part) => row.some(({ name, value }) => name === part.name && value !== null)).length;
    if (cells.some(({ text }) => TOTAL.test(text.trim()))) return [];
    if (numbers.length > 0 && of(numbers) === 0) return [];
    if (texts.length > 0 && of(texts) === 0) return [];
    return of([...numbers, ...texts]) === 0 ? [] : [row];
  });
}

function cellResult(part: Field, { text, box }: ViewCell, reading: Reading, confidence: number): FieldResult {
  const value = typedText(part, text.replace(/\s+/g, ' ').trim(), reading);
  if (value === null) return notFound(part);
  return { name: part.name, type: part.type, value, raw: text, confidence, box, source: 'rules' };
}

/** The text of a cell in the type of its column; null where it is empty or cannot be read as that. */
function typedText({ type, enum: choices }: Field, text: string, { conventions }: Reading): unknown {
  if (/^[-–—]*$/.test(text)) return null;
  switch (type) {
    case 'number':
    case 'integer':
    case 'currency': {
      // "M3" is a unit.
      const digits = text.match(/(?<!\p{L})\d[\d.,'’ \u00a0]*/u)?.[0].replace(/[.,'’ ]+$/, '') ?? '';
      const value = parseNumber(digits, conventions.decimalMark);
      if (value === null) return null;
      const negative =
        /^\(.*\)$/.test(text) || /^[^\d\p{L}]*[-–−]\s?[^\d\p{L}]*\d/u.test(text) || /\d\s?-$/.test(text);
      return negative ? -value : value;
    }
    case 'date':
      return findDates(text, conventions.dayFirst)[0]?.value ?? null;
    case 'boolean':
      return /^(?:yes|y|true|x|ja|oui|s[ií]|☒|✓|✔|☑)$/i.test(text)
        ? true
        : /^(?:no|n|false|nein|non|☐)$/i.test(text)
          ? false
          : null;
    case 'enum':
      return choices?.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null;
    case 'list<string>':
      return text.split(/\s*[,;\n]\s*/).filter(Boolean);
    default:
      return text;
  }
}

const HEADING_LINES = 3;
/** Rows of heads that may name the list. */
const MOST_HEADS = 3;

/** The lines over a table. */
function headingOver(table: Table, { pages }: Reading): string {
  const page = pages.find((one) => one.page.number === table.page);
  const top = (table.box?.y ?? 0) * (page?.page.height ?? 0);
  const lines = page?.lines.filter((line) => line.bottom <= top + 2).slice(-HEADING_LINES) ?? [];
  return lines.flatMap(({ segments }) => segments.map(({ text }) => text)).join(' ');
}

function headingMatch(
  field: Field,
  parents: readonly string[],
  view: TableView,
  { from }: ColumnMatch,
): number {
  const heads = view.rows.slice(0, Math.max(1, Math.min(from, MOST_HEADS)));
  const first = heads.flatMap((row) => row.map(({ text }) => text)).join(' ');
  const words = stemsOf(`${view.heading} ${first}`);
  return Math.max(
    0,
    ...meaningOf(field, parents).namings.map(
      ({ stems, trust }) =>
        (trust * stems.filter((stem) => words.some((word) => likeness(stem, word) > 0.7)).length) /
        stems.length,
    ),
  );
}
