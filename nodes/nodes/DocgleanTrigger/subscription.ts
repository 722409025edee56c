import { randomBytes } from 'node:crypto';
import { type IDataObject, type IHookFunctions, type JsonObject, NodeApiError } from 'n8n-workflow';
import type { EventType, Webhook } from '../shared/api';
import { apiRequest } from '../shared/request';

/** What the trigger remembers between activations. */
export interface TriggerState extends IDataObject {
  webhookId?: string;
  /** Of this subscription alone: made when it is, and forgotten with it. */
  secret?: string;
  /** Ids of the latest events, to know a repeated delivery by. */
  seen?: string[];
}

const stateOf = (context: IHookFunctions) => context.getWorkflowStaticData('node') as TriggerState;

/** Whether the server still has this very subscription, switched on, at this address and for these events. */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
  const { webhookId, secret } = stateOf(context);
  if (!webhookId || !secret) return false;
  const webhook = await findWebhook(context, webhookId);
  const wanted = context.getNodeParameter('events') as EventType[];
  return (
    webhook?.enabled === true &&
    webhook.url === context.getNodeWebhookUrl('default') &&
    webhook.events.length === wanted.length &&
    wanted.every((event) => webhook.events.includes(event)) &&
    webhook.parser_id === parserOf(context)
  );
}

/** The parser whose events are wanted; null for all. */
function parserOf(context: IHookFunctions): string | null {
  if (!context.getNodeParameter('ofParser', false)) return null;
  return (context.getNodeParameter('parserId', '', { extractValue: true }) as string) || null;
}

export async function subscribe(context: IHookFunctions): Promise<boolean> {
  // One that no longer fits would go on sending.
  await unsubscribe(context);
  const state = stateOf(context);
  const parserId = parserOf(context);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const { webhook } = await apiRequest<{ webhook: Webhook }>(context, {
    method: 'POST',
    path: '/v1/webhooks',
    body: {
      url: context.getNodeWebhookUrl('default'),
      events: context.getNodeParameter('events') as EventType[],
      description: `n8n workflow ${context.getWorkflow().name ?? ''}`.trim().slice(0, 200),
      secret,
      ...(parserId && { parser_id: parserId }),
    },
  });
  state.webhookId = webhook.id;
  state.secret = secret;
  return true;
}

export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
  const state = stateOf(context);
  if (state.webhookId) {
    await unlessGone(
      context,
      apiRequest(context, {
        method: 'DELETE',
        path: `/v1/webhooks/${encodeURIComponent(state.webhookId)}`,
      }),
    );
  }
  delete state.webhookId;
  delete state.secret;
  delete state.seen;
  return true;
}

async function findWebhook(context: IHookFunctions, id: string): Promise<Webhook | undefined> {
  const answer = await unlessGone(
    context,
    apiRequest<{ webhook: Webhook }>(context, {
      method: 'GET',
      path: `/v1/webhooks/${encodeURIComponent(id)}`,
    }),
  );
  return answer?.webhook;
}

async function unlessGone<Answer>(
  context: IHookFunctions,
  request: Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof NodeApiError && error.httpCode === '404') return undefined;
    throw new NodeApiError(context.getNode(), error as JsonObject);
  }
}
