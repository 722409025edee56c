import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { CreateExtraction } from '../../shared/api';
import { type BuiltField, problemOf, toField } from './own-fields';

/** What to find in a file, in the words of the API. Files with the same settings share an extraction. */
export type Settings = Omit<
  CreateExtraction,
  'files' | 'callback_url' | 'callback_secret' | 'deadline_seconds'
>;

interface Options {
  customerId?: string;
  language?: string;
  metadata?: { entries?: { name: string; value: string }[] };
  reviewThreshold?: number;
}

/** The settings of one input item; expressions may make them differ from item to item. */
export function readSettings(context: IExecuteFunctions, item: number): Settings {
  const { customerId, language, metadata, reviewThreshold } = context.getNodeParameter(
    'options',
    item,
    {},
  ) as Options;
  const entries = metadata?.entries ?? [];
  return {
    ...readTarget(context, item),
    ...(language && { language: language.trim().toLowerCase() }),
    ...(customerId && { customer_id: customerId }),
    ...(reviewThreshold !== undefined && { review_threshold: reviewThreshold }),
    metadata: Object.fromEntries(entries.map(({ name, value }) => [name, value])),
  };
}

function readTarget(context: IExecuteFunctions, item: number): Pick<Settings, 'document_type' | 'fields'> {
  const what = context.getNodeParameter('whatToExtract', item) as
    | NonNullable<Settings['document_type']>
    | 'fields';
  if (what !== 'fields') return { document_type: what };
  const fields = context.getNodeParameter('fields.field', item, []) as BuiltField[];
  const problem = problemOf(fields);
  if (problem) throw new NodeOperationError(context.getNode(), problem, { itemIndex: item });
  return { fields: fields.map(toField) };
}
