import type { Field, PresetType } from '@docglean/contract';
import { bankStatementFields } from './bank-statement.ts';
import { deliveryNoteFields } from './delivery-note.ts';
import { invoiceFields } from './invoice.ts';
import { purchaseOrderFields } from './purchase-order.ts';
import { receiptFields } from './receipt.ts';

/** The field lists for documents that everybody knows. */
export const presets: Readonly<Record<PresetType, Field[]>> = {
  invoice: invoiceFields,
  receipt: receiptFields,
  purchase_order: purchaseOrderFields,
  delivery_note: deliveryNoteFields,
  bank_statement: bankStatementFields,
};
