import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import type { InvoiceTruth } from '../documents/truth.ts';

export const invoicePdf = (truth: InvoiceTruth = englishInvoice): Promise<Buffer> =>
  renderInvoice(truth, { layout: 'banner' });
