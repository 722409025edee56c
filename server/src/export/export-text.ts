import { Readable } from 'node:stream';
import { isFinished, type ResultDocument } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { listResults } from '../extractions/list-results.ts';
import { loadExtraction } from '../extractions/load.ts';
import type { Db } from '../store/database.ts';
import { cellOf } from './cell.ts';
import { csvLines, csvOf } from './csv.ts';
import { contentTypes, type ExportFile, fileNameOf } from './export-file.ts';
import type { Column, Row } from './layout.ts';
import { workbook } from './xlsx/workbook.ts';

export type TextFormat = 'json' | 'csv' | 'xlsx';

/** Texts are long: so few documents are in memory at once. */
const documentsAtOnce = 2;

/**
 * The text and the tables of an extraction as one file: JSON with an object for each document, or a row for each line of
 * text and each row of a table. Throws RESOURCE_NOT_FOUND, and NOT_FINISHED while documents are still being read.
 */
export async function exportText(
  db: Db,
  accountId: string,
  id: string,
  format: TextFormat,
): Promise<ExportFile> {
  const extraction = await loadExtraction(db, accountId, id);
  if (!isFinished(extraction.status)) throw new ApiError('NOT_FINISHED');
  const documents = () => documentsOf(db, accountId, id);
  return {
    fileName: `${fileNameOf(extraction.name || id)}.${format}`,
    contentType: contentTypes[format],
    content: await contentOf(documents, format),
  };
}

type Documents = () => AsyncGenerator<ResultDocument[]>;

async function* documentsOf(db: Db, accountId: string, id: string): AsyncGenerator<ResultDocument[]> {
  let cursor: string | undefined;
  do {
    const include = ['text', 'tables'] as const;
    const page = await listResults(db, accountId, id, { limit: documentsAtOnce, cursor, include });
    yield page.items;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

async function contentOf(documents: Documents, format: TextFormat): Promise<Readable> {
  if (format === 'json') return Readable.from(jsonOf(documents), { objectMode: false });
  const columns = columnsFor(await widestTable(documents));
  if (format === 'csv') return Readable.from(csvRows(documents, columns), { objectMode: false });
  return workbook([
    {
      name: 'Text and tables',
      columns,
      async *rows() {
        for await (const page of documents()) yield page.flatMap(rowsOf);
      },
    },
  ]);
}

async function* jsonOf(documents: Documents): AsyncGenerator<string> {
  let before = '[';
  for await (const page of documents()) {
    for (const { file_name, error, page_count, text, tables = [] } of page) {
      const plain = tables.map(({ page, rows }) => ({
        page,
        rows: rows.map((row) => row.map((cell) => cell.text)),
      }));
      const shown = { file_name, error: error?.message ?? null, page_count, text, tables: plain };
      yield before + JSON.stringify(shown);
      before = ',\n';
    }
  }
  yield ']';
}

async function* csvRows(documents: Documents, columns: readonly Column[]): AsyncGenerator<string> {
  yield csvOf([columns.map(({ name }) => name)]);
  for await (const page of documents()) {
    const rows = page.flatMap(rowsOf);
    if (rows.length > 0) yield csvLines(rows.map((row) => columns.map((column) => cellOf(row, column))));
  }
}

async function widestTable(documents: Documents): Promise<number> {
  let widest = 0;
  for await (const page of documents())
    for (const { tables = [] } of page)
      for (const { rows } of tables) for (const row of rows) widest = Math.max(widest, row.length);
  return widest;
}

const cellName = (index: number) => `column_${index + 1}`;

const columnsFor = (cells: number): Column[] => [
  ...(['file_name', 'error', 'text'] as const).map(
    (name): Column => ({ name, type: 'string', path: [name] }),
  ),
  ...(['table', 'row'] as const).map((name): Column => ({ name, type: 'integer', path: [name] })),
  ...Array.from(
    { length: cells },
    (_, index): Column => ({ name: cellName(index), type: 'string', path: [cellName(index)] }),
  ),
];

/** A document that could not be read has one row, which says why. */
function rowsOf({ file_name, error, text, tables = [] }: ResultDocument): Row[] {
  if (error) return [{ file_name, error: error.message }];
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  return [
    ...lines.map((line) => ({ file_name, text: line })),
    ...tables.flatMap(({ rows }, table) =>
      rows.map((row, index) => ({
        file_name,
        table: table + 1,
        row: index + 1,
        ...Object.fromEntries(row.map((cell, place) => [cellName(place), cell.text])),
      })),
    ),
  ];
}
