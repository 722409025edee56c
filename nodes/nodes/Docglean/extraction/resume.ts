import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Callback, Extraction } from '../../shared/api';
import { isFinished } from '../../shared/is-finished';
import { isSignedWith } from '../../shared/signature';
import { resumeSection } from '../operations/section/resume';
import {
  documentItems,
  failureOf,
  type KeepSource,
  timedOutItem,
  withSource,
} from '../output/document-items';
import { viewOf } from '../output/view';
import { type Failure, failureItem } from './failure';
import { noteOf } from './note';
import { goesOnAfterErrors, refuse, refuseLate, runIndexOf } from './refuse';
import { fetchDocuments } from './results';
import { callbackSecret } from './run';
import { sleptOnItems } from './slept-on-items';
import { fetchExtraction } from './wait';

/** The server gives up on an answer after ten seconds. */
const answerLimitMs = 7000;

/**
 * The call that wakes a sleeping execution. Nothing in it is believed but the id of the extraction or the comparison, and that only with
 * a valid signature: the values are fetched from the server.
 */
export async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  try {
    const callback = await readSignedCallback(context);
    if (!callback) return refuse(context, 401, 'The signature is missing or not valid.');
    const { data } = callback;
    if ('section' in data) return await resumeSection(context, data.section.id);
    const last = await fetchExtraction(context, data.extraction.id);
    if (noteOf(last).run_index !== runIndexOf(context)) return refuseLate(context);
    const extractions = await fetchAll(context, last);
    const mayBeUnfinished = callback.type === 'extraction.timed_out' || isPastDeadline(last);
    if (!mayBeUnfinished && !extractions.every(isFinished)) {
      return refuse(
        context,
        503,
        'Other documents of this execution are still being read. Please call again.',
      );
    }
    return { workflowData: [await toItems(context, extractions, noteOf(last).wake?.failures ?? [])] };
  } catch (error) {
    // Thrown out of here it would erase what the workflow has done so far, so the server is asked to call again.
    return refuse(context, 503, `The documents could not be fetched: ${(error as Error).message}`);
  }
}

async function readSignedCallback(context: IWebhookFunctions): Promise<Callback | undefined> {
  const { apiKey } = await context.getCredentials<{ apiKey: string }>('docgleanApi');
  const secret = callbackSecret(apiKey, {
    executionId: context.getExecutionId(),
    nodeId: context.getNode().id,
  });
  const { headers, rawBody } = context.getRequestObject();
  return isSignedWith(secret, { headers, rawBody })
    ? (JSON.parse(rawBody.toString()) as Callback)
    : undefined;
}

/** All extractions of the run in the order of submission, waited for as long as the answer may take. */
async function fetchAll(context: IWebhookFunctions, last: Extraction): Promise<Extraction[]> {
  const untilMs = Date.now() + answerLimitMs;
  const extractions: Extraction[] = [];
  for (const id of noteOf(last).wake?.earlier ?? []) {
    const waitSeconds = Math.max(0, (untilMs - Date.now()) / 1000);
    extractions.push(await fetchExtraction(context, id, { waitSeconds }));
  }
  return [...extractions, last];
}

function isPastDeadline(last: Extraction): boolean {
  const deadlineSeconds = noteOf(last).wake?.deadline_seconds ?? 0;
  return Date.now() > Date.parse(last.created_at) + deadlineSeconds * 1000;
}

async function toItems(
  context: IWebhookFunctions,
  extractions: Extraction[],
  failures: Failure[],
): Promise<INodeExecutionData[]> {
  const view = viewOf((name, fallback) => context.getNodeParameter(name, fallback as boolean));
  const goesOn = goesOnAfterErrors(context);
  const output = new Map<number, INodeExecutionData[]>();
  for (const failure of failures) output.set(failure.item, [failureItem(failure)]);
  for (const extraction of extractions) {
    const { items } = noteOf(extraction);
    for (const [position, document] of (await fetchDocuments(context, extraction.id, view)).entries()) {
      const item = items[position] ?? 0;
      const failure = failureOf(document, item);
      if (failure && goesOn) output.set(item, [failureItem(failure)]);
      else if (!isFinished(document)) output.set(item, [timedOutItem(document, item)]);
      else output.set(item, documentItems(document, item, view));
    }
  }
  const { keepSource } = context.getNodeParameter('options', {}) as { keepSource?: KeepSource };
  const input = keepSource ? sleptOnItems(context) : [];
  // n8n links the output of a woken node to its input by position alone.
  return [...output]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, items]) => items.map((item) => withSource(item, input[index], keepSource)));
}
