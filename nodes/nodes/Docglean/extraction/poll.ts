import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { documentItem, failureOf } from './document-item';
import type { Failure } from './failure';
import { fetchDocuments } from './results';
import type { Submitted } from './submit';
import { waitUntilFinished } from './wait';

interface Outcome {
  items: INodeExecutionData[];
  failures: Failure[];
}

/** Waits until all extractions are finished or the time is up, and gives the outcome of every input item. */
export async function pollUntilDone(
  context: IExecuteFunctions,
  submitted: Submitted[],
  { untilMs, simplify }: { untilMs: number; simplify: boolean },
): Promise<Outcome> {
  const outcome: Outcome = { items: [], failures: [] };
  for (const { extractionId, items } of submitted) {
    await waitUntilFinished(context, extractionId, untilMs);
    const documents = await fetchDocuments(context, extractionId);
    for (const [position, document] of documents.entries()) {
      const item = items[position] ?? 0;
      const failure = failureOf(document, item);
      if (failure) outcome.failures.push(failure);
      else outcome.items.push(documentItem(document, item, simplify));
    }
  }
  return outcome;
}
