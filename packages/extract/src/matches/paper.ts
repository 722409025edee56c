import type { PaperKind } from '@docglean/contract';

/** Who stands on a paper. */
export interface Party {
  name: string | null;
  vatId: string | null;
}

export interface PaperLine {
  /** Its place among the lines of the paper, from 1. */
  line: number;
  sku: string | null;
  description: string | null;
  quantity: number | null;
  unit: string | null;
  unitPrice: number | null;
  amount: number | null;
  /** The order or delivery note this line names, where lines do. */
  reference: string | null;
}

/** A document as it is matched: the same shape for invoices, orders, delivery notes and receipts, whatever parser read it. */
export interface Paper {
  id: string;
  kind: PaperKind;
  /** The number it gives itself. */
  number: string | null;
  orderNumbers: readonly string[];
  /** The seller's own numbers for an order: they can speak for a pair, not against it. */
  salesNumbers: readonly string[];
  deliveryNumbers: readonly string[];
  invoiceNumbers: readonly string[];
  seller: Party;
  buyer: Party;
  currency: string | null;
  /** YYYY-MM-DD */
  date: string | null;
  net: number | null;
  tax: number | null;
  total: number | null;
  lines: readonly PaperLine[];
}

/** What one paper took of the lines of an earlier one. */
export interface Bill {
  /** The paper that took, such as an invoice, and the day it bears. */
  claimId: string;
  date: string | null;
  /** The paper it was taken from, such as an order. */
  baseId: string;
  baseKind: PaperKind;
  /** Before tax. */
  amount: number;
  lines: readonly { line: number; quantity: number }[];
}

/** Papers follow each other: what an order agreed is delivered, then invoiced, then paid. */
const SEQUENCE: Readonly<Record<PaperKind, number>> = {
  purchase_order: 0,
  delivery_note: 1,
  invoice: 2,
  other: 3,
  credit_note: 4,
  receipt: 4,
};

/** Whether the first paper claims what the second one set, and not the other way round. */
export const claims = (one: PaperKind, other: PaperKind): boolean => SEQUENCE[one] >= SEQUENCE[other];

/** What goes with a kind of paper where nobody says what to look for. */
export const goesWith: Readonly<Record<PaperKind, readonly PaperKind[]>> = {
  invoice: ['purchase_order', 'delivery_note', 'receipt'],
  credit_note: ['invoice', 'purchase_order'],
  receipt: ['invoice', 'purchase_order'],
  purchase_order: ['invoice', 'delivery_note', 'receipt'],
  delivery_note: ['purchase_order', 'invoice'],
  other: ['invoice', 'purchase_order', 'delivery_note', 'receipt'],
};

/** Whether a paper took its share before another: by the days they bear, then by the order in which they came. */
export const isEarlier = (bill: Bill, { id, date }: Pick<Paper, 'id' | 'date'>): boolean =>
  bill.date !== null && date !== null && bill.date !== date ? bill.date < date : bill.claimId < id;
