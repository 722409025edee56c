import type { Rule } from '../page.ts';
import type { Edges, Frame } from './frame.ts';
import type { Matrix } from './matrix.ts';
import type { Pdfium } from './pdfium.ts';

const CURVE = 1;
/** A rectangle has five corners with the way back, six where it is closed besides; more is a drawing. */
const MOST_CORNERS = 6;
/** Points: what is thinner is a line, what is shorter is a dot. */
const THIN = 3;
const SHORT = 4;
/** Points: a filled area up to this thick is a bold line and no shade. */
const THICK = 6;

/** The horizontal or vertical lines that a path is, none for other shapes; `address` lends 8 bytes. */
export function rulesOf(pdfium: Pdfium, path: number, matrix: Matrix, frame: Frame, address: number): Rule[] {
  const count = pdfium.call.FPDFPath_CountSegments(path);
  if (count < 2 || count > MOST_CORNERS) return [];
  const edges = edgesOf(pdfium, path, count, matrix, frame, address);
  if (!edges) return [];
  const { left, top, right, bottom } = edges;
  const [width, height] = [right - left, bottom - top];
  if (width < SHORT && height < SHORT) return [];
  const rule = (x0: number, y0: number, x1: number, y1: number): Rule => ({
    x0: x0 / frame.width,
    y0: y0 / frame.height,
    x1: x1 / frame.width,
    y1: y1 / frame.height,
  });
  if (height < THIN) return [rule(left, (top + bottom) / 2, right, (top + bottom) / 2)];
  if (width < THIN) return [rule((left + right) / 2, top, (left + right) / 2, bottom)];
  if (count < 4) return [];
  const rules = [
    rule(left, top, right, top),
    rule(left, bottom, right, bottom),
    rule(left, top, left, bottom),
    rule(right, top, right, bottom),
  ];
  if (Math.min(width, height) >= THICK && !isOutlined(pdfium, path, address)) {
    for (const one of rules) one.shade = true;
  }
  return rules;
}

/** The box around a path's corners; null for a path with curves. */
function edgesOf(
  { call, floatAt }: Pdfium,
  path: number,
  count: number,
  [a, b, c, d, e, f]: Matrix,
  frame: Frame,
  address: number,
): Edges | null {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [top, bottom] = [left, right];
  for (let index = 0; index < count; index++) {
    const segment = call.FPDFPath_GetPathSegment(path, index);
    if (call.FPDFPathSegment_GetType(segment) === CURVE) return null;
    call.FPDFPathSegment_GetPoint(segment, address, address + 4);
    const [x, y] = [floatAt(address, 0), floatAt(address, 1)];
    const [across, down] = frame.place(x * a + y * c + e, x * b + y * d + f);
    left = Math.min(left, across);
    right = Math.max(right, across);
    top = Math.min(top, down);
    bottom = Math.max(bottom, down);
  }
  return { left, top, right, bottom };
}

function isOutlined({ call, bytes }: Pdfium, path: number, address: number): boolean {
  call.FPDFPath_GetDrawMode(path, address, address + 4);
  return bytes(address + 4, 1)[0] !== 0;
}
