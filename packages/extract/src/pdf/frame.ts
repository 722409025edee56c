import type { Pdfium } from './pdfium.ts';

/** How page space (origin bottom left, not rotated) becomes the page as displayed, in points from its top left. */
export interface Frame {
  width: number;
  height: number;
  /** Quarter turns clockwise between page space and display. */
  quarterTurns: number;
  place(x: number, y: number): [number, number];
}

/** A box as displayed, in points from the page's top left. */
export interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Throws nothing: a page without a usable box gets US Letter, as PDFium itself does. */
export function frameOf(pdfium: Pdfium, page: number): Frame {
  const [left = 0, top = 792, right = 612, bottom = 0] = pdfium.lend(16, (address) => {
    pdfium.call.FPDF_GetPageBoundingBox(page, address);
    return pdfium.floats(address, 4);
  });
  const width = right - left;
  const height = top - bottom;
  const quarterTurns = pdfium.call.FPDFPage_GetRotation(page);
  switch (quarterTurns) {
    case 1:
      return { width: height, height: width, quarterTurns, place: (x, y) => [y - bottom, x - left] };
    case 2:
      return { width, height, quarterTurns, place: (x, y) => [right - x, y - bottom] };
    case 3:
      return { width: height, height: width, quarterTurns, place: (x, y) => [top - y, right - x] };
    default:
      return { width, height, quarterTurns, place: (x, y) => [x - left, top - y] };
  }
}
