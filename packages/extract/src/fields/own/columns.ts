import type { Field } from '@docglean/contract';
import { meaningOf, type Naming } from './meaning.ts';
import { type CellShape, shapeOf, type TableView } from './table-view.ts';
import { likeness, stemsOf } from './words.ts';

/** How the columns of a table answer the parts of a row. */
export interface ColumnMatch {
  /** Name of the part → number of the column. */
  columnOf: ReadonlyMap<string, number>;
  /** Number of the first row under the header. */
  from: number;
  /** How well all of it fits (0..1). */
  score: number;
  /** Share of the parts that a header names. */
  named: number;
}

const MOST_HEADER = 4;
const LEAST_NAMED = 0.34;
const BY_POSITION = 0.3;
/** Rows looked through for a header: a table may hold several forms of rows, one below the other. */
const MOST_ROWS = 60;

/** The best way to read the rows of a table as objects with these parts. */
export function matchColumns(view: TableView, parts: readonly Field[]): ColumnMatch | null {
  const names = nameMatcher(parts.map((part) => meaningOf(part).namings));
  let best: ColumnMatch | null = null;
  const consider = (start: number, from: number) => {
    const match = matchUnder(view, parts, names, start, from);
    if (match.score > (best?.score ?? 0)) best = match;
  };
  consider(0, 0);
  for (let start = 0; start < Math.min(MOST_ROWS, view.rows.length - 1); start++) {
    if (!isHead(view.rows[start] ?? [])) continue;
    for (let from = start + 1; from <= Math.min(start + MOST_HEADER, view.rows.length - 1); from++)
      consider(start, from);
  }
  return best;
}

const isHead = (row: TableView['rows'][number]): boolean => {
  const shapes = row.map(({ text }) => shapeOf(text)).filter((shape) => shape !== 'empty');
  return shapes.length > 0 && shapes.filter((shape) => shape === 'text').length * 2 > shapes.length;
};

function matchUnder(
  view: TableView,
  parts: readonly Field[],
  names: (index: number, head: string) => number,
  start: number,
  from: number,
): ColumnMatch {
  const heads = headsOf(view, start, from);
  const shapes = Array.from({ length: view.columns }, (_, column) => sharesOf(view, column, from));
  const pairs = parts.flatMap((part, index) =>
    heads.map((head, column) => {
      const name = names(index, head);
      return {
        part,
        column,
        name,
        score: name > 0 ? name + fit(part, shapes[column]) + choicesFit(part, view, column, from) : 0,
      };
    }),
  );
  const columnOf = new Map<string, number>();
  const taken = new Set<number>();
  let [score, named] = [0, 0];
  for (const { part, column, name, score: own } of pairs.sort((a, b) => b.score - a.score)) {
    if (name < LEAST_NAMED || own < LEAST_NAMED || columnOf.has(part.name) || taken.has(column)) continue;
    columnOf.set(part.name, column);
    taken.add(column);
    score += Math.min(1, own);
    named++;
  }
  // What no header names is taken from the first free column of its type.
  const byPosition = parts.length <= 4 || named >= parts.length / 2;
  for (const part of byPosition ? parts : []) {
    if (columnOf.has(part.name)) continue;
    const free = [...heads.keys()].filter((column) => !taken.has(column) && isOfType(part, shapes[column]));
    const column = free.find((one) => part.type !== 'integer' && (shapes[one]?.money ?? 0) > 0.5) ?? free[0];
    if (column === undefined) continue;
    columnOf.set(part.name, column);
    taken.add(column);
    score += BY_POSITION;
  }
  return {
    columnOf,
    from,
    score: score / parts.length - (from - start) * 0.005,
    named: named / parts.length,
  };
}

