import type { Check, Field, FieldResult, PresetType, Table } from '@docglean/contract';
import { attachedEInvoice } from './einvoice/attached.ts';
import type { EInvoice } from './einvoice/einvoice.ts';
import { listing } from './einvoice/listing.ts';
import { isEInvoice, readEInvoice } from './einvoice/read.ts';
import { ExtractError } from './errors.ts';
import { findFields } from './fields/find-fields.ts';
import { layOut } from './layout/lines.ts';
import { textOf } from './layout/text.ts';
import type { OcrOptions } from './ocr/read-picture.ts';
import type { Page } from './page.ts';
import { readXmlAttachments } from './pdf/attachments.ts';
import { isPdf, type PdfEngine } from './pdf/read.ts';
import { classify } from './presets/classify.ts';
import { presets } from './presets/presets.ts';
import { readPages } from './read.ts';
import { findTables } from './tables/find-tables.ts';
import { tableResults } from './tables/table-result.ts';
import { withItems } from './tables/with-items.ts';
import { engineVersion } from './version.ts';

export interface ExtractOptions {
  mode: 'fields' | 'text';
  /** Used where `fields` is absent. `auto` tells invoices from receipts; any other document gets no fields. */
  documentType: 'auto' | PresetType;
  fields?: readonly Field[];
  /** The language of the document where it is known, such as `de`. */
  language?: string;
  pdfEngine?: PdfEngine;
  /** Read only these pages, such as `1-3,5`. */
  range?: string;
  /** Opens locked PDFs. */
  password?: string;
  ocr?: Omit<OcrOptions, 'language'>;
  /** Called as each page is read. */
  onPage?(done: number, total: number): void;
}

export interface Extracted {
  documentType: string | null;
  engine: 'rules' | 'einvoice';
  engineVersion: string;
  pageCount: number;
  pages: Page[];
  text: string;
  tables: Table[];
  fields: FieldResult[];
  /** The plain values by field name. */
  result: Record<string, unknown>;
  checks: Check[];
  /** The lowest confidence among the required fields; null where none is required or none were asked for. */
  confidence: number | null;
}

/** Reads a document. Throws ExtractError: what `readPages` throws, or EMPTY_DOCUMENT. */
export async function extract(bytes: Uint8Array, options: ExtractOptions): Promise<Extracted> {
  const { pages, einvoice } = await readContent(bytes, options);
  if (!einvoice && pages.every((page) => page.words.length === 0)) throw new ExtractError('EMPTY_DOCUMENT');
  const laidOut = pages.map(layOut);
  const text = pages.length > 0 || !einvoice ? textOf(laidOut) : listing(einvoice);
  const engine = einvoice ? 'einvoice' : 'rules';
  const read = { engine, engineVersion, pageCount: Math.max(1, pages.length), pages, text } as const;
  const tables = findTables(laidOut);
  const unfilled = { ...read, tables, fields: [], result: {}, checks: [], confidence: null };
  if (options.mode === 'text') return { ...unfilled, documentType: null };
  const documentType = typeOf(options, () => (einvoice?.kind === 'invoice' ? 'invoice' : classify(laidOut)));
  const wanted = options.fields ?? (documentType ? presets[documentType] : []);
  // Looking for candidates takes as long and as much memory as reading, and a long report has no fields.
  if (wanted.length === 0) return { ...unfilled, documentType };
  const {
    fields,
    checks,
    tables: itemTables,
  } = findFields(wanted, laidOut, text, {
    language: options.language,
    einvoice,
  });
  return {
    ...read,
    documentType,
    tables: withItems(
      tables,
      itemTables.flatMap((table) => tableResults(table, laidOut)),
    ),
    fields,
    result: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    checks,
    confidence: lowestRequired(wanted, fields),
  };
}

interface Content {
  pages: Page[];
  einvoice: EInvoice | null;
}

/** The pages, and the e-invoice that came along or was all there is. */
async function readContent(bytes: Uint8Array, options: ExtractOptions): Promise<Content> {
  if (isEInvoice(bytes)) return { pages: [], einvoice: readEInvoice(bytes) };
  const { language, pdfEngine = 'pdfium', range, password, onPage } = options;
  const ocr = { ...options.ocr, ...(language && { language }) };
  const pages = await readPages(bytes, { pdfEngine, range, password, onPage, ocr });
  const attachments = isPdf(bytes) ? await readXmlAttachments(bytes, password) : [];
  return { pages, einvoice: attachedEInvoice(attachments) };
}

const typeOf = ({ documentType }: ExtractOptions, guess: () => PresetType | null): PresetType | null =>
  documentType === 'auto' ? guess() : documentType;

function lowestRequired(wanted: readonly Field[], found: readonly FieldResult[]): number | null {
  const required = new Set(wanted.filter((field) => field.required).map((field) => field.name));
  const confidences = found.filter(({ name }) => required.has(name)).map(({ confidence }) => confidence);
  return confidences.length > 0 ? Math.min(...confidences) : null;
}
