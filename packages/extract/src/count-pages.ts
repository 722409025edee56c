import { isEInvoice } from './einvoice/read.ts';
import { imageFormatOf, isHeic } from './image/image-format.ts';
import { openImage } from './image/open-image.ts';
import { loadPdfium, withDocument } from './pdf/pdfium.ts';
import { isPdf } from './pdf/read.ts';
import { readPages } from './read.ts';

/**
 * How many pages a file has, with nothing read that need not be: a Word file's pages are only known when it is set. Throws
 * what opening it throws.
 */
export async function countPages(bytes: Uint8Array): Promise<number> {
  // An e-invoice that comes without its picture has no pages: reading it counts as one.
  if (isEInvoice(bytes)) return 1;
  if (isPdf(bytes)) {
    const pdfium = await loadPdfium();
    const count = async (document: number): Promise<number> => pdfium.call.FPDF_GetPageCount(document);
    return withDocument(pdfium, bytes, count);
  }
  // Pictures beyond the first are not read, and to look for them all would be unpacked.
  if (isHeic(bytes)) return 1;
  if (imageFormatOf(bytes)) {
    const { pageCount } = await openImage(bytes, Number.POSITIVE_INFINITY);
    return pageCount;
  }
  return (await readPages(bytes)).length;
}
