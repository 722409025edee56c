import { englishInvoice, englishReceipt } from './examples.ts';
import { renderInvoice } from './invoice.ts';
import { renderReceipt } from './receipt.ts';

/** The documents that ship with the demo. */
export const samples: readonly { fileName: string; render(): Promise<Buffer> }[] = [
  { fileName: 'sample-invoice.pdf', render: () => renderInvoice(englishInvoice, { layout: 'banner' }) },
  { fileName: 'sample-receipt.pdf', render: () => renderReceipt(englishReceipt) },
];
