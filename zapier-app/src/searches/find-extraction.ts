import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import { orNothing } from '../api/or-nothing.ts';
import type { Extraction, Page } from '../api/types.ts';
import { statuses } from '../inputs/status.ts';
import { describeExtraction } from '../output/extraction.ts';
import { extractionFields } from '../output/output-fields.ts';
import { sampleExtraction } from '../output/samples.ts';

interface Input {
  extraction_id?: string;
  customer_id?: string;
  parser_id?: string;
  status?: string;
}

async function perform(z: ZObject, bundle: Bundle) {
  const { extraction_id, ...filters } = bundle.inputData as Input;
  const { items, next_cursor } = extraction_id
    ? await withId(z, extraction_id)
    : await call<Page<Extraction>>(z, {
        path: '/v1/extractions',
        params: { ...filters, cursor: bundle.meta.paging_token },
      });
  return {
    results: items.map((extraction) => describeExtraction(extraction) as { id: string }),
    paging_token: next_cursor,
  };
}

async function withId(z: ZObject, id: string): Promise<Page<Extraction>> {
  const path = `/v1/extractions/${encodeURIComponent(id.trim())}`;
  const found = await orNothing(call<{ extraction: Extraction }>(z, { path }));
  return { items: found ? [found.extraction] : [], next_cursor: null };
}

export const findExtraction = {
  key: 'find_extraction',
  noun: 'Extraction',
  display: {
    label: 'Find Extraction',
    description: 'Finds documents that were submitted together and how far they are, the newest first.',
  },
  operation: {
    canPaginate: true,
    inputFields: [
      {
        key: 'customer_id',
        label: 'Customer Number',
        type: 'string',
        required: false,
        helpText: 'The number that was given when the documents were submitted.',
      },
      {
        key: 'extraction_id',
        label: 'Extraction',
        type: 'string',
        required: false,
        dynamic: 'extraction_list.id.name',
        helpText: 'Only this one: the `Extraction ID` that an earlier step gives.',
      },
      {
        key: 'parser_id',
        label: 'Parser',
        type: 'string',
        required: false,
        dynamic: 'parser_list.id.name',
        search: 'find_parser.id',
        helpText: 'Only what was read with this parser.',
      },
      {
        key: 'status',
        label: 'Status',
        type: 'string',
        required: false,
        choices: statuses,
        helpText: 'Only those that stand so.',
      },
    ],
    perform,
    sample: sampleExtraction,
    outputFields: [...extractionFields],
  },
} satisfies Search;
