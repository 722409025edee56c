import { type IExecuteFunctions, type JsonObject, NodeApiError } from 'n8n-workflow';
import type { Batch } from './batches';
import type { Failure } from './failure';
import { orFailures } from './failure';
import { callbackSecret, type Run } from './run';
import { type Callback, isCallbackRefused, type Submitted, submit, submitAll } from './submit';

/**
 * n8n looks at this time itself and then lets the input pass through unread, so it is only for a server that is gone: one
 * that is there calls by the deadline, and tries again for minutes.
 */
const graceMs = 15 * 60_000;

/** How the server is to wake this run of the node. */
export async function callbackOf(
  context: IExecuteFunctions,
  run: Run,
  deadlineSeconds: number,
): Promise<Callback> {
  const { apiKey } = await context.getCredentials<{ apiKey: string }>('docgleanApi');
  return {
    callback_url: context.evaluateExpression('{{ $execution.resumeUrl }}', 0) as string,
    callback_secret: callbackSecret(apiKey, run),
    deadline_seconds: deadlineSeconds,
  };
}

/** Puts the execution to sleep, for as long as the server may take to call. */
export const sleep = (context: IExecuteFunctions, deadlineSeconds: number): Promise<void> =>
  context.putExecutionToWait(new Date(Date.now() + deadlineSeconds * 1000 + graceMs));

type Suspended = { suspended: true } | { suspended: false; submitted: Submitted[]; failures: Failure[] };

/**
 * Submits all batches and puts the execution to sleep until the server calls. An execution can be woken only once, and
 * what is not in its last extraction has to be known by then: so the last one carries the callback and the ids of those
 * before it. The server works in the order of submission, which makes the last one the last to be done; where it is not,
 * waking up (resume.ts) refuses the call until the others are done too.
 *
 * `suspended: false` where the server does not call n8n's address, or the last batch was refused: then the rest is
 * to be polled.
 */
export async function submitAndSuspend(
  context: IExecuteFunctions,
  run: Run,
  batches: Batch[],
  { failures, deadlineSeconds }: { failures: Failure[]; deadlineSeconds: number },
): Promise<Suspended> {
  const before = await submitAll(context, run, batches.slice(0, -1));
  const last = batches.at(-1);
  if (!last) return { suspended: false, ...before };

  const wake = {
    callback: await callbackOf(context, run, deadlineSeconds),
    note: {
      deadline_seconds: deadlineSeconds,
      earlier: before.submitted.map(({ extractionId }) => extractionId),
      failures: [...failures, ...before.failures],
    },
  };
  const { result, failures: refused } = await orFailures(context, last.items, async () => {
    try {
      return { ...(await submit(context, run, last, wake)), calls: true };
    } catch (error) {
      if (!isCallbackRefused(error)) throw new NodeApiError(context.getNode(), error as JsonObject);
      return { ...(await submit(context, run, last)), calls: false };
    }
  });
  if (result?.calls) {
    await sleep(context, deadlineSeconds);
    return { suspended: true };
  }
  if (result) hintAtPrivateAddress(context);
  return {
    suspended: false,
    submitted: [...before.submitted, ...(result ? [result] : [])],
    failures: [...before.failures, ...refused],
  };
}

export function hintAtPrivateAddress(context: IExecuteFunctions): void {
  context.addExecutionHints?.({
    type: 'warning',
    location: 'outputPane',
    message:
      'The workflow stayed active instead of being suspended: n8n has a private address, which the Docglean server does not call. Start the server with DOCGLEAN_ALLOW_PRIVATE_URLS=true, or choose "Poll Until Done".',
  });
}
