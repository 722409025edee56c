import { attachedEInvoice } from './einvoice/attached.ts';
import type { EInvoice } from './einvoice/einvoice.ts';
import { isEInvoice, readEInvoice } from './einvoice/read.ts';
import type { OcrOptions } from './ocr/read-picture.ts';
import type { Page } from './page.ts';
import { readXmlAttachments } from './pdf/attachments.ts';
import { isPdf, type PdfEngine } from './pdf/read.ts';
import { readPages } from './read.ts';

/** What a document says, before anybody asks for fields: its pages, and the e-invoice that came along or was all there is. */
export interface Content {
  pages: Page[];
  einvoice: EInvoice | null;
}

export interface ContentOptions {
  /** The language of the document where it is known, such as `de`. */
  language?: string;
  pdfEngine?: PdfEngine;
  /** Read only these pages, such as `1-3,5`. */
  range?: string;
  /** Opens locked PDFs. */
  password?: string;
  ocr?: Omit<OcrOptions, 'language'>;
  /** Called as each page is read. */
  onPage?(done: number, total: number): void;
}

/** Bytes to content. Throws what `readPages` throws. */
export async function readContent(bytes: Uint8Array, options: ContentOptions = {}): Promise<Content> {
  if (isEInvoice(bytes)) return { pages: [], einvoice: readEInvoice(bytes) };
  const { language, pdfEngine = 'pdfium', range, password, onPage } = options;
  const ocr = { ...options.ocr, ...(language && { language }) };
  const pages = await readPages(bytes, { pdfEngine, range, password, onPage, ocr });
  const attachments = isPdf(bytes) ? await readXmlAttachments(bytes, password) : [];
  return { pages, einvoice: attachedEInvoice(attachments) };
}
