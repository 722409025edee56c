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
import { resume } from './extraction/resume';
import { forEachItem } from './operations/each-item';
import { exportExtraction } from './operations/export-extraction';
import { extract } from './operations/extract';
import { getExtraction } from './operations/get-extraction';
import { getResult } from './operations/get-result';
import { extractProperties } from './properties/extract';
import { extractionProperties } from './properties/extraction';
import { getResultProperties } from './properties/get-result';
import { resourceProperties } from './properties/resource';

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
    properties: [
      ...resourceProperties,
      ...extractProperties,
      ...getResultProperties,
      ...extractionProperties,
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const resource = this.getNodeParameter('resource', 0) as string;
    const operation = this.getNodeParameter('operation', 0) as string;
    switch (`${resource}.${operation}`) {
      case 'document.getResult':
        return [await forEachItem(this, getResult)];
      case 'extraction.get':
        return [await forEachItem(this, getExtraction)];
      case 'extraction.export':
        return [await forEachItem(this, exportExtraction)];
      default:
        return [await extract(this)];
    }
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await resume(this);
  }
}
