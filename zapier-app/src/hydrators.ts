import type { Bundle, ZObject } from 'zapier-platform-core';
import { callForFile } from './api/call.ts';

/** Files that are only fetched when a later step of the Zap uses them. */

export interface OriginalFile {
  extraction_id: string;
  document_id: string;
}

export interface ExportedFile {
  extraction_id: string;
  format: string;
  layout: string;
}

export interface ComparisonFile {
  comparison_id: string;
}

/** The file of a document as it was submitted. */
const originalFile = (z: ZObject, bundle: Bundle) => {
  const { extraction_id, document_id } = bundle.inputData as unknown as OriginalFile;
  return stash(z, `/v1/extractions/${extraction_id}/documents/${document_id}/file`, {});
};

/** The values of all documents of an extraction as one file. */
const exportedFile = (z: ZObject, bundle: Bundle) => {
  const { extraction_id, format, layout } = bundle.inputData as unknown as ExportedFile;
  return stash(z, `/v1/extractions/${extraction_id}/export`, { format, layout });
};

/** What a comparison found, as a workbook. */
const comparisonFile = (z: ZObject, bundle: Bundle) => {
  const { comparison_id } = bundle.inputData as unknown as ComparisonFile;
  return stash(z, `/v1/sections/${comparison_id}/export`, { format: 'xlsx' });
};

// Typed as if it answered at once, and as if it took no stream; it does neither.
const stash = async (z: ZObject, path: string, params: object): Promise<string> =>
  await z.stashFile(callForFile(z, { path, params, headers: { accept: '*/*' } }));

export const hydrators = { originalFile, exportedFile, comparisonFile };
