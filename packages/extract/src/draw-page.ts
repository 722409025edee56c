import sharp from 'sharp';
import { ExtractError } from './errors.ts';
import { imageFormatOf, isHeic } from './image/image-format.ts';
import { openImage } from './image/open-image.ts';
import type { Picture } from './image/picture.ts';
import { frameOf } from './pdf/frame.ts';
import { loadPdfium, withDocument } from './pdf/pdfium.ts';
import { isPdf } from './pdf/read.ts';
import { renderPage } from './pdf/render-page.ts';

/** Enough to read small print on a screen, A4 being 1240 pixels wide. */
const DOTS_PER_INCH = 150;
const WIDEST = 1600;
const MOST_PAGES = 2000;

/**
 * One page as displayed, as a PNG: `number` counts from 1. Throws PAGES_NOT_FOUND where there is no such page,
 * UNSUPPORTED_FORMAT where the file has no pages to draw, as Word files and the XML of invoices; and what opening it throws.
 */
export async function drawPage(bytes: Uint8Array, number: number, password?: string): Promise<Uint8Array> {
  const { data, width, height } = await pictureOf(bytes, number, password);
  const png = sharp(data, { raw: { width, height, channels: 3 } });
  return png
    .resize({ width: Math.min(width, WIDEST) })
    .png({ palette: true })
    .toBuffer();
}

async function pictureOf(bytes: Uint8Array, number: number, password?: string): Promise<Picture> {
  if (isPdf(bytes)) return pdfPage(bytes, number, password);
  if (!imageFormatOf(bytes) && !isHeic(bytes)) throw new ExtractError('UNSUPPORTED_FORMAT');
  const image = await openImage(bytes, MOST_PAGES);
  if (number > image.pageCount) throw new ExtractError('PAGES_NOT_FOUND');
  return (await image.page(number - 1)).picture;
}

async function pdfPage(bytes: Uint8Array, number: number, password?: string): Promise<Picture> {
  const pdfium = await loadPdfium();
  const draw = async (document: number): Promise<Picture> => {
    const page = pdfium.call.FPDF_LoadPage(document, number - 1);
    if (!page) throw new ExtractError('PAGES_NOT_FOUND');
    try {
      return renderPage(pdfium, page, frameOf(pdfium, page), DOTS_PER_INCH).picture;
    } finally {
      pdfium.call.FPDF_ClosePage(page);
    }
  };
  return withDocument(pdfium, bytes, draw, password);
}
