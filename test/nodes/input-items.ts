import type { INodeExecutionData } from 'n8n-workflow';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import type { InvoiceTruth } from '../documents/truth.ts';

/** An input item with a file in the field `data`. */
export const fileItem = (
  bytes: Buffer | string,
  fileName: string,
  json: INodeExecutionData['json'] = {},
): INodeExecutionData => ({
  json,
  binary: {
    data: { data: Buffer.from(bytes).toString('base64'), mimeType: 'application/octet-stream', fileName },
  },
});

export const invoiceItem = async (truth: InvoiceTruth, json: INodeExecutionData['json'] = {}) =>
  fileItem(await renderInvoice(truth, { layout: 'banner' }), `${truth.number.replace('/', '-')}.pdf`, json);

/** As many invoices as wanted, numbered from 1. */
export const numberedInvoices = (count: number): Promise<INodeExecutionData[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      invoiceItem({ ...englishInvoice, number: `BK-${1001 + index}` }),
    ),
  );

export const textItem = () => fileItem('These are not the bytes of a PDF.', 'notes.txt');
