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
  /** How likely the text is right (0..1); only where it was read from pixels. */
  confidence?: number;
}

/** What was done to a page that lay on its side or askew: first whole quarter turns clockwise, then a little more. */
export interface SetUpright {
  quarterTurns: 0 | 1 | 2 | 3;
  /** Radians by which the lines then still ran downhill. */
  skew: number;
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

/**
 * What every reader makes of its input. From here on nobody knows whether it was a PDF or a scan.
 *
 * Width, height, words and rules are those of the page set upright, so that lines are level and rows are rows.
 * What leaves the engine are places on the page as displayed: `asDisplayed` turns one into the other.
 */
export interface Page {
  number: number;
  /** Written in the file, or read from pixels. */
  source: 'text' | 'ocr';
  /** Points. */
  width: number;
  height: number;
  words: Word[];
  rules: Rule[];
  /** False where the reader knows the text but not where it stands; boxes are then a guess and never shown. */
  placed: boolean;
  /** Where the format itself says what its tables are, as Word documents do. */
  tables?: Table[];
  /** Absent for a page that was upright as displayed. */
  setUpright?: SetUpright;
}

/** A box on the upright page as the box around it on the page as displayed. */
export function asDisplayed({ width, height, setUpright }: Page, box: Rect): Rect {
  if (!setUpright) return box;
  const { quarterTurns, skew } = setUpright;
  const [cos, sin] = [Math.cos(skew), Math.sin(skew)];
  const corners = [box.x, box.x + box.width].flatMap((x) => [
    [x, box.y] as const,
    [x, box.y + box.height] as const,
  ]);
  const displayed = corners.map(([fractionX, fractionY]): Rect => {
    const [x, y] = [(fractionX - 0.5) * width, (fractionY - 0.5) * height];
    const across = inside((x * cos - y * sin) / width + 0.5);
    const down = inside((x * sin + y * cos) / height + 0.5);
    const [left, top] = turnedBack(across, down, quarterTurns);
    return { x: left, y: top, width: 0, height: 0 };
  });
  return around(displayed);
}

function turnedBack(x: number, y: number, quarterTurns: SetUpright['quarterTurns']): [number, number] {
  switch (quarterTurns) {
    case 1:
      return [y, 1 - x];
    case 2:
      return [1 - x, 1 - y];
    case 3:
      return [1 - y, x];
    default:
      return [x, y];
  }
}

const inside = (fraction: number): number => Math.min(1, Math.max(0, fraction));

export function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
