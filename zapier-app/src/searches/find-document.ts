import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import { orNothing } from '../api/or-nothing.ts';
import type { DocumentSummary, Page } from '../api/types.ts';
import { documentsOf } from '../extraction/documents.ts';
import { documentTypes } from '../inputs/document-type.ts';
import { statuses } from '../inputs/status.ts';
import { describeDocument } from '../output/document.ts';
import { documentFields } from '../output/output-fields.ts';
import { sampleDocument } from '../output/samples.ts';

interface Input {
  search?: string;
  extraction_id?: string;
  document_id?: string;
  parser_id?: string;
  document_type?: string;
  status?: string;
}

async function perform(z: ZObject, bundle: Bundle) {
  const { extraction_id, ...filters } = bundle.inputData as Input;
  const { items, next_cursor } = extraction_id
    ? await ofExtraction(z, extraction_id, filters)
    : await everywhere(z, bundle, filters);
  return {
    results: items.map((document) => describeDocument(z, document) as { id: string }),
    paging_token: next_cursor,
  };
}

const everywhere = (z: ZObject, bundle: Bundle, filters: Input): Promise<Page<DocumentSummary>> => {
  const { search, parser_id, document_type, status } = filters;
  const cursor = bundle.meta.paging_token;
  return call(z, { path: '/v1/documents', params: { search, parser_id, document_type, status, cursor } });
};

/** An extraction has few documents, so they are looked through here. */
async function ofExtraction(z: ZObject, id: string, filters: Input): Promise<Page<DocumentSummary>> {
  const documents = (await orNothing(documentsOf(z, id.trim()))) ?? [];
  const { search, document_id, document_type, status } = filters;
  const words = search?.toLowerCase();
  const items = documents.filter(
    (document) =>
      (!document_id || document.id === document_id.trim()) &&
      (!document_type || document.document_type === document_type) &&
      (!status || document.status === status) &&
      (!words || `${document.file_name} ${JSON.stringify(document.result)}`.toLowerCase().includes(words)),
  );
  return { items, next_cursor: null };
}

export const findDocument = {
  key: 'find_document',
  noun: 'Document',
  display: {
    label: 'Find Document',
    description: 'Finds a document with its values, the newest first.',
  },
  operation: {
    canPaginate: true,
    inputFields: [
      {
        key: 'search',
        label: 'Words',
        type: 'string',
        required: false,
        placeholder: 'northwind 2026',
        helpText: 'Words that stand in the values or in the file name, such as the number of an invoice.',
      },
      {
        key: 'extraction_id',
        label: 'Extraction',
        type: 'string',
        required: false,
        dynamic: 'extraction_list.id.name',
        search: 'find_extraction.id',
        helpText:
          'Only documents that were submitted in this one: the `Extraction ID` that an earlier step gives.',
      },
      {
        key: 'document_id',
        label: 'Document',
        type: 'string',
        required: false,
        dynamic: 'document_list.id.name',
        helpText: 'Which document of the extraction, if several files were submitted together.',
      },
      {
        key: 'parser_id',
        label: 'Parser',
        type: 'string',
        required: false,
        dynamic: 'parser_list.id.name',
        search: 'find_parser.id',
        altersDynamicFields: true,
        helpText: 'Only documents that were read with this parser.',
      },
      {
        key: 'document_type',
        label: 'Document Type',
        type: 'string',
        required: false,
        choices: documentTypes,
        altersDynamicFields: true,
        helpText: 'Only documents of this kind.',
      },
      {
        key: 'status',
        label: 'Status',
        type: 'string',
        required: false,
        choices: statuses,
        helpText: 'Only documents that stand so.',
      },
    ],
    perform,
    sample: sampleDocument,
    outputFields: [...documentFields],
  },
} satisfies Search;
