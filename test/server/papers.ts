import type { DocumentSummary, ErrorResponse, Match } from '@docglean/contract';
import { ciiOf, orderXmlOf } from '../documents/einvoice-xml.ts';
import { englishInvoice } from '../documents/examples.ts';
import { type InvoiceTruth, type LineTruth, line, sumsOf } from '../documents/truth.ts';
import type { TestServer } from '../harness/server.ts';
import { call, extractAll } from './requests.ts';

export const chairs = (quantity: number, price = 49): LineTruth =>
  line('CH-100', 'Oak chair', quantity, price);
export const lamps = (quantity: number, price = 19.9): LineTruth =>
  line('LA-20', 'Table lamp, brass', quantity, price);

/** An invoice and the order it answers in one; two companies that don't exist. */
export function paper(
  number: string,
  order: string,
  lines: LineTruth[],
  more: Partial<InvoiceTruth> = {},
): InvoiceTruth {
  return {
    ...englishInvoice,
    number,
    purchaseOrder: order,
    issueDate: '2026-03-14',
    dueDate: '2026-04-13',
    currency: 'EUR',
    lines,
    ...sumsOf(lines, englishInvoice.taxRate),
    ...more,
  };
}

/** As XML, which is read exactly. */
export const invoiceOf = (truth: InvoiceTruth): File => new File([ciiOf(truth)], `${truth.number}.xml`);
export const orderOf = (truth: InvoiceTruth): File =>
  new File([orderXmlOf({ ...truth, issueDate: '2026-03-02' })], `${truth.purchaseOrder}.xml`);

/** Submits one file, waits, and gives its document. */
export async function read(server: TestServer, file: File, options: object = {}): Promise<DocumentSummary> {
  const { documents } = await extractAll(server, [file], options);
  const [document] = documents;
  if (!document) throw new Error('there is no document');
  return document;
}

/** Matches a document; throws what the server says where it does not. */
export async function matchOf(server: TestServer, documentId: string, more: object = {}): Promise<Match> {
  const { status, json } = await call(server, 'POST', '/v1/matches', { document_id: documentId, ...more });
  if (status !== 201) throw new Error((json as ErrorResponse).error.message);
  return json.match;
}
