import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

const callAgainSeconds = 5;

/** Answers a call that is to wake an execution; the execution stays asleep. After 503 the server calls again. */
export function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
  const response = context.getResponseObject();
  if (status === 503) response.setHeader('retry-after', String(callAgainSeconds));
  response.status(status).json({ message });
  return { noWebhookResponse: true };
}

/** The call is for a run of the node that is awake already. */
export const refuseLate = (context: IWebhookFunctions): IWebhookResponseData =>
  refuse(context, 410, 'This run of the node has got its documents already.');

/** Which run of the node is asleep, from 0: n8n counts those that have ended, less one. */
export function runIndexOf(context: IWebhookFunctions): number {
  const name = JSON.stringify(context.getNode().name);
  return Number(context.evaluateExpression(`{{ $node[${name}].runIndex }}`)) + 1;
}

/** Whether the user wants to go on where something could not be read. */
export const goesOnAfterErrors = (context: IWebhookFunctions): boolean =>
  ['continueRegularOutput', 'continueErrorOutput'].includes(context.getNode().onError ?? '');
