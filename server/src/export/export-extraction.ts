import type { Readable } from 'node:stream';
import { isFinished } from '@docglean/contract';
import { stringify } from 'csv-stringify';
import { ApiError } from '../errors.ts';
import { listResults } from '../extractions/list-results.ts';
import { loadExtraction } from '../extractions/load.ts';
import type { Db } from '../store/database.ts';
import { documentRow, flatRow, lineItemRows, type Row, tableNames } from './rows.ts';

export interface ExportOptions {
  format: 'json' | 'csv';
  layout: 'documents' | 'line_items';
}

export interface ExportFile {
  fileName: string;
  contentType: string;
  content: Readable | string;
}

const documentsPerPage = 100;

/** The whole extraction as one file. Throws NOT_FINISHED while documents are still being read. */
export async function exportExtraction(
  db: Db,
  accountId: string,
  id: string,
  { format, layout }: ExportOptions,
): Promise<ExportFile> {
  const extraction = await loadExtraction(db, accountId, id);
  if (!isFinished(extraction.status)) throw new ApiError('NOT_FINISHED');
  const rows: Row[] = [];
  const tables = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listResults(db, accountId, id, { limit: documentsPerPage, cursor });
    rows.push(...(layout === 'documents' ? page.items.map(documentRow) : page.items.flatMap(lineItemRows)));
    for (const name of page.items.flatMap(tableNames)) tables.add(name);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);

  const fileName = `${id}.${format}`;
  if (format === 'json') return { fileName, contentType: 'application/json', content: JSON.stringify(rows) };
  return {
    fileName,
    contentType: 'text/csv; charset=utf-8',
    content: csv(rows.map((row) => flatRow(row, tables))),
  };
}

/** CSV that Excel opens as UTF-8 and in which no value is ever run as a formula. */
function csv(rows: Row[]): Readable {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return stringify(rows, {
    header: true,
    columns,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
