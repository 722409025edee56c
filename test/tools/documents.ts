import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type InvoiceLayout, invoiceLayouts, renderInvoice } from '../documents/invoice.ts';
import { renderOrder } from '../documents/order.ts';
import { randomInvoice, randomReceipt } from '../documents/random/invoices.ts';
import { others } from '../documents/random/others.ts';
import { type Random, randomFrom } from '../documents/random/random.ts';
import { renderReceipt } from '../documents/receipt.ts';
import { accountOf } from '../documents/statement/account.ts';
import { statementLayouts } from '../documents/statement/layouts.ts';
import { renderStatement } from '../documents/statement/render-statement.ts';
import type { InvoiceTruth, Language, ReceiptTruth } from '../documents/truth.ts';
import { wordings } from '../documents/wording.ts';

/**
 * `npm run documents -- FOLDER`: writes labelled documents to train on, FOLDER/docs and FOLDER/truth: invoices,
 * receipts, orders, statements of accounts and papers that are none of these, drawn from chance, the same each time.
 */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.log('Where to? For example: npm run documents -- ../generated/all');
  process.exit(1);
}
for (const part of ['docs', 'truth']) mkdirSync(path.join(folder, part), { recursive: true });

const OF_EACH = 3;
const languages = Object.keys(wordings) as Language[];
let seed = 1;
let written = 0;
for (const language of languages) {
  for (let count = 0; count < OF_EACH; count++) {
    for (const layout of invoiceLayouts) {
      const random = randomFrom(seed++);
      const invoice = randomInvoice(random, language);
      write(
        `${layout}-${language}`,
        count,
        await renderInvoice(invoice, { layout }),
        invoiceTruth(invoice, layout),
      );
    }
    const random = randomFrom(seed++);
    const receipt = randomReceipt(random, language);
    write(`receipt-${language}`, count, await renderReceipt(receipt), receiptTruth(receipt));
    const order = {
      ...randomInvoice(random, language),
      purchaseOrder: `${random.pick(['PO', 'B', ''])}${random.digits(7)}`,
    };
    const delivery = laterDay(order.issueDate, random);
    write(`order-${language}`, count, await renderOrder(order, delivery), orderTruth(order, delivery));
    for (const [kind, render] of Object.entries(others)) {
      const other = randomInvoice(random, language);
      const document_type = kind === 'delivery' ? 'delivery_note' : 'other';
      write(`${kind}-${language}`, count, await render(other), { document_type, fields: {} });
    }
  }
}
for (const [index, layout] of statementLayouts.entries()) {
  for (let count = 0; count < OF_EACH; count++) {
    const account = accountOf(1000 + index + count * statementLayouts.length);
    const truth = { document_type: 'bank_statement', fields: {} };
    write(`statement-${index + 1}`, count, await renderStatement(account, layout), truth);
  }
}
console.log(`${written} documents: ${folder}`);

function write(group: string, count: number, pdf: Buffer, truth: object): void {
  const id = `${group}-${count + 1}`;
  writeFileSync(path.join(folder ?? '', 'docs', `${id}.pdf`), pdf);
  writeFileSync(
    path.join(folder ?? '', 'truth', `${id}.json`),
    `${JSON.stringify({ id, group, generated: true, ...truth }, null, 1)}\n`,
  );
  written++;
}

function invoiceTruth(invoice: InvoiceTruth, layout: InvoiceLayout): object {
  const { seller, buyer } = invoice;
  const printsBuyerVat = layout !== 'boxed' && layout !== 'sender';
  return {
    document_type: 'invoice',
    ...printedOrNot({
      invoice_number: invoice.number,
      issue_date: invoice.issueDate,
      due_date: invoice.dueDate,
      currency: invoice.currency,
      ...sumsIn(invoice),
      ...(layout === 'parties' && { amount_due: invoice.total }),
      seller_name: seller.name,
      seller_vat_id: seller.vatId ?? '',
      buyer_name: buyer.name,
      buyer_vat_id: (printsBuyerVat && buyer.vatId) || '',
      purchase_order: invoice.purchaseOrder,
      iban: invoice.iban,
      line_items: invoice.lines,
    }),
  };
}

function receiptTruth(receipt: ReceiptTruth): object {
  return {
    document_type: 'receipt',
    ...printedOrNot({
      seller_name: receipt.seller.name,
      issue_date: receipt.issueDate,
      issue_time: receipt.issueTime,
      currency: receipt.currency,
      ...sumsIn(receipt),
    }),
  };
}

function orderTruth(order: InvoiceTruth, deliveryDate: string): object {
  return {
    document_type: 'purchase_order',
    ...printedOrNot({
      order_number: order.purchaseOrder,
      issue_date: order.issueDate,
      delivery_date: deliveryDate,
      currency: order.currency,
      ...sumsIn(order),
      seller_name: order.seller.name,
      buyer_name: order.buyer.name,
      line_items: order.lines,
    }),
  };
}

/** Where nothing is taxed the tax is not printed. */
function sumsIn({ net, tax, total }: InvoiceTruth | ReceiptTruth) {
  return { net_amount: net, tax_amount: tax === 0 ? '' : tax, total_amount: total };
}

function printedOrNot(values: Record<string, unknown>): object {
  const entries = Object.entries(values);
  return {
    fields: Object.fromEntries(entries.filter(([, value]) => value !== '')),
    unprinted_fields: Object.fromEntries(
      entries.filter(([, value]) => value === '').map(([name]) => [name, null]),
    ),
  };
}

function laterDay(iso: string, random: Random): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + random.whole(3, 40));
  return day.toISOString().slice(0, 10);
}