/** The words over each column; a head over several columns counts for those right of it that have heads below. */
function headsOf(view: TableView, start: number, from: number): string[] {
  const rows = view.rows.slice(start, from);
  return Array.from({ length: view.columns }, (_, column) =>
    rows
      .map((row, index) => {
        const own = row[column]?.text ?? '';
        if (own || index === rows.length - 1) return own;
        const spanning = row.slice(0, column).findLast(({ text }) => text !== '')?.text ?? '';
        return rows.slice(index + 1).some((lower) => lower[column]?.text) ? spanning : '';
      })
      .join(' ')
      .trim(),
  );
}

type Shares = Readonly<Record<CellShape | 'money', number>>;

const known = new WeakMap<TableView, Map<number, Shares>>();

/** What the cells of a column look like from a row on; asked again for each list and header. */
function sharesOf(view: TableView, column: number, from: number): Shares {
  const ofView = known.get(view) ?? new Map<number, Shares>();
  known.set(view, ofView);
  const key = from * view.columns + column;
  const shares = ofView.get(key) ?? countShares(view, column, from);
  ofView.set(key, shares);
  return shares;
}

function countShares({ rows }: TableView, column: number, from: number): Shares {
  const counts = { empty: 0, number: 0, date: 0, text: 0 };
  let money = 0;
  for (const row of rows.slice(from)) {
    const text = row[column]?.text ?? '';
    counts[shapeOf(text)]++;
    if (/\d[.,]\d{2}\D?$|\d[.,' ]\d{3}\b/.test(text)) money++;
  }
  const filled = Math.max(1, counts.number + counts.date + counts.text);
  return {
    empty: counts.empty / Math.max(1, rows.length - from),
    number: counts.number / filled,
    date: counts.date / filled,
    text: counts.text / filled,
    money: money / filled,
  };
}

const isNumeric = ({ type }: Field): boolean =>
  type === 'number' || type === 'integer' || type === 'currency';

function fit(part: Field, shares: Shares | undefined): number {
  if (!shares) return 0;
  if (shares.number + shares.text + shares.date === 0) return -0.2;
  if (isNumeric(part)) return shares.number > 0.4 ? 0.15 : -0.5;
  if (part.type === 'date') return shares.date + shares.text * 0.5 > 0.4 ? 0.1 : -0.4;
  return shares.text > 0.4 ? 0.1 : 0;
}

/** A column of choices holds choices, whatever its head says. */
const choicesFit = (part: Field, { rows }: TableView, column: number, from: number): number => {
  const choices = new Set(part.type === 'enum' ? part.enum?.map((choice) => choice.toLowerCase()) : []);
  if (choices.size === 0) return 0;
  return rows.slice(from).some((row) => choices.has((row[column]?.text ?? '').trim().toLowerCase())) ? 0 : -1;
};

const isOfType = (part: Field, shares: Shares | undefined): boolean => {
  if (!shares || shares.empty > 0.85) return false;
  if (isNumeric(part)) return shares.number > 0.5;
  if (part.type === 'date') return shares.date > 0.5;
  return part.type === 'string' && shares.text > 0.5;
};

/** How well a head names a part (0..1). */
function nameMatcher(namings: readonly (readonly Naming[])[]) {
  const found = namings.map(() => new Map<string, number>());
  const words = new Map<string, string[]>();
  return (index: number, head: string): number => {
    if (head === '') return 0;
    let match = found[index]?.get(head);
    if (match === undefined) {
      const stems = words.get(head) ?? stemsOf(head);
      words.set(head, stems);
      match = nameMatch(namings[index] ?? [], stems);
      found[index]?.set(head, match);
    }
    return match;
  };
}

const MOST_HEAD_WORDS = 14;

function nameMatch(namings: readonly Naming[], words: readonly string[]): number {
  if (words.length === 0 || words.length > MOST_HEAD_WORDS) return 0;
  const like = (stem: string, others: readonly string[]) =>
    Math.max(0, ...others.map((other) => likeness(stem, other)));
  return Math.max(
    0,
    ...namings.map(({ stems, trust }) => {
      const coverage = mean(stems.map((stem) => like(stem, words)));
      const precision = mean(words.map((word) => like(word, stems)));
      return trust * coverage ** 0.6 * precision ** 0.4;
    }),
  );
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
