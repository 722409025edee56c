import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import type { InvoiceTruth } from '../documents/truth.ts';
import type { Platform } from './emulator/platform.ts';

export const invoicePdf = (truth: InvoiceTruth = englishInvoice): Promise<Buffer> =>
  renderInvoice(truth, { layout: 'banner' });

/** An invoice where an earlier step of a Zap would have it; gives its address. */
export const publishInvoice = async (
  platform: Platform,
  truth: InvoiceTruth = englishInvoice,
): Promise<string> =>
  platform.publish(`${truth.number.replace('/', '-')}.pdf`, { bytes: await invoicePdf(truth) });

export const publishNote = (platform: Platform): string =>
  platform.publish('notes.txt', { bytes: Buffer.from('These are not the bytes of a PDF.') });
