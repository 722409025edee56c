import { Readable } from 'node:stream';
import { ApiError } from '../errors.ts';
import { labelOf } from '../parsers/interface/label.ts';
import type { Db } from '../store/database.ts';
import { csv } from './csv.ts';
import { documentsOf, type Selection } from './exported-documents.ts';
import { tableFields } from './field-tree.ts';
import { type ExportedFields, findFields } from './find-fields.ts';
import { json } from './json.ts';
import { documentsLayout, type Layout, lineItemsLayout, tableLayout } from './layout.ts';
import { type Sheet, workbook } from './xlsx/workbook.ts';
import { xml } from './xml.ts';

export interface ExportOptions {
  format: 'json' | 'csv' | 'xlsx' | 'xml';
  /** `values`: a row for each document with nothing but its values, as compatible surfaces give them. */
  layout: 'documents' | 'line_items' | 'values';
  table?: string | undefined;
}

export interface ExportFile {
  fileName: string;
  contentType: string;
  content: Readable;
}

export const contentTypes = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml; charset=utf-8',
};

/** The documents as one file, read and written a page at a time. Throws INVALID_PAYLOAD for a table that none of them has. */
export async function exportFile(
  db: Db,
  selection: Selection,
  name: string,
  options: ExportOptions,
  signal: AbortSignal,
): Promise<ExportFile> {
  const fields = await findFields(db, selection, signal);
  const table = tableAskedFor(fields, options);
  const content = (): Readable => {
    if (options.format === 'xlsx') return workbook(sheetsOf(fields, selection, options, table));
    const layout =
      options.layout === 'line_items'
        ? lineItemsLayout(fields, table)
        : documentsLayout(fields, options.layout);
    const pages = documentsOf(selection);
    const rowName = options.layout === 'line_items' ? 'line_item' : 'document';
    const texts = {
      csv: () => csv(layout, pages),
      json: () => json(layout, pages),
      xml: () => xml(rowName, layout, pages),
    };
    return Readable.from(texts[options.format](), { objectMode: false });
  };
  return {
    fileName: `${fileNameOf(name)}.${options.format}`,
    contentType: contentTypes[options.format],
    content: content(),
  };
}

function sheetsOf(
  fields: ExportedFields,
  selection: Selection,
  { layout }: ExportOptions,
  table: string[] | undefined,
): Sheet[] {
  const sheet = (name: string, { columns, rowsOf }: Layout): Sheet => ({
    name,
    columns,
    async *rows() {
      for await (const documents of documentsOf(selection)) yield documents.flatMap(rowsOf);
    },
  });
  if (layout === 'line_items') return [sheet('Line items', lineItemsLayout(fields, table))];
  const tables = tableFields(fields.tree).map((place) =>
    sheet(labelOf(place.path.join(' ')), tableLayout(place)),
  );
  return [sheet('Documents', documentsLayout(fields, layout)), ...tables];
}

/** The table that the caller named, by the names that lead to it. */
function tableAskedFor({ tree }: ExportedFields, { layout, table }: ExportOptions): string[] | undefined {
  if (table === undefined) return undefined;
  if (layout !== 'line_items')
    throw badTable(
      'A table is only for the layout "line_items".',
      'Add layout=line_items, or leave "table" out.',
    );
  const tables = tableFields(tree).map(({ path }) => path);
  const found = tables.find((path) => path.join('.') === table);
  // Documents without any table may get some another day; the same export then has rows.
  if (found || tables.length === 0) return found;
  const known = tables.map((path) => `"${path.join('.')}"`).join(', ');
  throw badTable('None of the documents has such a table.', `Their tables are ${known}.`);
}

const badTable = (message: string, fix: string) =>
  new ApiError('INVALID_PAYLOAD', { details: [{ path: 'table', message, fix }] });

/** Names that no file system refuses. */
export const fileNameOf = (name: string) =>
  name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .trim()
    .slice(0, 150)
    .toWellFormed();
