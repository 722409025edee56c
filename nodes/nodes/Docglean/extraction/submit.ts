import { type IExecuteFunctions, NodeApiError } from 'n8n-workflow';
import type { ApiErrorBody, CreateExtraction, Extraction } from '../../shared/api';
import { apiRequest } from '../../shared/request';
import type { Batch } from './batches';
import { type Failure, orFailures } from './failure';
import type { Note } from './note';
import { idempotencyKey, type Run } from './run';

/** An extraction on the server. */
export interface Submitted {
  extractionId: string;
  /** As it was when it was accepted. */
  extraction: Extraction;
  /** The input item of each document. */
  items: number[];
}

export type Callback = Required<
  Pick<CreateExtraction, 'callback_url' | 'callback_secret' | 'deadline_seconds'>
>;

export async function submitAll(
  context: IExecuteFunctions,
  run: Run,
  batches: Batch[],
): Promise<{ submitted: Submitted[]; failures: Failure[] }> {
  const submitted: Submitted[] = [];
  const failures: Failure[] = [];
  for (const batch of batches) {
    const { result, failures: failed } = await orFailures(context, batch.items, () =>
      submit(context, run, batch),
    );
    if (result) submitted.push(result);
    failures.push(...failed);
  }
  return { submitted, failures };
}

/** Submits a batch; with a callback, the server calls n8n once it is done. */
export async function submit(
  context: IExecuteFunctions,
  run: Run,
  { settings, files, items }: Batch,
  wake?: { callback: Callback; note: NonNullable<Note['wake']> },
): Promise<Submitted> {
  const note: Note = {
    execution_id: run.executionId,
    node_id: run.nodeId,
    run_index: run.runIndex,
    items,
    ...(wake && { wake: wake.note }),
  };
  const body: CreateExtraction = {
    ...settings,
    ...wake?.callback,
    files,
    metadata: { ...settings.metadata, n8n: note },
  };
  const { extraction } = await apiRequest<{ extraction: Extraction }>(context, {
    method: 'POST',
    path: '/v1/extractions',
    item: items[0],
    headers: { 'idempotency-key': idempotencyKey(run, `${wake ? 'wake' : 'extraction'}:${items[0]}`) },
    body,
  });
  return { extractionId: extraction.id, extraction, items };
}

/** Servers do not call private addresses unless their operator allows it, and n8n often has one. */
export function isCallbackRefused(error: unknown): boolean {
  if (!(error instanceof NodeApiError)) return false;
  const body = error.context.data as ApiErrorBody | undefined;
  return (
    body?.error?.code === 'URL_NOT_ALLOWED' &&
    (body.error.details ?? []).some(({ path }) => path === 'callback_url')
  );
}
