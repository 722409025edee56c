import type { Table } from '@docglean/contract';
import type { TypedText } from '../layout/typewriter.ts';
import { type Block, type Cell, linesOf } from './blocks.ts';

const between = 3;
const widestColumn = 60;

/** Blocks as lines of a typewriter, tables in columns; and the tables themselves, cell by cell. */
export function typeset(blocks: readonly Block[]): { lines: TypedText[][]; tables: Table[] } {
  const lines: TypedText[][] = [];
  const tables: Table[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      lines.push(...linesOf([block]).map((text) => [{ text, column: 0 }]));
    } else {
      lines.push([], ...tableLines(block.rows), []);
      tables.push(tableOf(block.rows));
    }
  }
  return { lines, tables };
}

function tableLines(rows: readonly Cell[][]): TypedText[][] {
  const starts = columnStarts(rows);
  return rows.flatMap((row) => {
    const cells = placed(row).map(({ cell, at }) => ({
      lines: cell.text.split('\n'),
      column: starts[at] ?? 0,
    }));
    const height = Math.max(0, ...cells.map((cell) => cell.lines.length));
    return Array.from({ length: height }, (_, index) =>
      cells
        .map(({ lines, column }) => ({ text: lines[index] ?? '', column }))
        .filter(({ text }) => text !== ''),
    );
  });
}

/** Each cell of a row with the number of its first column. */
function placed(row: readonly Cell[]): { cell: Cell; at: number }[] {
  let next = 0;
  return row.map((cell) => {
    const at = next;
    next += cell.span;
    return { cell, at };
  });
}

/** Where each column starts, in characters: as wide as its widest cell that stands in it alone. */
function columnStarts(rows: readonly Cell[][]): number[] {
  const widths: number[] = [];
  for (const { cell, at } of rows.flatMap(placed)) {
    const longest = Math.max(...cell.text.split('\n').map((line) => line.length));
    const width = Math.min(widestColumn, cell.span === 1 ? longest : 0);
    widths[at] = Math.max(widths[at] ?? 0, width);
  }
  let start = 0;
  return Array.from(widths, (width = 0) => {
    const own = start;
    start += width + between;
    return own;
  });
}

/** A table of the contract: a cell over several columns stands in the first of them. */
function tableOf(rows: readonly Cell[][]): Table {
  const columns = Math.max(0, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.span, 0)));
  return {
    page: 1,
    box: null,
    rows: rows.map((row) => {
      const texts = Array.from({ length: columns }, () => '');
      for (const { cell, at } of placed(row)) texts[at] = cell.text.replaceAll('\n', ' ');
      return texts.map((text) => ({ text, box: null }));
    }),
  };
}
