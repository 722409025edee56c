import type { Check, Field, FieldResult, PresetType, Table } from '@docglean/contract';
import { ExtractError } from './errors.ts';
import { findFields } from './fields/find-fields.ts';
import { layOut } from './layout/lines.ts';
import { textOf } from './layout/text.ts';
import type { OcrOptions } from './ocr/read-picture.ts';
import type { Page } from './page.ts';
import type { PdfEngine } from './pdf/read.ts';
import { classify } from './presets/classify.ts';
import { presets } from './presets/presets.ts';
import { readPages } from './read.ts';
import { tableResults } from './tables/table-result.ts';
import { engineVersion } from './version.ts';

export interface ExtractOptions {
  mode: 'fields' | 'text';
  /** Used where `fields` is absent. `auto` tells invoices from receipts; any other document gets no fields. */
  documentType: 'auto' | PresetType;
  fields?: readonly Field[];
  /** The language of the document where it is known, such as `de`. */
  language?: string;
  pdfEngine?: PdfEngine;
  ocr?: Omit<OcrOptions, 'language'>;
  /** Called as each page is read. */
  onPage?(done: number, total: number): void;
}

export interface Extracted {
  documentType: string | null;
  engine: 'rules';
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
  const { language, pdfEngine = 'pdfium', onPage } = options;
  const pages = await readPages(bytes, {
    pdfEngine,
    onPage,
    ocr: { ...options.ocr, ...(language && { language }) },
  });
  if (pages.every((page) => page.words.length === 0)) throw new ExtractError('EMPTY_DOCUMENT');
  const laidOut = pages.map(layOut);
  const text = textOf(laidOut);
  const read = { engine: 'rules', engineVersion, pageCount: pages.length, pages, text } as const;
  if (options.mode === 'text') {
    return { ...read, documentType: null, tables: [], fields: [], result: {}, checks: [], confidence: null };
  }
  const documentType = typeOf(options, () => classify(laidOut));
  const wanted = options.fields ?? (documentType ? presets[documentType] : []);
  const { fields, checks, tables } = findFields(wanted, laidOut, text, options.language);
  return {
    ...read,
    documentType,
    tables: tables.flatMap((table) => tableResults(table, laidOut)),
    fields,
    result: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    checks,
    confidence: lowestRequired(wanted, fields),
  };
}

const typeOf = ({ documentType }: ExtractOptions, guess: () => PresetType | null): PresetType | null =>
  documentType === 'auto' ? guess() : documentType;

function lowestRequired(wanted: readonly Field[], found: readonly FieldResult[]): number | null {
  const required = new Set(wanted.filter((field) => field.required).map((field) => field.name));
  const confidences = found.filter(({ name }) => required.has(name)).map(({ confidence }) => confidence);
  return confidences.length > 0 ? Math.min(...confidences) : null;
}
