import { readCii } from './cii.ts';
import type { EInvoice } from './einvoice.ts';
import { readUbl } from './ubl.ts';
import { nodesAt, parseXml, rootName } from './xml.ts';

const readers = {
  CrossIndustryInvoice: readCii,
  /** ZUGFeRD 1. */
  CrossIndustryDocument: readCii,
  /** Order-X. */
  SCRDMCCBDACIOMessageStructure: readCii,
  Invoice: readUbl,
  CreditNote: readUbl,
  Order: readUbl,
};

const readerOf = (root: string | null) =>
  root && root in readers ? readers[root as keyof typeof readers] : undefined;

/** Whether the bytes are an e-invoice or e-order in a syntax known here. */
export const isEInvoice = (bytes: Uint8Array): boolean => readerOf(rootName(bytes)) !== undefined;

/** Reads Factur-X, ZUGFeRD, Order-X, XRechnung and Peppol documents. Throws CORRUPT_FILE where the XML is broken. */
export function readEInvoice(bytes: Uint8Array): EInvoice | null {
  const root = rootName(bytes);
  const reader = readerOf(root);
  const node = reader && nodesAt(parseXml(bytes), root ?? '')[0];
  return reader && node ? reader(node, root ?? '') : null;
}
