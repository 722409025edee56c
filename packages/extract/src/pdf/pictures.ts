import { around, type Rect } from '../page.ts';
import type { Frame } from './frame.ts';
import { IDENTITY, type Matrix, matrixReader, multiply } from './matrix.ts';
import type { Pdfium } from './pdfium.ts';

const IMAGE = 3;
const FORM = 5;
const DEEPEST_FORM = 12;
const MOST_OBJECTS = 50_000;

export interface Drawn {
  /** Where pictures stand, in fractions of the page as displayed. */
  pictures: Rect[];
  /** How many things are drawn, text and lines included. */
  objects: number;
}

/** The pictures drawn on a page, those inside form XObjects too. */
export function readPictures(pdfium: Pdfium, page: number, frame: Frame): Drawn {
  const { call } = pdfium;
  const drawn: Drawn = { pictures: [], objects: 0 };
  pdfium.lend(64, (address) => {
    const matrixOf = matrixReader(pdfium, address);
    const visit = (object: number, outer: Matrix, depth: number): void => {
      if (++drawn.objects > MOST_OBJECTS) return;
      const type = call.FPDFPageObj_GetType(object);
      if (type === IMAGE) {
        const box = unitSquare(multiply(matrixOf(object), outer), frame);
        if (box.width > 0 && box.height > 0) drawn.pictures.push(box);
      }
      if (type !== FORM || depth > DEEPEST_FORM) return;
      const inner = multiply(matrixOf(object), outer);
      const count = call.FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count; index++) {
        visit(call.FPDFFormObj_GetObject(object, index), inner, depth + 1);
      }
    };
    const count = call.FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index++) visit(call.FPDFPage_GetObject(page, index), IDENTITY, 0);
  });
  return drawn;
}

/** A picture fills the unit square of its own space. */
function unitSquare([a, b, c, d, e, f]: Matrix, frame: Frame): Rect {
  const corners = [
    [e, f],
    [a + e, b + f],
    [c + e, d + f],
    [a + c + e, b + d + f],
  ] as const;
  const inside = (fraction: number) => Math.min(1, Math.max(0, fraction));
  return around(
    corners.map(([x, y]): Rect => {
      const [left, top] = frame.place(x, y);
      return { x: inside(left / frame.width), y: inside(top / frame.height), width: 0, height: 0 };
    }),
  );
}
