import type { PlacedWord, Segment } from '../layout/segments.ts';

/** Words that stand together on one line. Edges in points. A segment is one; so is a part of a segment. */
export interface Piece {
  /** Number of its line on the page, from the top. */
  line: number;
  words: PlacedWord[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Height of its text. */
  size: number;
}

/** A stretch of the page in points. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function pieceOf(words: PlacedWord[], { line, size }: Pick<Segment, 'line' | 'size'>): Piece {
  return { line, size, words, ...areaOf(words) };
}

export function areaOf(parts: readonly Area[]): Area {
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const part of parts) {
    area.left = Math.min(area.left, part.left);
    area.top = Math.min(area.top, part.top);
    area.right = Math.max(area.right, part.right);
    area.bottom = Math.max(area.bottom, part.bottom);
  }
  return area;
}

export const textOf = (piece: Pick<Piece, 'words'>): string =>
  piece.words.map(({ word }) => word.text).join(' ');

/** Pieces line by line from the top, each line from the left. */
export function linesOf(pieces: readonly Piece[]): Piece[][] {
  const byLine = Map.groupBy(pieces, (piece) => piece.line);
  return [...byLine.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, line]) => line.toSorted((a, b) => a.left - b.left));
}

/** Cuts a piece in two or more wherever `parts` says that two neighbouring words do not belong together. */
export function cutPiece(piece: Piece, parts: (left: PlacedWord, right: PlacedWord) => boolean): Piece[] {
  const groups: PlacedWord[][] = [];
  for (const word of piece.words) {
    const last = groups.at(-1)?.at(-1);
    if (last && !parts(last, word)) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.length === 1 ? [piece] : groups.map((words) => pieceOf(words, piece));
}
