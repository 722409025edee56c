import * as z from 'zod';
import { idOf } from '../ids.ts';
import { CreateMatch, Match, MatchResult, ReviewMatch, reviewDecisions } from '../match.ts';
import { created, define, json, page, paging } from './operation.ts';

const byId = z.object({ id: idOf('match') });
const one = json(z.object({ match: Match }));

/** What the matches of an account can be narrowed to. */
const filters = {
  ...created,
  result: MatchResult.optional(),
  document_id: idOf('document').optional().meta({ description: 'The match of this document.' }),
  decision: z
    .enum(['open', ...reviewDecisions])
    .optional()
    .meta({ description: 'What a person said; `open`: nothing yet.' }),
};

export type MatchFilter = z.output<z.ZodObject<typeof filters>>;

export const matchesOperations = define({
  createMatch: {
    method: 'post',
    path: '/v1/matches',
    summary: 'Match a document with the others it belongs to',
    description:
      'Is this invoice what we ordered, and was it delivered? Looks for the counterparts of a document among all that were read, ' +
      'pairs their lines, and answers at once what agrees and what differs. A document has one match: asked again, it is made anew and keeps its id, ' +
      'and what a person confirmed or rejected stays so.',
    tag: 'Matches',
    scope: 'write',
    body: json(CreateMatch),
    success: { status: 201, description: 'The match.', content: one },
    errors: ['DOCUMENT_NOT_FOUND', 'PARSER_NOT_FOUND', 'NOTHING_TO_MATCH', 'NOT_FINISHED'],
  },
  listMatches: {
    method: 'get',
    path: '/v1/matches',
    summary: 'List matches',
    description: 'Newest first.',
    tag: 'Matches',
    scope: 'read',
    query: z.object({ ...paging, ...filters }),
    success: { status: 200, description: 'The matches.', content: json(page(Match)) },
    errors: [],
  },
  getMatch: {
    method: 'get',
    path: '/v1/matches/{id}',
    summary: 'Get a match',
    tag: 'Matches',
    scope: 'read',
    params: byId,
    success: { status: 200, description: 'The match.', content: one },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  reviewMatch: {
    method: 'put',
    path: '/v1/matches/{id}/review',
    summary: 'Confirm or reject a match',
    description:
      'What a person says is kept. After a rejection the match has no counterparts and no longer counts in the remainder of the order; `candidates` are what else might be right.',
    tag: 'Matches',
    scope: 'write',
    params: byId,
    body: json(ReviewMatch),
    success: { status: 200, description: 'Reviewed.', content: one },
    errors: [
      'RESOURCE_NOT_FOUND',
      'DOCUMENT_NOT_FOUND',
      'NOTHING_TO_MATCH',
      'NOT_FINISHED',
      'NO_COUNTERPART',
    ],
  },
  deleteMatch: {
    method: 'delete',
    path: '/v1/matches/{id}',
    summary: 'Delete a match',
    description: 'The documents stay. What was rejected is forgotten with it.',
    tag: 'Matches',
    scope: 'write',
    params: byId,
    success: { status: 204, description: 'Gone.' },
    errors: ['RESOURCE_NOT_FOUND'],
  },
});
