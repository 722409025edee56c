import type { PlacedWord } from '../../layout/segments.ts';
import type { Page } from '../../page.ts';
import { type Area, cutPiece, linesOf, type Piece } from '../piece.ts';
import type { Stroke } from '../ruled/strokes.ts';
import { isNumber } from '../values.ts';

/** A part of a page that may be a table, with the lines of text and the horizontal strokes in it. */
export interface Region {
  page: Page;
  lines: Piece[][];
  strokes: Stroke[];
  /** Whether strokes mark where it begins and ends. */
  ruled: boolean;
}

/** Gap, in heights of the text, from which two words of a table may stand in two columns, and two numbers. */
const APART = { words: 0.6, numbers: 0.4 };

const isApart = (left: PlacedWord, right: PlacedWord, size: number): boolean => {
  const gap = (right.left - left.right) / size;
  return (
    gap > APART.words || (gap > APART.numbers && isNumber({ words: [left] }) && isNumber({ words: [right] }))
  );
};

export function regionOf(
  page: Page,
  pieces: readonly Piece[],
  strokes: readonly Stroke[],
  area: Area,
  ruled: boolean,
): Region {
  const fine = pieces.flatMap((piece) => cutPiece(piece, (a, b) => isApart(a, b, piece.size)));
  return {
    page,
    lines: linesOf(fine),
    strokes: strokes.filter(
      (stroke) =>
        stroke.at >= area.top &&
        stroke.at <= area.bottom &&
        stroke.from < area.right &&
        stroke.to > area.left,
    ),
    ruled,
  };
}

/** Share of a region's width from which a stroke parts rows and not only the heads under a heading. */
const ACROSS = 0.7;

/** Places of the strokes that run across a region. */
export function partings({ strokes }: Region, left: number, right: number): number[] {
  const levels = Map.groupBy(strokes, (stroke) => Math.round(stroke.at / 2));
  return [...levels.values()].flatMap((level) => {
    const covered = level.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to, right) - Math.max(from, left)),
      0,
    );
    return covered >= (right - left) * ACROSS ? [level[0]?.at ?? 0] : [];
  });
}
