import type { Check, Field, FieldResult, Pair, PresetType, Table } from '@docglean/contract';
import { type Content, type ContentOptions, readContent } from './content.ts';
import type { EInvoice } from './einvoice/einvoice.ts';
import { listing } from './einvoice/listing.ts';
import { ExtractError } from './errors.ts';
import { type FoundFields, findFields } from './fields/find-fields.ts';
import type { Model } from './fields/model/model.ts';
import type { Ranking } from './fields/model/rank.ts';
import type { Settled } from './fields/settle-confidence.ts';
import { layOut } from './layout/lines.ts';
import { textOf } from './layout/text.ts';
import { lowestRequired } from './lowest-required.ts';
import type { LayoutMemory } from './memory/memory.ts';
import type { Page } from './page.ts';
import { findPairs } from './pairs.ts';
import { classify, type Kind } from './presets/classify.ts';
import { presets } from './presets/presets.ts';
import { findTables } from './tables/find-tables.ts';
import { tableResults } from './tables/table-result.ts';
import { withItems } from './tables/with-items.ts';
import { engineVersion } from './version.ts';

export interface UnderstandOptions {
  mode: 'fields' | 'text';
  /** Used where `fields` is absent. `auto` finds out what the document is; an unknown kind gets no fields. */
  documentType: 'auto' | PresetType;
  fields?: readonly Field[];
  /** Looked for too, whatever the document is: fields of a caller's own that are no part of the list. */
  beside?: readonly Field[];
  /** The language of the document where it is known, such as `de`. */
  language?: string;
  /** What reviewed documents of the same parser left behind, from `learnLayout`. */
  memories?: readonly LayoutMemory[];
  /** Weights other than the shipped ones: for training. */
  model?: Model;
  /** Sees how the candidates of each field were ranked: for training. */
  watch?(ranking: Ranking): void;
  /** Sees the answers with what their confidence is made of: for calibration. */
  watchSettled?(settled: Settled): void;
}

export type ExtractOptions = ContentOptions & UnderstandOptions;

export interface Extracted {
  documentType: string | null;
  engine: 'rules' | 'einvoice' | `ai:${string}`;
  engineVersion: string;
  pageCount: number;
  pages: Page[];
  text: string;
  tables: Table[];
  /** Every label and value found, whatever fields were asked for. */
  pairs: Pair[];
  fields: FieldResult[];
  /** What was looked for: the fields asked for, or those of the kind of document. */
  wanted: readonly Field[];
  /** The plain values by field name. */
  result: Record<string, unknown>;
  checks: Check[];
  /** The lowest confidence among the required fields; null where none is required or none were asked for. */
  confidence: number | null;
}

/** Reads a document. Throws ExtractError: what `readPages` throws, or EMPTY_DOCUMENT. */
export async function extract(bytes: Uint8Array, options: ExtractOptions): Promise<Extracted> {
  return understand(await readContent(bytes, options), options);
}

/** Tables and fields of a document that was read. Throws ExtractError: EMPTY_DOCUMENT. */
export function understand({ pages, einvoice }: Content, options: UnderstandOptions): Extracted {
  if (!einvoice && pages.every((page) => page.words.length === 0)) throw new ExtractError('EMPTY_DOCUMENT');
  const laidOut = pages.map(layOut);
  const text = pages.length > 0 || !einvoice ? textOf(laidOut) : listing(einvoice);
  const engine = einvoice ? 'einvoice' : 'rules';
  const read = { engine, engineVersion, pageCount: Math.max(1, pages.length), pages, text } as const;
  const tables = findTables(laidOut);
  const pairs = findPairs(laidOut);
  const empty = { fields: [], wanted: [], result: {}, checks: [], confidence: null };
  const unfilled = { ...read, tables, pairs, ...empty };
  if (options.mode === 'text') return { ...unfilled, documentType: null };
  const kind = kindOf(options.documentType, () => knownKind(einvoice) ?? classify(laidOut, options.model));
  const listed = options.fields ?? (kind ? presets[kind.preset] : []);
  const beside = (options.beside ?? []).filter(({ name }) => listed.every((field) => field.name !== name));
  const wanted = [...listed, ...beside];
  // Looking for candidates takes as long and as much memory as reading, and a long report has no fields.
  if (wanted.length === 0) return { ...unfilled, documentType: kind?.documentType ?? null };
  const look = (fields: readonly Field[], own: boolean): FoundFields =>
    findFields(fields, laidOut, text, {
      language: options.language,
      kind: kind?.preset,
      model: options.model,
      memories: options.memories,
      watch: options.watch,
      watchSettled: options.watchSettled,
      einvoice,
      own,
      tables,
    });
  // Each list by itself: a value that answers a field of the one may answer a field of the other as well.
  const found = [
    ...(listed.length > 0 ? [look(listed, options.fields !== undefined)] : []),
    ...(beside.length > 0 ? [look(beside, true)] : []),
  ];
  const fields = found.flatMap((one) => one.fields);
  return {
    ...read,
    pairs,
    documentType: kind?.documentType ?? null,
    tables: withItems(
      tables,
      found.flatMap((one) => one.tables.flatMap((table) => tableResults(table, laidOut))),
    ),
    fields,
    wanted,
    result: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    checks: found.flatMap(({ checks }) => checks),
    confidence: lowestRequired(wanted, fields),
  };
}

const kindOf = (asked: 'auto' | PresetType, guess: () => Kind | null): Kind | null =>
  asked === 'auto' ? guess() : { preset: asked, documentType: asked };

function knownKind(einvoice: EInvoice | null): Kind | null {
  if (!einvoice) return null;
  const preset = einvoice.kind === 'invoice' ? 'invoice' : 'purchase_order';
  return { preset, documentType: preset };
}
