import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DocumentSummary } from '../../shared/api';
import { documentItems, failureOf } from '../output/document-items';
import type { View } from '../output/view';
import type { Failure } from './failure';
import { fetchDocuments } from './results';
import type { Submitted } from './submit';
import { waitUntilFinished } from './wait';

interface Outcome {
  items: INodeExecutionData[];
  /** The documents behind the items. */
  read: DocumentSummary[];
  failures: Failure[];
}

/** Waits until all extractions are finished or the time is up, and gives the outcome of every input item. */
export async function pollUntilDone(
  context: IExecuteFunctions,
  submitted: Submitted[],
  { untilMs, view }: { untilMs: number; view: View },
): Promise<Outcome> {
  const outcome: Outcome = { items: [], read: [], failures: [] };
  for (const { extractionId, items } of submitted) {
    await waitUntilFinished(context, extractionId, untilMs);
    const documents = await fetchDocuments(context, extractionId, view);
    for (const [position, document] of documents.entries()) {
      const item = items[position] ?? 0;
      const failure = failureOf(document, item);
      if (failure) {
        outcome.failures.push(failure);
      } else {
        outcome.read.push(document);
        outcome.items.push(...documentItems(document, item, view));
      }
    }
  }
  return outcome;
}
