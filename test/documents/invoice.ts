import { drawBanner } from './invoice/banner.ts';
import { drawBoxed } from './invoice/boxed.ts';
import { drawLetterhead } from './invoice/letterhead.ts';
import { drawPlain } from './invoice/plain.ts';
import { drawPdf } from './sheet.ts';
import type { InvoiceTruth } from './truth.ts';

const layouts = { letterhead: drawLetterhead, banner: drawBanner, boxed: drawBoxed, plain: drawPlain };

export type InvoiceLayout = keyof typeof layouts;

export interface InvoiceStyle {
  layout: InvoiceLayout;
  /** Stored sideways with /Rotate 90. */
  rotated?: boolean;
}

export function renderInvoice(
  invoice: InvoiceTruth,
  { layout, rotated = false }: InvoiceStyle,
): Promise<Buffer> {
  return drawPdf((sheet) => layouts[layout](sheet, invoice), { title: invoice.number, rotated });
}
