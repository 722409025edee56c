import type { InvoiceTruth, LineTruth, PartyTruth } from '../documents/truth.ts';

/** What extract() should give for a drawn invoice, field by field. Addresses are compared by their parts. */
export const expectedInvoice = (truth: InvoiceTruth): Record<string, unknown> => ({
  invoice_number: truth.number,
  issue_date: truth.issueDate,
  due_date: truth.dueDate,
  currency: truth.currency,
  net_amount: truth.net,
  tax_amount: truth.tax,
  total_amount: truth.total,
  amount_due: truth.total,
  seller_name: truth.seller.name,
  seller_vat_id: truth.seller.vatId,
  buyer_name: truth.buyer.name,
  purchase_order: truth.purchaseOrder,
  iban: truth.iban,
});

export const expectedLine = ({ description, details, quantity, unitPrice, amount }: LineTruth) => ({
  description: details ? `${description} ${details}` : description,
  quantity,
  unit_price: unitPrice,
  amount,
});

export const streetAndTown = ({ street, town }: PartyTruth): string => `${street}, ${town}`;
