import type { EInvoice } from './einvoice.ts';
import { isEInvoice, readEInvoice } from './read.ts';

/** The e-invoice among the files attached to a PDF; null where there is none, or none that can be read. */
export function attachedEInvoice(attachments: readonly Uint8Array[]): EInvoice | null {
  for (const bytes of attachments) {
    try {
      const found = isEInvoice(bytes) ? readEInvoice(bytes) : null;
      if (found?.header.total_amount || found?.lines.length) return found;
    } catch {
      // Broken XML beside a page that a person can read: the page is read instead.
    }
  }
  return null;
}
