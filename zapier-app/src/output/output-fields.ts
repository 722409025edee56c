import type { Bundle, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { OutputField } from '../api/types.ts';
import { type BuiltField, toFields } from '../inputs/built-fields.ts';
import { prefixOf } from './line-items.ts';
import { valuesOfOwnFields } from './own-fields.ts';

/** The labels of what is known of a document beside its values. */
const aboutDocumentFields = [
  { key: 'document_id', label: 'Document ID', type: 'string' },
  { key: 'extraction_id', label: 'Extraction ID', type: 'string' },
  { key: 'status', label: 'Status', type: 'string' },
  { key: 'needs_review', label: 'Needs Review', type: 'boolean' },
  { key: 'confidence', label: 'Confidence (0 to 1)', type: 'number' },
  { key: 'document_type', label: 'Document Type', type: 'string' },
  { key: 'file_name', label: 'File Name', type: 'string' },
  { key: 'page_count', label: 'Number of Pages', type: 'integer' },
  { key: 'error', label: 'Error', type: 'string' },
  { key: 'is_verified', label: 'Reviewed by a Person', type: 'boolean' },
  { key: 'overall_accuracy', label: 'Share of Values That Were Right (0 to 1)', type: 'number' },
  { key: 'parser_id', label: 'Parser ID', type: 'string' },
  { key: 'customer_id', label: 'Customer Number', type: 'string' },
  { key: 'created_at', label: 'Submitted At', type: 'datetime' },
  { key: 'finished_at', label: 'Finished At', type: 'datetime' },
  { key: 'original_file', label: 'Original File', type: 'file' },
] as const;

export const documentFields = [
  { key: 'id', label: 'ID', type: 'string' },
  ...aboutDocumentFields,
  valuesOfParser,
] as const;

export const lineItemFields = [
  { key: 'id', label: 'ID of the Row', type: 'string' },
  { key: 'table', label: 'Table', type: 'string' },
  { key: 'row', label: 'Row Number', type: 'integer' },
  ...aboutDocumentFields,
  rowOfParser,
] as const;

export const extractionFields = [
  { key: 'id', label: 'ID', type: 'string' },
  { key: 'extraction_id', label: 'Extraction ID', type: 'string' },
  { key: 'name', label: 'Name', type: 'string' },
  { key: 'status', label: 'Status', type: 'string' },
  { key: 'needs_review', label: 'Needs Review', type: 'boolean' },
  { key: 'documents_total', label: 'Documents', type: 'integer' },
  { key: 'documents_completed', label: 'Documents Completed', type: 'integer' },
  { key: 'documents_needing_review', label: 'Documents Needing Review', type: 'integer' },
  { key: 'documents_failed', label: 'Documents Failed', type: 'integer' },
  { key: 'page_count', label: 'Number of Pages', type: 'integer' },
  { key: 'credits_used', label: 'Credits Used', type: 'integer' },
  { key: 'parser_id', label: 'Parser ID', type: 'string' },
  { key: 'document_type', label: 'Document Type', type: 'string' },
  { key: 'customer_id', label: 'Customer Number', type: 'string' },
  { key: 'created_at', label: 'Submitted At', type: 'datetime' },
  { key: 'finished_at', label: 'Finished At', type: 'datetime' },
] as const;

export const parserFields = [
  { key: 'id', label: 'ID', type: 'string' },
  { key: 'parser_id', label: 'Parser ID', type: 'string' },
  { key: 'name', label: 'Name', type: 'string' },
  { key: 'description', label: 'Description', type: 'string' },
  { key: 'is_preset', label: 'Built In', type: 'boolean' },
  { key: 'field_count', label: 'Number of Fields', type: 'integer' },
  { key: 'fields[]name', label: 'Field Name', type: 'string' },
  { key: 'fields[]type', label: 'Field Type', type: 'string' },
  { key: 'fields[]required', label: 'Field Required', type: 'boolean' },
  { key: 'fields[]columns', label: 'Field Columns', type: 'string' },
  { key: 'created_at', label: 'Created At', type: 'datetime' },
] as const;

/** The values of the parser or the kind of document that is chosen, each with its label, and how sure each is. */
async function valuesOfParser(z: ZObject, bundle: Bundle): Promise<OutputField[]> {
  const fields = await interfaceOfChosen(z, bundle);
  const names = new Set(fields.map(({ key }) => key));
  const hidden = aboutDocumentFields.filter(({ key }) => names.has(key));
  return [
    ...fields.map((field) => (field.key === 'id' ? { ...field, key: 'id (2)' } : field)),
    ...fields.filter(isPlain).map(
      ({ key, label }): OutputField => ({
        key: `field_confidence__${key}`,
        label: `Confidence: ${label}`,
        type: 'number',
      }),
    ),
    ...hidden.map((field) => ({ ...field, key: `docglean_${field.key}` }) as OutputField),
  ];
}

/** The same for one row of the main table: its columns are named as those of exports. */
async function rowOfParser(z: ZObject, bundle: Bundle): Promise<OutputField[]> {
  const fields = await interfaceOfChosen(z, bundle);
  const tables = [...new Set(fields.flatMap(({ key }) => /^(.+?)\[\]./.exec(key)?.[1] ?? []))];
  const main = ['line_items', 'transactions'].find((name) => tables.includes(name)) ?? tables[0];
  return fields.flatMap((field) => {
    if (!field.key.includes('[]')) return [field];
    if (!main || !field.key.startsWith(`${main}[]`)) return [];
    return [{ ...field, key: prefixOf(main) + field.key.slice(main.length + 2) }];
  });
}

const isPlain = ({ key }: OutputField): boolean => !key.includes('[]') && !key.includes('__');

interface Chosen {
  parser_id?: string;
  document_type?: string;
  fields?: BuiltField[];
}

async function interfaceOfChosen(z: ZObject, bundle: Bundle): Promise<OutputField[]> {
  const { parser_id, document_type, fields } = bundle.inputData as Chosen;
  const chosen = parser_id || document_type;
  if (!chosen) return valuesOfOwnFields(toFields(fields ?? []));
  const answer = await call<{ interface: OutputField[] }>(z, {
    path: `/v1/parsers/${encodeURIComponent(chosen)}/interface`,
    params: { format: 'zapier' },
  });
  return answer.interface;
}
