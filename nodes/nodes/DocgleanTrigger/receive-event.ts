import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Event } from '../shared/api';
import { eventJson, isWanted } from '../shared/events';
import { isSignedWith } from '../shared/signature';
import type { TriggerState } from './subscription';

const rememberedEvents = 200;

/** An event from the server starts the workflow, once, if it was signed with the secret of this subscription. */
export async function receiveEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const state = context.getWorkflowStaticData('node') as TriggerState;
  const { headers, rawBody } = context.getRequestObject();
  if (!state.secret || !isSignedWith(state.secret, { headers, rawBody })) {
    return answer(context, 401, 'The signature is missing or not valid.');
  }
  const event = JSON.parse(rawBody.toString()) as Event;
  // Says that the address works. It holds no document, which is what the workflow is made for.
  if (event.type === 'webhook.test') return answer(context, 200, 'The test was received.');
  const seen = state.seen ?? [];
  if (seen.includes(event.id)) return answer(context, 200, 'This event was delivered before.');
  state.seen = [...seen, event.id].slice(-rememberedEvents);

  // n8n stores what was remembered above only if the node answers the request itself.
  const accepted = answer(context, 200, 'Received.');
  if (!isWanted(event, context.getNodeParameter('options', {}) as object)) return accepted;
  const json = eventJson(event, context.getNodeParameter('simplify', true) as boolean);
  return { ...accepted, workflowData: [[{ json }]] };
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
  context.getResponseObject().status(status).json({ message });
  return { noWebhookResponse: true };
}
