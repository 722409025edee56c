import path from 'node:path';
import { type DocumentAddress, documentAt } from '../documents/find.ts';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { type ExportFile, type ExportOptions, exportFile } from './export-file.ts';
import { select } from './exported-documents.ts';

/** One document as a file named like its own. Throws RESOURCE_NOT_FOUND, and NOT_FINISHED while it is being read. */
export async function exportDocument(
  db: Db,
  address: DocumentAddress,
  options: ExportOptions,
  signal: AbortSignal,
): Promise<ExportFile> {
  const matching = documentAt(db, address);
  const document = await matching.select(['document.file_name', 'document.finished_at']).executeTakeFirst();
  if (!document) throw new ApiError('RESOURCE_NOT_FOUND');
  if (!document.finished_at) throw new ApiError('NOT_FINISHED');
  const { name } = path.parse(document.file_name);
  return exportFile(db, select(matching, 'asc'), name || address.documentId, options, signal);
}
