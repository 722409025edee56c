import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { type CredentialValues, credentialsHelper } from './n8n-credentials.ts';
import { trigger } from './n8n-engine.ts';

interface TriggerSettings {
  parameters: Record<string, unknown>;
  credentials: CredentialValues;
  /** Where n8n receives events for this node. */
  webhookUrl: string;
}

/** The trigger node in a workflow: what n8n calls at activation, at deactivation and when an event comes in. */
export function triggerNode(settings: TriggerSettings, state: IDataObject = {}) {
  const { parameters, credentials, webhookUrl } = settings;
  const context = {
    getNode: () => ({ id: 'trigger-1', name: 'Docglean Trigger', type: 'docgleanTrigger', parameters }),
    getWorkflow: () => ({ id: 'workflow-1', name: 'Invoices', active: true }),
    getWorkflowStaticData: () => state,
    getNodeWebhookUrl: () => webhookUrl,
    getNodeParameter: (name: string, fallback?: unknown) => located(parameters[name]) ?? fallback,
    getCredentials: async () => credentials,
    helpers: { httpRequestWithAuthentication: requestOf(credentials) },
  };
  const methods = trigger.webhookMethods?.default;
  if (!methods) throw new Error('The trigger has no webhook methods.');
  return {
    state,
    checkExists: () => methods.checkExists?.call(context as never),
    create: () => methods.create?.call(context as never),
    delete: () => methods.delete?.call(context as never),
    /** The same node after the user changed its settings or n8n its address. */
    with: (changed: Record<string, unknown>, url = webhookUrl) =>
      triggerNode({ ...settings, parameters: { ...parameters, ...changed }, webhookUrl: url }, state),
    async receive(call: { headers: object; body: string }) {
      const answer: { status: number; items: INodeExecutionData[] | undefined } = {
        status: 0,
        items: undefined,
      };
      const response = {
        status(code: number) {
          answer.status = code;
          return this;
        },
        json() {},
      };
      const result = await trigger.webhook?.call({
        ...context,
        getRequestObject: () => ({ headers: call.headers, rawBody: Buffer.from(call.body) }),
        getResponseObject: () => response,
      } as never);
      // Only then does n8n keep what was written to the static data.
      if (!result?.noWebhookResponse) throw new Error('The node left the answer to n8n.');
      answer.items = result.workflowData?.[0];
      return answer;
    },
  };
}

/** A resource locator with its value taken out, as `extractValue` asks for. */
const located = (parameter: unknown): unknown =>
  typeof parameter === 'object' && parameter !== null && '__rl' in parameter && 'value' in parameter
    ? parameter.value
    : parameter;

interface HttpRequest {
  method: string;
  baseURL: string;
  url: string;
  body?: object;
}

const requestOf = (credentials: CredentialValues) =>
  async function httpRequestWithAuthentication(this: unknown, type: string, request: HttpRequest) {
    const { headers } = await credentialsHelper(credentials).authenticate({}, type, request as never);
    const response = await fetch(request.baseURL + request.url, {
      method: request.method,
      headers: {
        ...(headers as Record<string, string>),
        ...(request.body && { 'content-type': 'application/json' }),
      },
      ...(request.body && { body: JSON.stringify(request.body) }),
    });
    const text = await response.text();
    return { statusCode: response.status, headers: {}, body: text ? JSON.parse(text) : '' };
  };
