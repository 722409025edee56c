import type { FoundTable } from './found-table.ts';
import type { Piece } from './piece.ts';
import { isValue } from './values.ts';

/** Share of the rows that must have text on their left for it to be theirs, and of the first cells that are values. */
const MOSTLY = 0.6;

/** Whether lines frame the values of a table only, and what they are of stands on their left. */
export function lacksKeys({ rows, area }: FoundTable, segments: readonly Piece[]): boolean {
  const outside = new Set<number>();
  for (const segment of segments)
    if (segment.right < area.left && !isValue(segment)) outside.add(segment.line);
  const body = rows.slice(1);
  const without = body.filter((row) => row.flat().some((piece) => outside.has(piece.line)));
  const firsts = body.flatMap((row) => row[0] ?? []);
  return without.length >= body.length * MOSTLY && firsts.filter(isValue).length >= firsts.length * MOSTLY;
}
