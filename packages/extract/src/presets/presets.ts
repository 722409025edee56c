import type { Field, PresetType } from '@docglean/contract';
import { invoiceFields } from './invoice.ts';
import { receiptFields } from './receipt.ts';

/** The field lists for documents that everybody knows. */
export const presets: Readonly<Record<PresetType, Field[]>> = {
  invoice: invoiceFields,
  receipt: receiptFields,
};
