import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { fieldsOfParser, searchParsers } from '../shared/parser-methods';
import { resume } from './extraction/resume';
import { runOperation } from './operations';
import { properties } from './properties';

/** Wakes a sleeping execution. It starts no workflow, so there is nothing to subscribe. */
const resumeWebhooks: IWebhookDescription[] = [
  {
    name: 'default',
    httpMethod: 'POST',
    responseMode: 'onReceived',
    path: '',
    isFullPath: true,
    restartWebhook: true,
  },
];

export class Docglean implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Docglean',
    name: 'docglean',
    icon: { light: 'file:docglean.svg', dark: 'file:docglean.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
    description: 'Turn invoices, receipts and other documents into structured data',
    defaults: { name: 'Docglean' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'docgleanApi', required: true }],
    waitingNodeTooltip: 'Waiting until Docglean has read the documents',
    webhooks: resumeWebhooks,
    properties,
  };

  methods = {
    listSearch: { searchParsers },
    resourceMapping: { fieldsOfParser },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await runOperation(this)];
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await resume(this);
  }
}
