import type { Rule } from '../page.ts';
import type { Frame } from './frame.ts';
import { IDENTITY, type Matrix, matrixReader, multiply } from './matrix.ts';
import type { Pdfium } from './pdfium.ts';

const PATH = 2;
const FORM = 5;
const CURVE = 1;
/** Points: what is thinner is a line, what is shorter is a dot. */
const THIN = 3;
const SHORT = 4;
/** Points: a filled area up to this thick is a bold line and no shade. */
const THICK = 6;
const DEEPEST_FORM = 12;
const MOST_RULES = 20_000;

/** The horizontal and vertical lines drawn on a page, those inside form XObjects too. */
export function readRulings(pdfium: Pdfium, page: number, frame: Frame): Rule[] {
  const { call } = pdfium;
  const rules: Rule[] = [];
  pdfium.lend(64, (address) => {
    const matrixOf = matrixReader(pdfium, address);
    const visit = (object: number, outer: Matrix, depth: number): void => {
      if (rules.length > MOST_RULES) return;
      const type = call.FPDFPageObj_GetType(object);
      if (type === PATH) {
        const points = pointsOf(pdfium, object, multiply(matrixOf(object), outer), address);
        rules.push(...linesOf(points, frame, () => isOutlined(pdfium, object, address)));
      }
      if (type !== FORM || depth > DEEPEST_FORM) return;
      const inner = multiply(matrixOf(object), outer);
      const count = call.FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count; index++)
        visit(call.FPDFFormObj_GetObject(object, index), inner, depth + 1);
    };
    const count = call.FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index++) visit(call.FPDFPage_GetObject(page, index), IDENTITY, 0);
  });
  return rules;
}

type Point = [x: number, y: number];

/** The corners of a path in page space; none for a path with curves. */
function pointsOf({ call, ...pdfium }: Pdfium, path: number, matrix: Matrix, address: number): Point[] {
  const points: Point[] = [];
  const count = call.FPDFPath_CountSegments(path);
  for (let index = 0; index < count; index++) {
    const segment = call.FPDFPath_GetPathSegment(path, index);
    if (call.FPDFPathSegment_GetType(segment) === CURVE) return [];
    call.FPDFPathSegment_GetPoint(segment, address, address + 4);
    const [x, y] = [pdfium.floatAt(address, 0), pdfium.floatAt(address, 1)];
    const [a, b, c, d, e, f] = matrix;
    points.push([x * a + y * c + e, x * b + y * d + f]);
  }
  return points;
}

function isOutlined({ call, ...pdfium }: Pdfium, path: number, address: number): boolean {
  call.FPDFPath_GetDrawMode(path, address, address + 4);
  return pdfium.copy(address + 4, 1)[0] !== 0;
}

function linesOf(points: readonly Point[], frame: Frame, isOutlined: () => boolean): Rule[] {
  if (points.length < 2 || points.length > 6) return [];
  const placed = points.map(([x, y]) => frame.place(x, y));
  const xs = placed.map(([x]) => x);
  const ys = placed.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const rule = (x0: number, y0: number, x1: number, y1: number): Rule => ({
    x0: x0 / frame.width,
    y0: y0 / frame.height,
    x1: x1 / frame.width,
    y1: y1 / frame.height,
  });
  const [width, height] = [right - left, bottom - top];
  if (width < SHORT && height < SHORT) return [];
  if (height < THIN) return [rule(left, (top + bottom) / 2, right, (top + bottom) / 2)];
  if (width < THIN) return [rule((left + right) / 2, top, (left + right) / 2, bottom)];
  if (points.length < 4) return [];
  const edges = [
    rule(left, top, right, top),
    rule(left, bottom, right, bottom),
    rule(left, top, left, bottom),
    rule(right, top, right, bottom),
  ];
  return Math.min(width, height) < THICK || isOutlined()
    ? edges
    : edges.map((edge) => ({ ...edge, shade: true }));
}
