import type { DocumentFilter } from '@docglean/contract';
import { documentsMatching } from '../documents/list.ts';
import type { Db } from '../store/database.ts';
import { type ExportFile, type ExportOptions, exportFile } from './export-file.ts';
import { select } from './exported-documents.ts';

/** The documents of an account that the filter lets through, across its extractions, newest first. */
export async function exportDocuments(
  db: Db,
  accountId: string,
  filter: DocumentFilter & ExportOptions,
  signal: AbortSignal,
): Promise<ExportFile> {
  const selection = select(documentsMatching(db, accountId, filter), 'desc');
  const today = new Date().toISOString().slice(0, 10);
  return exportFile(db, selection, `documents ${today}`, filter, signal);
}
