import { drawBanner } from './invoice/banner.ts';
import { drawBoxed } from './invoice/boxed.ts';
import { drawLetterhead } from './invoice/letterhead.ts';
import { drawParties } from './invoice/parties.ts';
import { drawPlain } from './invoice/plain.ts';
import { drawSender } from './invoice/sender.ts';
import { type Attachment, drawPdf } from './sheet.ts';
import type { InvoiceTruth } from './truth.ts';

const layouts = {
  letterhead: drawLetterhead,
  banner: drawBanner,
  boxed: drawBoxed,
  plain: drawPlain,
  parties: drawParties,
  sender: drawSender,
};

export type InvoiceLayout = keyof typeof layouts;

export const invoiceLayouts = Object.keys(layouts) as InvoiceLayout[];

export interface InvoiceStyle {
  layout: InvoiceLayout;
  /** Stored sideways with /Rotate 90. */
  rotated?: boolean;
  /** A file that comes along inside the PDF, such as the XML of an e-invoice. */
  attachment?: Attachment;
}

export function renderInvoice(
  invoice: InvoiceTruth,
  { layout, rotated = false, attachment }: InvoiceStyle,
): Promise<Buffer> {
  return drawPdf((sheet) => layouts[layout](sheet, invoice), {
    title: invoice.number,
    rotated,
    ...(attachment && { attachment }),
  });
}
