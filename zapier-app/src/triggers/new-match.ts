import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { call, list } from '../api/call.ts';
import type { Event, Match } from '../api/types.ts';
import { receiveEvent } from '../hooks/receive.ts';
import { subscribe, unsubscribe } from '../hooks/subscription.ts';
import { wordsIn } from '../inputs/lists.ts';
import { matchResults, paperKinds } from '../inputs/papers.ts';
import { onlyOfParser } from '../inputs/parser.ts';
import { describeMatch } from '../output/match.ts';
import { matchFields } from '../output/match-fields.ts';
import { sampleMatch } from '../output/match-samples.ts';

const label = 'New Match';
const event = 'matching.completed';
const sampleCount = 3;

interface Input {
  parser_id?: string;
  document_type?: string;
  results?: string[];
}

const isWanted = ({ document_type, results }: Input, match: Match): boolean => {
  const wanted = wordsIn(results);
  return (
    (!document_type || match.document_type === document_type) &&
    (wanted.length === 0 || wanted.includes(match.result))
  );
};

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>[]> {
  // `zapier-platform invoke` runs a trigger without a call.
  if (!bundle.rawRequest?.content) return performList(z, bundle);
  const match = (await receiveEvent(z, bundle))?.data.match;
  return match && isWanted(bundle.inputData, match) ? [describeMatch(match)] : [];
}

/** Matches that are there already; before there is one, an example. */
async function performList(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>[]> {
  const input = bundle.inputData as Input;
  const matches = await list<Match>(z, '/v1/matches', { limit: 100 });
  const found = matches.filter(
    (match) => (!input.parser_id || match.parser_id === input.parser_id) && isWanted(input, match),
  );
  if (found.length > 0) return found.slice(0, sampleCount).map(describeMatch);
  const example = await call<{ event: Event }>(z, {
    path: `/v1/sample-events/${event}`,
    params: { real: 'false', parser_id: input.parser_id || undefined },
  });
  const { match } = example.event.data;
  return match ? [describeMatch(match)] : [];
}

export const newMatch = {
  key: 'new_match',
  noun: 'Match',
  display: {
    label,
    description:
      'Triggers when an invoice or another document was compared with what belongs to it, and again when the outcome changes.',
  },
  operation: {
    type: 'hook',
    inputFields: [
      {
        key: 'results',
        label: 'Results',
        type: 'string',
        list: true,
        required: false,
        choices: matchResults,
        helpText: 'Only matches that came out so start the Zap. Leave it empty for all.',
      },
      onlyOfParser,
      {
        key: 'document_type',
        label: 'Document Type',
        type: 'string',
        required: false,
        choices: paperKinds,
        helpText: 'Only matches of documents of this kind start the Zap. Leave it empty for all.',
      },
    ],
    performSubscribe: (z: ZObject, bundle: Bundle) => subscribe(z, bundle, { events: [event], label }),
    performUnsubscribe: unsubscribe,
    perform,
    performList,
    sample: sampleMatch,
    outputFields: [...matchFields],
  },
} satisfies Trigger;
