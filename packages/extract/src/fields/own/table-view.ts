import type { Box, Table } from '@docglean/contract';

export interface ViewCell {
  text: string;
  box: Box | null;
}

export type CellShape = 'empty' | 'number' | 'date' | 'text';

/** A table, its parts below each other and on later pages joined, with what stands over it. */
export interface TableView {
  rows: readonly (readonly ViewCell[])[];
  columns: number;
  /** Number of its last page. */
  page: number;
  /** Text over the table, the nearest last. */
  heading: string;
}

export function tableViews(tables: readonly Table[], headingOf: (table: Table) => string): TableView[] {
  const views: TableView[] = [];
  for (const table of tables) {
    const columns = Math.max(...table.rows.map((row) => row.length));
    const last = views.at(-1);
    const joined = last && joinedRows(last, table, columns);
    if (joined) views[views.length - 1] = { ...last, page: table.page, rows: [...last.rows, ...joined] };
    else views.push({ rows: table.rows, columns, page: table.page, heading: headingOf(table) });
  }
  return views;
}

/** The rows of a table in the columns of the one before it; null where it is not a part of that. */
function joinedRows(last: TableView, table: Table, columns: number): TableView['rows'] | null {
  if (table.continues && last.columns === columns) return table.rows;
  if (table.page !== last.page || columns > last.columns + 1 || hasHeadsOfItsOwn(table.rows, last.rows))
    return null;
  const [before, after] = [edgesOf(last.rows, last.columns), edgesOf(table.rows, columns)];
  const numeric = after.flatMap((edge, column) => (edge?.numeric ? [{ edge, column }] : []));
  const inPlace = numeric.filter(
    ({ edge, column }) => Math.abs(edge.right - (before[column]?.right ?? 0)) < SAME_EDGE,
  );
  if (columns === last.columns && numeric.length > 0 && inPlace.length === numeric.length) return table.rows;
  const placeOf = after.map((edge) => (edge === null ? -1 : nearest(edge, before)));
  const known = placeOf.filter((place) => place >= 0);
  if (
    numeric.length === 0 ||
    known.length < after.filter((edge) => edge !== null).length - (columns > 3 ? 1 : 0)
  )
    return null;
  if (new Set(known).size !== known.length) return null;
  return table.rows.map((row) =>
    Array.from(
      { length: last.columns },
      (_, column) => row[placeOf.indexOf(column)] ?? { text: '', box: null },
    ),
  );
}

/** A first row of words, one over every column, and not those of the table before: another table begins. */
function hasHeadsOfItsOwn(rows: TableView['rows'], before: TableView['rows']): boolean {
  const [heads = [], ...rest] = rows;
  const words = (row: readonly ViewCell[]) => row.map(({ text }) => text.trim().toLowerCase()).join(' | ');
  return (
    heads.length > 2 &&
    heads.every(({ text }) => shapeOf(text) === 'text') &&
    rest.some((row) => row.some(({ text }) => shapeOf(text) === 'number')) &&
    !before.some((row) => words(row) === words(heads))
  );
}

interface Edge {
  left: number;
  right: number;
  numeric: boolean;
}

/** Share of a page's width within which two edges are one. */
const SAME_EDGE = 0.012;

/** Where the columns stand: numbers are set to the right, text to the left. */
function edgesOf(rows: TableView['rows'], columns: number): (Edge | null)[] {
  return Array.from({ length: columns }, (_, column) => {
    const cells = rows.flatMap((row) => (row[column]?.box ? [row[column]] : []));
    if (cells.length === 0) return null;
    const numeric =
      cells.filter(({ text }) => ['number', 'date'].includes(shapeOf(text))).length * 2 > cells.length;
    const lefts = cells.map(({ box }) => box?.x ?? 0);
    const rights = cells.map(({ box }) => (box?.x ?? 0) + (box?.width ?? 0));
    return { left: Math.min(...lefts), right: Math.max(...rights), numeric };
  });
}

function nearest(edge: Edge, others: readonly (Edge | null)[]): number {
  const aligned = others.findIndex(
    (other) =>
      other !== null &&
      (edge.numeric
        ? Math.abs(edge.right - other.right) < SAME_EDGE
        : Math.abs(edge.left - other.left) < SAME_EDGE * 2),
  );
  if (aligned >= 0) return aligned;
  const under = others.map((other) =>
    other ? Math.min(edge.right, other.right) - Math.max(edge.left, other.left) : 0,
  );
  const most = Math.max(...under);
  return most > 0 ? under.indexOf(most) : -1;
}

const NUMBER =
  /^[^\p{L}\d]{0,3}(?:[A-Z]{3}|[€£$]|R[sM]\.?)?\s?[-–−(]?\s?[€£$]?\s?\d[\d.,'’ \u00a0]*\s?[)%€£$-]?(?:\s?[A-Z]{3})?$/u;
const DATE =
  /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?$|^\d{1,2}[ -]\p{L}{3,9}\.?(?:[ ,-]+\d{2,4})?$|^\p{L}{3,9}\.? \d{1,2},? \d{4}$/u;

export function shapeOf(text: string): CellShape {
  const trimmed = text.trim();
  if (/^[-–—.]*$/.test(trimmed)) return 'empty';
  if (DATE.test(trimmed) && !/^\d{1,3}[.]\d{2}$/.test(trimmed)) return 'date';
  return NUMBER.test(trimmed) ? 'number' : 'text';
}
