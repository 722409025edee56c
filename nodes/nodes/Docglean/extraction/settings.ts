import type { IExecuteFunctions } from 'n8n-workflow';
import type { CreateExtraction } from '../../shared/api';
import { parserIdOf } from '../../shared/parser-id';
import { builtFields } from './own-fields';

/** What to find in a file, in the words of the API. Files with the same settings share an extraction. */
export type Settings = Omit<
  CreateExtraction,
  'files' | 'callback_url' | 'callback_secret' | 'deadline_seconds'
>;

interface Options {
  customerId?: string;
  engine?: Settings['engine'];
  language?: string;
  pages?: string;
  password?: string;
  metadata?: { entries?: { name: string; value: string }[] };
  reviewThreshold?: number;
}

/** The settings of one input item; expressions may make them differ from item to item. */
export function readSettings(context: IExecuteFunctions, item: number): Settings {
  const options = context.getNodeParameter('options', item, {}) as Options;
  const entries = options.metadata?.entries ?? [];
  const language = options.language?.trim().toLowerCase();
  const pages = options.pages?.trim();
  return {
    ...readTarget(context, item),
    ...(options.engine && { engine: options.engine }),
    ...(language && { language }),
    ...(pages && { pages }),
    ...(options.password && { password: options.password }),
    ...(options.customerId && { customer_id: options.customerId }),
    ...(options.reviewThreshold !== undefined && { review_threshold: options.reviewThreshold }),
    metadata: Object.fromEntries(entries.map(({ name, value }) => [name, value])),
  };
}

type Target = Pick<Settings, 'mode' | 'document_type' | 'parser_id' | 'fields'>;

function readTarget(context: IExecuteFunctions, item: number): Target {
  if (context.getNodeParameter('operation', item) === 'extractText') return { mode: 'text' };
  const what = context.getNodeParameter('whatToExtract', item) as
    | NonNullable<Settings['document_type']>
    | 'fields'
    | 'parser';
  if (what === 'parser') return { parser_id: parserIdOf(context, item) };
  if (what === 'fields') return { fields: builtFields(context, item) };
  return { document_type: what };
}
