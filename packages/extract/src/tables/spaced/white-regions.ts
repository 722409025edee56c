import type { Page } from '../../page.ts';
import { isNote, isTitle } from '../captions.ts';
import { areaOf, linesOf, type Piece } from '../piece.ts';
import type { Stroke } from '../ruled/strokes.ts';
import { isValue } from '../values.ts';
import { type Region, regionOf } from './region.ts';

/** Gap, in heights of the text, that ends a table. */
const LARGEST_GAP = 2.6;
/** Lines of one piece each that may follow each other within a table. */
const MOST_SINGLE = 3;

/** Stretches of consecutive lines of a block of text in which most lines have several pieces. */
export function whiteRegions(page: Page, block: readonly Piece[], strokes: readonly Stroke[]): Region[] {
  const stretches: Piece[][][] = [];
  let open: Piece[][] = [];
  const { left, right } = areaOf(block);
  const width = right - left;
  const close = () => {
    const last = open.findLastIndex((line) => line.length > 1);
    if (last > 0) stretches.push(open);
    open = [];
  };
  for (const line of linesOf(block)) {
    const gap =
      Math.min(...line.map((piece) => piece.top)) -
      Math.max(...(open.at(-1) ?? []).map((piece) => piece.bottom));
    const height = Math.max(...line.map((piece) => piece.bottom - piece.top));
    if (open.length > 0 && (gap > height * LARGEST_GAP || (gap > height && isHeading(line, open)))) close();
    if (isTitle(line) || (line.length === 1 && isNote(line))) {
      close();
      continue;
    }
    open.push(line);
    const single = open.length - 1 - open.findLastIndex((one) => one.length > 1);
    if (line.length === 1 && (single > MOST_SINGLE || (single > 1 && isWide(line, width)))) {
      open.splice(open.length - single);
      close();
      open = [line];
    }
  }
  close();
  return stretches.map((lines) => regionOf(page, lines.flat(), strokes, areaOf(lines.flat()), false));
}

/** Text that begins right of the first column after a gap is the heading of a further table. */
function isHeading([piece]: readonly Piece[], open: readonly Piece[][]): boolean {
  const keys = open
    .flatMap((line) => (line.length > 1 && line[0] ? [line[0].right] : []))
    .sort((a, b) => a - b);
  const usual = keys[keys.length >> 1];
  return piece !== undefined && usual !== undefined && piece.left > usual && !isValue(piece);
}

/** Share of the block's width from which a lone piece is a line of text. */
const WIDE = 0.7;

const isWide = ([piece]: readonly Piece[], width: number): boolean =>
  piece !== undefined && piece.right - piece.left > width * WIDE;
