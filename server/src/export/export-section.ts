import { Readable } from 'node:stream';
import type { SectionResult } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { loadSection } from '../sections/load.ts';
import type { Db } from '../store/database.ts';
import { cellOf } from './cell.ts';
import { csvOf } from './csv.ts';
import { contentTypes, type ExportFile, fileNameOf } from './export-file.ts';
import { sectionsTable } from './sections-table.ts';
import { workbook } from './xlsx/workbook.ts';

export type SectionFormat = 'json' | 'csv' | 'xlsx';

/** A section as a file. Throws RESOURCE_NOT_FOUND, NOT_FINISHED while it runs, or NOTHING_TO_EXPORT where it failed. */
export async function exportSection(
  db: Db,
  accountId: string,
  id: string,
  format: SectionFormat,
): Promise<ExportFile> {
  const section = await loadSection(db, accountId, id);
  if (!section.finished_at) throw new ApiError('NOT_FINISHED', { message: stillRunning });
  if (!section.result) throw new ApiError('NOTHING_TO_EXPORT');
  return {
    fileName: `${fileNameOf(section.name || id)}.${format}`,
    contentType: contentTypes[format],
    content: sectionFile(section.result, format),
  };
}

const stillRunning =
  'The documents are still being compared. Wait for it: GET /v1/sections/{id}?wait=60 answers when it is finished.';

/** The result as JSON, or its table. */
export function sectionFile(result: SectionResult, format: SectionFormat): Readable {
  if (format === 'json')
    return Readable.from([`${JSON.stringify(result, null, 2)}\n`], { objectMode: false });
  const { columns, rows } = sectionsTable(result);
  if (format === 'csv') {
    const cells = rows.map((row) => columns.map((column) => cellOf(row, column)));
    return Readable.from([csvOf([columns.map(({ name }) => name), ...cells])], { objectMode: false });
  }
  return workbook([
    {
      name: 'Sections',
      columns,
      async *rows() {
        yield rows;
      },
    },
  ]);
}
