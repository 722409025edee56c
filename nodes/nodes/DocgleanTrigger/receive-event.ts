import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Event } from '../shared/api';
import { simplifyDocument, withoutHiding } from '../shared/document-json';
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
  const simplify = context.getNodeParameter('simplify', true) as boolean;
  return { ...accepted, workflowData: [[{ json: simplify ? simplifyEvent(event) : { ...event } }]] };
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
  context.getResponseObject().status(status).json({ message });
  return { noWebhookResponse: true };
}

function simplifyEvent({ id, type, data }: Event): IDataObject {
  const subject = subjectOf(data);
  return { ...subject, ...withoutHiding(subject, { event: type, event_id: id }) };
}

function subjectOf(data: Event['data']): IDataObject {
  if ('document' in data) return simplifyDocument(data.document);
  if ('extraction' in data) return { ...data.extraction };
  return 'match' in data ? { ...data.match } : { ...data.webhook };
}
