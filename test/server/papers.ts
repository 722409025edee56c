import type { DocumentSummary, ErrorResponse, Match } from '@docglean/contract';
import { ciiOf, orderXmlOf } from '../documents/einvoice-xml.ts';
import { englishInvoice } from '../documents/examples.ts';
import { type InvoiceTruth, type LineTruth, line, type PartyTruth, sumsOf } from '../documents/truth.ts';
import type { TestServer } from '../harness/server.ts';
import { call, extractAll } from './requests.ts';

export const chairs = (quantity: number, price = 49): LineTruth =>
  line('CH-100', 'Oak chair', quantity, price);
export const lamps = (quantity: number, price = 19.9): LineTruth =>
  line('LA-20', 'Table lamp, brass', quantity, price);

const SYLLABLES = ['bra', 'fel', 'gor', 'hin', 'jun', 'kol', 'lom', 'nar', 'pev', 'tus'];

/** A seller that nobody else buys from: what belongs to one test is no candidate in another. */
const sellerOf = (number: string): PartyTruth => {
  // Spread out, so that neighbours are not alike.
  const spread = String((Number(number.replace(/\D/g, '')) * 7_654_321) % 99_999_989);
  const word = [...spread].map((digit) => SYLLABLES[Number(digit)]).join('');
  return {
    name: `${word.slice(0, 1).toUpperCase()}${word.slice(1)} Ltd`,
    street: '1 Quay',
    town: 'X1 Cork',
    country: '',
  };
};

/** An invoice and the order it answers in one. */
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
    seller: sellerOf(order || number),
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

/** Submits files, waits, and gives their documents in the same order. */
export async function readAll(
  server: TestServer,
  files: File[],
  options: object = {},
): Promise<DocumentSummary[]> {
  const { documents } = await extractAll(server, files, options);
  return documents;
}

/** The same for one. */
export async function read(server: TestServer, file: File, options: object = {}): Promise<DocumentSummary> {
  const [document] = await readAll(server, [file], options);
  if (!document) throw new Error('there is no document');
  return document;
}

/** Matches a document; throws what the server says where it does not. */
export async function matchOf(server: TestServer, documentId: string, more: object = {}): Promise<Match> {
  const { status, json } = await call(server, 'POST', '/v1/matches', { document_id: documentId, ...more });
  if (status !== 201) throw new Error((json as ErrorResponse).error.message);
  return json.match;
}
