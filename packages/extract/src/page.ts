import type { Table } from '@docglean/contract';

/** A rectangle in fractions (0..1) of the page as displayed, origin top left. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Word {
  text: string;
  box: Rect;
  /** Height of a line of this text, in points. */
  fontSize?: number;
  bold?: boolean;
  /** Written up or down the page; such words belong to no line. */
  turned?: boolean;
  /** Of a header or footer that the format keeps apart: fields may stand there, the running text leaves it out. */
  margin?: boolean;
}

/** A drawn straight line, in fractions of the page. Thin rectangles count as lines, wide ones as their four edges. */
export interface Rule {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** The edge of an area that is filled and has no outline: a cell's colour, or only the shade behind a line of text. */
  shade?: true;
}

/** What every reader makes of its input. From here on nobody knows whether it was a PDF or a scan. */
export interface Page {
  number: number;
  /** Points, as displayed. */
  width: number;
  height: number;
  words: Word[];
  rules: Rule[];
  /** False where the reader knows the text but not where it stands; boxes are then a guess and never shown. */
  placed: boolean;
  /** Where the format itself says what its tables are, as Word documents do. */
  tables?: Table[];
}

export function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
