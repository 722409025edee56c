import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { uploadInBatches } from '../../extraction/batches';
import { type Failure, failureItem, thrownFailure } from '../../extraction/failure';
import { hintAtResults } from '../../extraction/hints';
import { pollUntilDone } from '../../extraction/poll';
import { fetchDocuments } from '../../extraction/results';
import { currentRun } from '../../extraction/run';
import { type Submitted, submitAll } from '../../extraction/submit';
import { submitAndSuspend } from '../../extraction/suspend';
import { waitModeOf } from '../../extraction/wait-mode';
import { type KeepSource, withSource } from '../../output/document-items';
import { type View, viewOf } from '../../output/view';

const defaultWaitSeconds = { suspend: 3600, poll: 600 };

interface WaitOptions {
  giveUpAfterSeconds?: number;
  keepSource?: KeepSource;
}

/** Reads the files of all input items, values or text: one extraction for all that have the same settings. */
export async function extract(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const startedMs = Date.now();
  const run = currentRun(context);
  const options = context.getNodeParameter('options', 0, {}) as WaitOptions;
  const { batches, failures } = await uploadInBatches(context, run);
  const mode = waitModeOf(context);
  const view = viewOf((name, fallback) => context.getNodeParameter(name, 0, fallback));

  if (mode === 'return') {
    const { submitted, failures: refused } = await submitAll(context, run, batches);
    const items = await startedItems(context, submitted, view);
    return inInputOrder(context, items, [...failures, ...refused], options);
  }

  const seconds = options.giveUpAfterSeconds ?? defaultWaitSeconds[mode];
  const outcome =
    mode === 'suspend' && batches.length > 0
      ? await submitAndSuspend(context, run, batches, { failures, deadlineSeconds: seconds })
      : { suspended: false as const, ...(await submitAll(context, run, batches)) };
  if (outcome.suspended) return context.getInputData();

  const polled = await pollUntilDone(context, outcome.submitted, {
    untilMs: startedMs + seconds * 1000,
    view,
  });
  const allFailures = [...failures, ...outcome.failures, ...polled.failures];
  await hintAtResults(context, polled);
  throwUnlessGoingOn(context, allFailures, polled.read.length);
  return inInputOrder(context, polled.items, allFailures, options);
}

async function startedItems(
  context: IExecuteFunctions,
  submitted: Submitted[],
  view: View,
): Promise<INodeExecutionData[]> {
  const output: INodeExecutionData[] = [];
  for (const { extractionId, items } of submitted) {
    const documents = await fetchDocuments(context, extractionId, view);
    for (const [position, { id, extraction_id, status, file_name }] of documents.entries()) {
      const json = { extraction_id, document_id: id, status, file_name };
      output.push({ json, pairedItem: { item: items[position] ?? 0 } });
    }
  }
  return output;
}

/** The first failure stops the node; what was read besides is not lost. */
function throwUnlessGoingOn(context: IExecuteFunctions, failures: Failure[], readCount: number): void {
  const [first] = [...failures].sort((a, b) => a.item - b.item);
  if (!first || context.continueOnFail()) return;
  const rest =
    readCount > 0 && first.document
      ? `The other files were read: ${readCount}. To go on with them, choose another "On Error" setting of this node, or use the operation Get Result with the extraction ID ${first.document.extraction_id}.`
      : '';
  throw thrownFailure(context, {
    ...first,
    description: [first.description, rest].filter(Boolean).join('\n'),
  });
}

function inInputOrder(
  context: IExecuteFunctions,
  items: INodeExecutionData[],
  failures: Failure[],
  { keepSource }: WaitOptions,
): INodeExecutionData[] {
  const input = context.getInputData();
  const indexOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;
  return [...items, ...failures.map(failureItem)]
    .sort((a, b) => indexOf(a) - indexOf(b))
    .map((item) => withSource(item, input[indexOf(item)], keepSource));
}
