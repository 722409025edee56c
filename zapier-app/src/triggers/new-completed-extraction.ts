import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { call, list } from '../api/call.ts';
import type { Event, Extraction } from '../api/types.ts';
import { receiveEvent } from '../hooks/receive.ts';
import { subscribe, unsubscribe } from '../hooks/subscription.ts';
import { onlyOfParser } from '../inputs/parser.ts';
import { describeExtraction } from '../output/extraction.ts';
import { extractionFields } from '../output/output-fields.ts';
import { sampleExtraction } from '../output/samples.ts';

const label = 'New Completed Extraction';
const events = ['extraction.completed', 'extraction.needs_review'] as const;
const sampleCount = 3;

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>[]> {
  // `zapier-platform invoke` runs a trigger without a call.
  if (!bundle.rawRequest?.content) return performList(z, bundle);
  const extraction = (await receiveEvent(z, bundle))?.data.extraction;
  return extraction ? [describeExtraction(extraction)] : [];
}

/** Extractions that are there already; before there is one, an example. */
async function performList(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>[]> {
  const parser_id = bundle.inputData.parser_id || undefined;
  const extractions = await list<Extraction>(z, '/v1/extractions', { parser_id, limit: 100 });
  const done = extractions.filter(({ status }) => status === 'completed' || status === 'needs_review');
  if (done.length > 0) return done.slice(0, sampleCount).map(describeExtraction);
  const { event } = await call<{ event: Event }>(z, {
    path: `/v1/sample-events/${events[0]}`,
    params: { real: 'false', parser_id },
  });
  return event.data.extraction ? [describeExtraction(event.data.extraction)] : [];
}

export const newCompletedExtraction = {
  key: 'new_completed_extraction',
  noun: 'Extraction',
  display: {
    label,
    description: 'Triggers when all documents that were submitted together have been read.',
  },
  operation: {
    type: 'hook',
    inputFields: [onlyOfParser],
    performSubscribe: (z: ZObject, bundle: Bundle) => subscribe(z, bundle, { events, label }),
    performUnsubscribe: unsubscribe,
    perform,
    performList,
    sample: sampleExtraction,
    outputFields: [...extractionFields],
  },
} satisfies Trigger;
