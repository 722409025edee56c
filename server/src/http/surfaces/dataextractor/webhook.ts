import { createHmac } from 'node:crypto';
import type { Match } from '@docglean/contract';
import type { EventData } from '../../../events/event-data.ts';
import { dialects } from '../../../webhooks/dialects.ts';
import type { Compose } from '../../../webhooks/message.ts';
import { presentDataset } from './dataset.ts';

const wordFor = (type: string): string =>
  Object.entries(dialects.dataextractor.events).find(([, types]) =>
    (types as readonly string[]).includes(type),
  )?.[0] ?? type;

/** How a webhook is told in the service's words. */
export const composeForDataextractor: Compose = (_services, { event, secrets: [secret = ''] }) => {
  const body = JSON.stringify({
    event_id: event.id,
    event_type: wordFor(event.type),
    created_at: event.created_at.toISOString(),
    data: dataOf(event.data),
  });
  // The secret as it is written, also one that begins with "whsec_": receivers take it for what it is.
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: { 'x-dataextractor-signature': signature } };
};

/** Nothing for a test, which is about no dataset. */
function dataOf(data: EventData): object {
  if ('document' in data) return { dataset: presentDataset(data.document) };
  return 'match' in data ? { matching: presentMatching(data.match) } : {};
}

const presentMatching = (match: Match) => ({
  id: match.id,
  dataset_id: match.document_id,
  dataset_type: match.document_type,
  customer_id: match.customer_id,
  result: match.result,
  score: match.score,
  summary: match.summary,
  matched_datasets: match.counterparts.map(({ document_id, document_type, number, score }) => ({
    dataset_id: document_id,
    dataset_type: document_type,
    number,
    score,
  })),
  differences: match.differences.map((difference) => ({
    kind: difference.kind,
    severity: difference.severity,
    message: difference.message,
    field: difference.field,
    value: difference.document_value,
    matched_dataset_id: difference.counterpart_id,
    matched_value: difference.counterpart_value,
  })),
});
