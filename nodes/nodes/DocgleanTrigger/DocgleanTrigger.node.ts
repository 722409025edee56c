import {
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { eventProperties } from '../shared/events';
import { searchParsers } from '../shared/parser-methods';
import { receiveEvent } from './receive-event';
import { isSubscribed, subscribe, unsubscribe } from './subscription';

export class DocgleanTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Docglean Trigger',
    name: 'docgleanTrigger',
    icon: { light: 'file:docglean.svg', dark: 'file:docglean.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{$parameter["events"].join(", ")}}',
    description: 'Starts the workflow when Docglean has read a document',
    defaults: { name: 'Docglean Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'docgleanApi', required: true }],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    properties: eventProperties,
  };

  methods = { listSearch: { searchParsers } };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await isSubscribed(this);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await subscribe(this);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await unsubscribe(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this);
  }
}
