import {
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { eventProperties } from '../shared/events';
import { searchParsers } from '../shared/parser-methods';
import { pollEvents } from './poll-events';

export class DocgleanPollingTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Docglean Polling Trigger',
    name: 'docgleanPollingTrigger',
    icon: { light: 'file:docglean.svg', dark: 'file:docglean.dark.svg' },
    group: ['trigger'],
    version: 1,
    polling: true,
    subtitle: '={{$parameter["events"].join(", ")}}',
    description:
      'Asks Docglean now and then what has happened. For servers that cannot reach n8n; the Docglean Trigger is faster.',
    defaults: { name: 'Docglean Polling Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'docgleanApi', required: true }],
    properties: eventProperties,
  };

  methods = { listSearch: { searchParsers } };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    return await pollEvents(this);
  }
}
