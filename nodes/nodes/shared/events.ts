import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Event } from './api';
import { simplifyDocument, withoutHiding } from './document-json';
import { matchJson } from './match-json';
import { parserLocator } from './parser-locator';

/** What both triggers ask for. */
export const eventProperties: INodeProperties[] = [
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
      {
        name: 'Matching Completed',
        value: 'matching.completed',
        description: 'A document was matched with what it belongs to, such as an invoice with its order',
      },
      {
        name: 'Section Completed',
        value: 'section.completed',
        description: 'Documents were compared with each other, section by section',
      },
      {
        name: 'Section Failed',
        value: 'section.failed',
        description: 'Documents could not be compared',
      },
      {
        name: 'Webhook Disabled',
        value: 'webhook.disabled',
        description: 'The server stopped calling an address that did not answer for days',
      },
    ],
  },
  {
    displayName: 'Only of One Parser',
    name: 'ofParser',
    type: 'boolean',
    noDataExpression: true,
    default: false,
    description: 'Whether only documents and extractions of one parser start the workflow',
  },
  parserLocator({ displayOptions: { show: { ofParser: [true] } } }),
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    noDataExpression: true,
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Confidence At Least',
        name: 'confidenceAtLeast',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
        default: 0.9,
        description: 'Documents that are less sure than this do not start the workflow',
      },
      {
        displayName: 'Confidence Below',
        name: 'confidenceBelow',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
        default: 0.9,
        description: 'Documents that are as sure as this or surer do not start the workflow',
      },
    ],
  },
];

interface ConfidenceRange {
  confidenceAtLeast?: number;
  confidenceBelow?: number;
}

/** Whether the confidence of the document in an event is one the user wants; events without one always are. */
export function isWanted(
  { data }: Event,
  { confidenceAtLeast = 0, confidenceBelow }: ConfidenceRange,
): boolean {
  const confidence = 'document' in data ? data.document.confidence : null;
  if (typeof confidence !== 'number') return true;
  return confidence >= confidenceAtLeast && (confidenceBelow === undefined || confidence < confidenceBelow);
}

/** An event as the next node wants it: what it is about, and beside that which event it was. */
export function eventJson(event: Event, simplify: boolean): IDataObject {
  if (!simplify) return { ...event };
  const subject = subjectOf(event.data);
  return { ...subject, ...withoutHiding(subject, { event: event.type, event_id: event.id }) };
}

function subjectOf(data: Event['data']): IDataObject {
  if ('document' in data) return simplifyDocument(data.document);
  if ('match' in data) return matchJson(data.match, true);
  if ('section' in data) return { ...data.section, section_id: data.section.id };
  return 'extraction' in data ? { ...data.extraction } : { ...data.webhook };
}
