import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { Match } from '../api/types.ts';
import { matchToUse } from '../inputs/match.ts';
import { decisions } from '../inputs/papers.ts';
import { describeMatch } from '../output/match.ts';
import { matchFields } from '../output/match-fields.ts';
import { sampleReviewedMatch } from '../output/match-samples.ts';

interface Input {
  match_id: string;
  decision: 'confirmed' | 'rejected';
  note?: string;
}

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const { match_id, decision, note } = bundle.inputData as unknown as Input;
  const { match } = await call<{ match: Match }>(z, {
    path: `/v1/matches/${encodeURIComponent(match_id.trim())}/review`,
    method: 'PUT',
    body: { decision, ...(note && { note }) },
  });
  return describeMatch(match);
}

const { confirmed, rejected } = decisions;

export const reviewMatch = {
  key: 'review_match',
  noun: 'Match',
  display: {
    label: 'Review Match',
    description: 'Updates a match with what a person says: the documents belong together, or they do not.',
  },
  operation: {
    inputFields: [
      matchToUse,
      {
        key: 'decision',
        label: 'Decision',
        type: 'string',
        required: true,
        choices: { confirmed, rejected },
        helpText: 'What is confirmed stays, whatever differs. What is rejected is never proposed again.',
      },
      {
        key: 'note',
        label: 'Note',
        type: 'text',
        required: false,
        placeholder: 'Price agreed by phone',
        helpText: 'Why, for whoever reads it later.',
      },
    ],
    perform,
    sample: sampleReviewedMatch,
    outputFields: [...matchFields],
  },
} satisfies Create;
