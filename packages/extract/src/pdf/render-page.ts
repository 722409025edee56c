import type { Picture } from '../image/picture.ts';
import type { Frame } from './frame.ts';
import type { Pdfium } from './pdfium.ts';

const POINTS_PER_INCH = 72;
const BGRA = 4;
const WITH_ANNOTATIONS = 0x01;
/** Red first in memory instead of blue. */
const RGBA = 0x10;
const WHITE = 0xffffffff;
/** A4 at 350 dots per inch; a larger page is drawn with fewer dots. */
const MOST_PIXELS = 12_000_000;

/** A page as displayed, on white. The picture's pixels are `dotsPerInch` to the inch, or fewer on a huge page. */
export function renderPage(
  pdfium: Pdfium,
  page: number,
  frame: Frame,
  dotsPerInch: number,
): { picture: Picture; dotsPerInch: number } {
  const { call } = pdfium;
  const wanted = dotsPerInch / POINTS_PER_INCH;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (frame.width * frame.height)));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const bitmap = call.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0);
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS | RGBA);
    const pixels = pdfium.bytes(call.FPDFBitmap_GetBuffer(bitmap), width * height * 4);
    return { picture: { data: withoutAlpha(pixels), width, height }, dotsPerInch: scale * POINTS_PER_INCH };
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
  }
}

function withoutAlpha(pixels: Uint8Array): Uint8Array {
  const data = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    data[to++] = pixels[from] ?? 0;
    data[to++] = pixels[from + 1] ?? 0;
    data[to++] = pixels[from + 2] ?? 0;
  }
  return data;
}
