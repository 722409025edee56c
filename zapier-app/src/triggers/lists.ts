import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { DocumentSummary, Extraction, Match, Page, Parser, SectionSummary } from '../api/types.ts';
import { documentsOf } from '../extraction/documents.ts';

interface Entry {
  id: string;
  name: string;
}

/** A list that is only there to fill a dropdown. */
const dropdown = <const Key extends string>(
  key: Key,
  noun: string,
  perform: (z: ZObject, bundle: Bundle) => Promise<Entry[]>,
) =>
  ({
    key,
    noun,
    display: {
      label: `List of ${noun}s`,
      description: `Fills the list of ${noun.toLowerCase()}s.`,
      hidden: true,
    },
    operation: { type: 'polling', canPaginate: true, perform },
  }) as const satisfies Trigger;

/** One page after the other: Zapier keeps the cursor between them. An empty page is the end. */
async function nextPage<Item>(
  z: ZObject,
  bundle: Bundle,
  { path, params }: { path: string; params: object },
): Promise<Item[]> {
  const cursor = bundle.meta.page ? await z.cursor.get() : undefined;
  if (bundle.meta.page && !cursor) return [];
  const page = await call<Page<Item>>(z, { path, params: { limit: 100, ...params, cursor } });
  await z.cursor.set(page.next_cursor ?? '');
  return page.items;
}

const parserEntry = ({ id, name, is_preset }: Parser): Entry => ({
  id,
  name: is_preset ? `${name} (Built-In)` : name,
});

export const parserList = dropdown('parser_list', 'Parser', async (z, bundle) =>
  (await nextPage<Parser>(z, bundle, { path: '/v1/parsers', params: {} })).map(parserEntry),
);

export const ownParserList = dropdown('own_parser_list', 'Own Parser', async (z, bundle) =>
  (await nextPage<Parser>(z, bundle, { path: '/v1/parsers', params: { presets: 'exclude' } })).map(
    parserEntry,
  ),
);

const minuteOf = (time: string): string => time.slice(0, 16).replace('T', ' ');

export const extractionList = dropdown('extraction_list', 'Extraction', async (z, bundle) =>
  (await nextPage<Extraction>(z, bundle, { path: '/v1/extractions', params: {} })).map(
    ({ id, name, created_at, documents }) => ({
      id,
      name: `${name ?? minuteOf(created_at)} (${documents.total} ${documents.total === 1 ? 'document' : 'documents'})`,
    }),
  ),
);

export const comparisonList = dropdown('comparison_list', 'Comparison', async (z, bundle) =>
  (await nextPage<SectionSummary>(z, bundle, { path: '/v1/sections', params: {} })).map(
    ({ id, name, created_at, document_ids }) => ({
      id,
      name: `${name ?? minuteOf(created_at)} (${document_ids.length} documents)`,
    }),
  ),
);

export const matchList = dropdown('match_list', 'Match', async (z, bundle) =>
  (await nextPage<Match>(z, bundle, { path: '/v1/matches', params: {} })).map(
    ({ id, number, created_at, result, counterparts }) => ({
      id,
      name: [number ?? minuteOf(created_at), ...counterparts.flatMap((one) => one.number ?? []), result].join(
        ', ',
      ),
    }),
  ),
);

/** Those of the extraction that is chosen in the field before. */
export const documentList = dropdown('document_list', 'Document', async (z, bundle) => {
  const extractionId = bundle.inputData.extraction_id as string | undefined;
  if (bundle.meta.page && extractionId) return [];
  const documents = extractionId
    ? await documentsOf(z, extractionId)
    : await nextPage<DocumentSummary>(z, bundle, { path: '/v1/documents', params: {} });
  return documents.map(({ id, file_name }) => ({ id, name: file_name }));
});
