import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import { orNothing } from '../api/or-nothing.ts';
import type { Match, Page } from '../api/types.ts';
import { decisions, matchResults } from '../inputs/papers.ts';
import { describeMatch } from '../output/match.ts';
import { matchFields } from '../output/match-fields.ts';
import { sampleMatch } from '../output/match-samples.ts';

interface Input {
  document_id?: string;
  match_id?: string;
  result?: string;
  decision?: string;
}

async function perform(z: ZObject, bundle: Bundle) {
  const { match_id, document_id, ...filters } = bundle.inputData as Input;
  const { items, next_cursor } = match_id
    ? await withId(z, match_id)
    : await call<Page<Match>>(z, {
        path: '/v1/matches',
        params: {
          ...filters,
          document_id: document_id?.trim() || undefined,
          cursor: bundle.meta.paging_token,
        },
      });
  return {
    results: items.map((match) => describeMatch(match) as { id: string }),
    paging_token: next_cursor,
  };
}

async function withId(z: ZObject, id: string): Promise<Page<Match>> {
  const path = `/v1/matches/${encodeURIComponent(id.trim())}`;
  const found = await orNothing(call<{ match: Match }>(z, { path }));
  return { items: found ? [found.match] : [], next_cursor: null };
}

export const findMatch = {
  key: 'find_match',
  noun: 'Match',
  display: {
    label: 'Find Match',
    description: 'Finds what was found out about documents that belong together, the newest first.',
  },
  operation: {
    canPaginate: true,
    inputFields: [
      {
        key: 'document_id',
        label: 'Document',
        type: 'string',
        required: false,
        dynamic: 'document_list.id.name',
        search: 'find_document.id',
        helpText: 'The match of this document: the `Document ID` that an earlier step gives.',
      },
      {
        key: 'match_id',
        label: 'Match',
        type: 'string',
        required: false,
        dynamic: 'match_list.id.name',
        helpText: 'Only this one: the `Match ID` that an earlier step gives.',
      },
      {
        key: 'result',
        label: 'Result',
        type: 'string',
        required: false,
        choices: matchResults,
        helpText: 'Only matches that came out so.',
      },
      {
        key: 'decision',
        label: 'Decision',
        type: 'string',
        required: false,
        choices: decisions,
        helpText: 'What a person said of it.',
      },
    ],
    perform,
    sample: sampleMatch,
    outputFields: [...matchFields],
  },
} satisfies Search;
