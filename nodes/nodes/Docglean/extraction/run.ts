import { createHmac } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/** One run of the node within one execution; a node in a loop runs several times. */
export interface Run {
  executionId: string;
  nodeId: string;
  runIndex: number;
}

export const currentRun = (context: IExecuteFunctions): Run => ({
  executionId: context.getExecutionId(),
  nodeId: context.getNode().id,
  runIndex: Number(context.evaluateExpression('{{ $runIndex }}', 0)),
});

/** The same request gets the same key when n8n tries the node again, and the server then does it only once. */
export const idempotencyKey = ({ executionId, nodeId, runIndex }: Run, request: string): string =>
  `${executionId}:${nodeId}:${runIndex}:${request}`;

/**
 * Signs the call that wakes the execution. n8n keeps nothing for a node that sleeps, so the secret is not stored: whoever
 * has the API key can work it out again.
 */
export function callbackSecret(apiKey: string, { executionId, nodeId }: Omit<Run, 'runIndex'>): string {
  const key = createHmac('sha256', apiKey)
    .update(`docglean-callback:${executionId}:${nodeId}`)
    .digest('base64');
  return `whsec_${key}`;
}
