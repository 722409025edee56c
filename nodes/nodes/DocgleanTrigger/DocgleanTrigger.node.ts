import {
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
} from 'n8n-workflow';
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
    properties: [
      {
        displayName: 'Events',
        name: 'events',
        type: 'multiOptions',
        required: true,
        default: ['document.completed'],
        description: 'What starts the workflow. An extraction is one submission of several documents.',
        options: [
          {
            name: 'Document Completed',
            value: 'document.completed',
            description: 'A document was read and its values are sure enough',
          },
          {
            name: 'Document Failed',
            value: 'document.failed',
            description: 'A document could not be read',
          },
          {
            name: 'Document Needs Review',
            value: 'document.needs_review',
            description: 'A document was read, but someone should look at its values',
          },
          {
            name: 'Document Reviewed',
            value: 'document.reviewed',
            description: 'A person looked at a document and said which values are right',
          },
          {
            name: 'Extraction Cancelled',
            value: 'extraction.cancelled',
            description: 'Somebody cancelled documents that were submitted together',
          },
          {
            name: 'Extraction Completed',
            value: 'extraction.completed',
            description: 'All documents that were submitted together are done',
          },
          {
            name: 'Extraction Failed',
            value: 'extraction.failed',
            description: 'None of the documents that were submitted together could be read',
          },
          {
            name: 'Extraction Needs Review',
            value: 'extraction.needs_review',
            description: 'All are done, and someone should look at one or more of them',
          },
        ],
      },
      {
        displayName: 'Simplify',
        name: 'simplify',
        type: 'boolean',
        noDataExpression: true,
        default: true,
        description: 'Whether to return a simplified version of the response instead of the raw data',
      },
    ],
  };

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
