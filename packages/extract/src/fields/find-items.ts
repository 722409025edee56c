import type { Field, FieldResult } from '@docglean/contract';
import type { Segment, Span } from '../layout/segments.ts';
import type { Head } from '../tables/headers.ts';
import { findItemTable, type ItemRow, type ItemTable } from '../tables/item-table.ts';
import { findTillRows } from '../tables/till-rows.ts';
import { fold, tokens, wordsOfName } from './fold.ts';
import { cellResult, tillResult } from './item-cells.ts';
import { columnPhrases } from './lexicon/columns.ts';
import { indexPhrases } from './lexicon/lexicon.ts';
import { listPhrases, type Phrase } from './lexicon/phrases.ts';
import type { Reading } from './reading.ts';
import { notFound } from './result.ts';

export interface Items {
  result: FieldResult;
  segments: ReadonlySet<Segment>;
  table: ItemTable | null;
}

/** The rows of a table field: under a header that names its columns, or, on a receipt, as a till prints them. */
export function findItems(field: Field, reading: Reading, fromTill: boolean): Items {
  const columns = field.fields ?? [];
  const concepts = new Map(columns.map((column) => [column.name, columnConcept(column)]));
  const table = findItemTable(reading.pages, reading.labels, phrasesFor(columns, concepts));
  if (table) {
    const rows = table.rows.map((row) =>
      columns.map((column) => {
        return cellResult(column, spansOf(row, table.heads, concepts.get(column.name)), reading);
      }),
    );
    return { result: listResult(field, rows), segments: table.segments, table };
  }
  const till =
    fromTill && reading.pages[0]
      ? findTillRows(
          reading.pages[0],
          reading.labels,
          reading.candidates.filter(({ kind }) => kind === 'amount'),
        )
      : [];
  const wanted = ['description', 'amount'].every((concept) => [...concepts.values()].includes(concept));
  const rows = wanted
    ? till.map((row) =>
        columns.map((column) => tillResult(column, concepts.get(column.name) ?? '', row, reading)),
      )
    : [];
  return {
    result: listResult(field, rows),
    segments: new Set(till.map((row) => row.description.segment)),
    table: null,
  };
}

/** The cell of a column; where cells hold two things, the first line of it or the rest. */
function spansOf({ cells }: ItemRow, heads: readonly Head[], concept: string | undefined): readonly Span[] {
  const index = heads.findIndex((head) => head.concept === concept);
  const stacked = heads.findIndex(({ firstLine }) => firstLine !== undefined);
  const spans = cells.get(stacked) ?? [];
  const top = (span: Span | undefined) => span?.segment.line;
  if (index >= 0 && index !== stacked) return cells.get(index) ?? [];
  if (heads[stacked]?.firstLine === concept) return spans.filter((span) => top(span) === top(spans[0]));
  if (index < 0) return [];
  const rest = spans.filter((span) => top(span) !== top(spans[0]));
  return rest.length > 0 ? rest : spans;
}

const knownColumns = listPhrases(columnPhrases);

export function columnConcept(column: Field): string {
  const names = [column.name, ...(column.synonyms ?? [])].map((name) => wordsOfName(name));
  const known = knownColumns.find((phrase) =>
    names.some((name) => name === phrase.concept.replace('_', ' ') || name === phrase.words.join(' ')),
  );
  return known?.concept ?? `own:${column.name}`;
}

function phrasesFor(columns: readonly Field[], concepts: ReadonlyMap<string, string>) {
  const own = columns.flatMap((column): Phrase[] =>
    [column.name, ...(column.synonyms ?? [])].map((name) => ({
      concept: concepts.get(column.name) ?? '',
      words: tokens(wordsOfName(name)).map((token) => token.text),
    })),
  );
  return indexPhrases([
    ...own,
    ...knownColumns.map((phrase) => ({ ...phrase, words: phrase.words.map(fold) })),
  ]);
}

export function listResult(
  field: Field,
  rows: FieldResult[][],
  source: FieldResult['source'] = 'rules',
): FieldResult {
  if (rows.length === 0) return { ...notFound(field), rows: [] };
  const confidences = rows
    .flat()
    .filter(({ value }) => value !== null)
    .map(({ confidence }) => confidence);
  return {
    name: field.name,
    type: field.type,
    value: rows.map(plainRow),
    raw: null,
    confidence: confidences.length > 0 ? Math.min(...confidences) : 0,
    box: null,
    source,
    rows,
  };
}

export const plainRow = (row: readonly FieldResult[]): Record<string, unknown> =>
  Object.fromEntries(row.map(({ name, value }) => [name, value]));
