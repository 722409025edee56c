import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { call, list } from '../api/call.ts';
import type { DocumentStatus, DocumentSummary, Event, EventType } from '../api/types.ts';
import { receiveEvent } from '../hooks/receive.ts';
import { subscribe, unsubscribe } from '../hooks/subscription.ts';
import { onlyOfDocumentType } from '../inputs/document-type.ts';
import { onlyOfParser } from '../inputs/parser.ts';
import type { documentFields, lineItemFields } from '../output/output-fields.ts';

type Describe = (z: ZObject, document: DocumentSummary) => Record<string, unknown>[];

/** What the triggers that start with a document differ in. */
interface DocumentTrigger<Key extends string> {
  key: Key;
  noun: string;
  label: string;
  description: string;
  /** The event that starts the Zap. */
  event: EventType;
  /** Which documents are samples of it. */
  listed: { status?: DocumentStatus; is_verified?: true };
  /** Lets the user ask for documents that need review, too. */
  orNeedingReview?: boolean;
  describe: Describe;
  outputFields: typeof documentFields | typeof lineItemFields;
  sample: Record<string, unknown>;
}

const includeNeedingReview = {
  key: 'include_needing_review',
  label: 'Also Documents Needing Review',
  type: 'boolean',
  required: false,
  default: 'false',
  helpText:
    'Documents with a value that Docglean is not sure of start the Zap, too. The field "Needs Review" tells them apart.',
} as const;

interface Input {
  parser_id?: string;
  document_type?: string;
  include_needing_review?: boolean;
}

const sampleCount = 3;

/** A trigger that Docglean calls for each document: subscribed while the Zap is on, checked and told apart at every call. */
export function documentTrigger<const Key extends string>(own: DocumentTrigger<Key>) {
  async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>[]> {
    // `zapier-platform invoke` runs a trigger without a call.
    if (!bundle.rawRequest?.content) return performList(z, bundle);
    const document = (await receiveEvent(z, bundle))?.data.document;
    const { document_type } = bundle.inputData as Input;
    if (!document || (document_type && document.document_type !== document_type)) return [];
    return own.describe(z, document);
  }

  /** Documents that are there already; before there is one, an example with the fields of the parser. */
  async function performList(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>[]> {
    const { parser_id, document_type } = bundle.inputData as Input;
    const documents = await list<DocumentSummary>(z, '/v1/documents', {
      ...own.listed,
      parser_id: parser_id || undefined,
      document_type: document_type || undefined,
      limit: sampleCount,
    });
    const found = documents.flatMap((document) => own.describe(z, document));
    return found.length > 0 ? found : exampleOf(z, own, parser_id || document_type);
  }

  return {
    key: own.key,
    noun: own.noun,
    display: { label: own.label, description: own.description },
    operation: {
      type: 'hook',
      inputFields: [onlyOfParser, onlyOfDocumentType, ...(own.orNeedingReview ? [includeNeedingReview] : [])],
      performSubscribe: (z: ZObject, bundle: Bundle) => {
        const { include_needing_review } = bundle.inputData as Input;
        const also: EventType[] = include_needing_review ? ['document.needs_review'] : [];
        return subscribe(z, bundle, { events: [own.event, ...also], label: own.label });
      },
      performUnsubscribe: unsubscribe,
      perform,
      performList,
      sample: own.sample,
      outputFields: [...own.outputFields],
    },
  } as const satisfies Trigger;
}

async function exampleOf(
  z: ZObject,
  { event, describe }: { event: EventType; describe: Describe },
  parserId: string | undefined,
): Promise<Record<string, unknown>[]> {
  const example = await call<{ event: Event }>(z, {
    path: `/v1/sample-events/${event}`,
    params: { real: 'false', parser_id: parserId },
  });
  const { document } = example.event.data;
  return document ? describe(z, document) : [];
}
