import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { isFinished } from '../extraction/is-finished.ts';
import { waitForExtraction } from '../extraction/wait.ts';
import { hydrators } from '../hydrators.ts';
import { extractionToUse } from '../inputs/extraction.ts';

/** Most extractions are done by then; for the others Zapier comes back later. */
const waitSeconds = 20;
const comeBackSeconds = 60;

interface Input {
  extraction_id: string;
  format?: string;
  layout?: string;
}

/** The file itself is only made when a later step uses it. */
async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const { extraction_id, format = 'csv', layout = 'documents' } = bundle.inputData as unknown as Input;
  const extraction = await waitForExtraction(z, extraction_id.trim(), waitSeconds);
  if (!isFinished(extraction)) {
    throw new z.errors.ThrottledError(
      'The extraction is still running. Zapier tries again in a minute.',
      comeBackSeconds,
    );
  }
  return {
    id: extraction.id,
    extraction_id: extraction.id,
    status: extraction.status,
    documents_total: extraction.documents.total,
    format,
    layout,
    file: z.dehydrateFile(hydrators.exportedFile, { extraction_id: extraction.id, format, layout }),
  };
}

export const exportExtraction = {
  key: 'export_extraction',
  noun: 'Extraction',
  display: {
    label: 'Export Extraction',
    description: 'Exports the values of all documents that were submitted together as one file.',
  },
  operation: {
    inputFields: [
      extractionToUse,
      {
        key: 'format',
        label: 'Format',
        type: 'string',
        required: false,
        default: 'csv',
        choices: { csv: 'CSV', xlsx: 'Excel', json: 'JSON', xml: 'XML' },
      },
      {
        key: 'layout',
        label: 'Rows',
        type: 'string',
        required: false,
        default: 'documents',
        choices: { documents: 'One row per document', line_items: 'One row per line item' },
      },
    ],
    perform,
    sample: {
      id: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
      extraction_id: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
      status: 'completed',
      documents_total: 2,
      format: 'csv',
      layout: 'documents',
      file: 'SAMPLE FILE',
    },
    outputFields: [
      { key: 'id', label: 'ID', type: 'string' },
      { key: 'extraction_id', label: 'Extraction ID', type: 'string' },
      { key: 'status', label: 'Status', type: 'string' },
      { key: 'documents_total', label: 'Documents', type: 'integer' },
      { key: 'format', label: 'Format', type: 'string' },
      { key: 'layout', label: 'Rows', type: 'string' },
      { key: 'file', label: 'File', type: 'file' },
    ],
  },
} satisfies Create;
