import type { Rect, Rule } from '../page.ts';
import type { Frame } from './frame.ts';
import { IDENTITY, type Matrix, matrixReader, multiply } from './matrix.ts';
import type { Pdfium } from './pdfium.ts';
import { pictureBox } from './pictures.ts';
import { rulesOf } from './rulings.ts';

const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const DEEPEST_FORM = 12;
/** A page of text has some hundreds, a dense map some ten thousands; what nests forms to have more is a bomb. */
const MOST_OBJECTS = 100_000;
const MOST_RULES = 20_000;

/** What is drawn on a page besides its text, that inside form XObjects too. */
export interface Drawing {
  /** Horizontal and vertical lines. */
  rules: Rule[];
  /** Where pictures stand, in fractions of the page as displayed. */
  pictures: Rect[];
  /** How many things are drawn, text and lines included. */
  objects: number;
}

export function readDrawing(pdfium: Pdfium, page: number, frame: Frame): Drawing {
  const drawing: Drawing = { rules: [], pictures: [], objects: 0 };
  pdfium.lend(64, (address) => {
    const matrixOf = matrixReader(pdfium, address);
    eachObject(pdfium, page, matrixOf, (object, type, matrix) => {
      drawing.objects++;
      if (type === PATH && drawing.rules.length <= MOST_RULES) {
        drawing.rules.push(...rulesOf(pdfium, object, matrix(), frame, address));
      }
      if (type === IMAGE) {
        const box = pictureBox(matrix(), frame);
        if (box.width > 0 && box.height > 0) drawing.pictures.push(box);
      }
      return drawing.objects < MOST_OBJECTS;
    });
  });
  return drawing;
}

/** Goes through the objects of a page, those inside form XObjects too, until `visit` answers false. */
function eachObject(
  { call }: Pdfium,
  page: number,
  matrixOf: (object: number) => Matrix,
  visit: (object: number, type: number, matrix: () => Matrix) => boolean,
): void {
  const go = (object: number, outer: Matrix, depth: number): boolean => {
    const type = call.FPDFPageObj_GetType(object);
    const matrix = () => (depth === 0 ? matrixOf(object) : multiply(matrixOf(object), outer));
    if (!visit(object, type, matrix)) return false;
    if (type !== FORM || depth > DEEPEST_FORM) return true;
    const inner = matrix();
    const count = call.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index++) {
      if (!go(call.FPDFFormObj_GetObject(object, index), inner, depth + 1)) return false;
    }
    return true;
  };
  const count = call.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index++) {
    if (!go(call.FPDFPage_GetObject(page, index), IDENTITY, 0)) return;
  }
}
