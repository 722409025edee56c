import type { Table } from '@docglean/contract';
import { rounded } from '../layout/segments.ts';
import { around, type Page } from '../page.ts';
import { type Area, areaOf, linesOf, type Piece, textOf } from './piece.ts';

/** A table on one page: rows of cells from the left, each with the pieces of text that stand in it. */
export interface FoundTable {
  page: Page;
  area: Area;
  rows: Piece[][][];
  /** Goes on with the table before it. */
  continues?: true;
}

export function foundTable(page: Page, rows: Piece[][][]): FoundTable {
  return { page, rows, area: areaOf(rows.flat(2)) };
}

/** As the contract has it: empty rows and columns left out, null boxes where the reader does not know places. */
export function tableOf({ page, rows, continues }: FoundTable): Table {
  const filled = rows.filter((row) => row.some((cell) => cell.length > 0));
  const columns = [...(filled[0] ?? []).keys()].filter((column) =>
    filled.some((row) => (row[column] ?? []).length > 0),
  );
  return {
    page: page.number,
    ...(continues && { continues }),
    box: boxOf(page, filled.flat(2)),
    rows: filled.map((row) =>
      columns.map((column) => {
        const pieces = linesOf(row[column] ?? []).flat();
        return { text: pieces.map(textOf).join(' '), box: boxOf(page, pieces) };
      }),
    ),
  };
}

function boxOf(page: Page, pieces: readonly Piece[]): Table['box'] {
  if (!page.placed || pieces.length === 0) return null;
  const boxes = pieces.flatMap((piece) => piece.words.map(({ word }) => word.box));
  return { page: page.number, ...rounded(around(boxes)) };
}
