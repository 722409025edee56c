import type { CreateMatch, Match, MatchFilter, ReviewMatch } from '@docglean/contract';
import type { Api } from '../api.ts';

interface One {
  match: Match;
}

export const matchesOf = ({ json, pages, request }: Api) => ({
  /** Finds what belongs to a document, such as the order of an invoice, and compares them line by line. */
  create: async (documentId: string, options: Omit<CreateMatch, 'document_id'> = {}): Promise<Match> =>
    (await json<One>('POST', '/v1/matches', { json: { document_id: documentId, ...options } })).match,
  /** Newest first. */
  list: (filters: MatchFilter = {}) => pages<Match>('/v1/matches', { ...filters }),
  get: async (id: string): Promise<Match> => (await json<One>('GET', `/v1/matches/${id}`)).match,
  /** Says that the documents belong together or do not; with `document_ids`, which ones do. */
  review: async (id: string, review: ReviewMatch): Promise<Match> =>
    (await json<One>('PUT', `/v1/matches/${id}/review`, { json: review })).match,
  delete: async (id: string): Promise<void> => void (await request('DELETE', `/v1/matches/${id}`)),
});
