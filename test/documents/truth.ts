/** What a document says: drawn by the generator, compared with by the tests. */
export interface PartyTruth {
  name: string;
  street: string;
  town: string;
  country: string;
  vatId?: string;
  taxNumber?: string;
  email?: string;
  website?: string;
  phone?: string;
}

export interface LineTruth {
  description: string;
  /** More text under the description, as many invoices have. */
  details?: string;
  sku: string;
  quantity: number;
  unitPrice: number;
  amount: number;
}

/** The tax at one rate, in percent. */
export interface TaxTruth {
  rate: number;
  net: number;
  tax: number;
}

export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pt' | 'pl';

/** A field left '' is not printed. */
export interface InvoiceTruth {
  language: Language;
  number: string;
  /** YYYY-MM-DD */
  issueDate: string;
  dueDate: string;
  currency: string;
  seller: PartyTruth;
  buyer: PartyTruth;
  purchaseOrder: string;
  iban: string;
  bic: string;
  lines: LineTruth[];
  /** Percent. */
  taxRate: number;
  net: number;
  tax: number;
  total: number;
}

export interface ReceiptTruth {
  language: Language;
  seller: PartyTruth;
  issueDate: string;
  issueTime: string;
  currency: string;
  lines: LineTruth[];
  taxRate: number;
  net: number;
  tax: number;
  total: number;
  paymentMethod: string;
}

export const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** A line with its amount worked out. */
export function line(
  sku: string,
  description: string,
  quantity: number,
  unitPrice: number,
  details?: string,
): LineTruth {
  const amount = cents(quantity * unitPrice);
  return { sku, description, quantity, unitPrice, amount, ...(details ? { details } : {}) };
}

/** Net, tax and total of lines whose prices have no tax in them. */
export function sumsOf(
  lines: readonly LineTruth[],
  taxRate: number,
): { net: number; tax: number; total: number } {
  const net = cents(lines.reduce((sum, { amount }) => sum + amount, 0));
  const tax = cents((net * taxRate) / 100);
  return { net, tax, total: cents(net + tax) };
}

/** The same for prices with tax in them, as shops print them. */
export function sumsWithin(
  lines: readonly LineTruth[],
  taxRate: number,
): { net: number; tax: number; total: number } {
  const total = cents(lines.reduce((sum, { amount }) => sum + amount, 0));
  const net = cents(total / (1 + taxRate / 100));
  return { net, tax: cents(total - net), total };
}

/** The tax by rate of an invoice that has one rate. */
export const taxesOf = ({ taxRate, net, tax }: InvoiceTruth): TaxTruth[] => [{ rate: taxRate, net, tax }];

export const taxAt = (rate: number, net: number): TaxTruth => ({ rate, net, tax: cents((net * rate) / 100) });
