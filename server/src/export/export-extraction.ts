import { isFinished } from '@docglean/contract';
import { documentsMatching } from '../documents/list.ts';
import { ApiError } from '../errors.ts';
import { loadExtraction } from '../extractions/load.ts';
import type { Db } from '../store/database.ts';
import { type ExportFile, type ExportOptions, exportFile } from './export-file.ts';
import { select } from './exported-documents.ts';

/** The whole extraction as one file. Throws RESOURCE_NOT_FOUND, and NOT_FINISHED while documents are still being read. */
export async function exportExtraction(
  db: Db,
  accountId: string,
  id: string,
  options: ExportOptions,
  signal: AbortSignal,
): Promise<ExportFile> {
  const extraction = await loadExtraction(db, accountId, id);
  if (!isFinished(extraction.status)) throw new ApiError('NOT_FINISHED');
  const documents = documentsMatching(db, accountId, {}).where('document.extraction_id', '=', id);
  return exportFile(db, select(documents, 'asc'), extraction.name || id, options, signal);
}
