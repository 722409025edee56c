import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { builtFields } from '../../extraction/own-fields';
import { jsonValue } from '../json-parameter';

interface Options {
  description?: string;
  documentType?: string;
  language?: string;
  name?: string;
  reviewThreshold?: number;
}

/** What is to be kept of a parser, in the words of the API; what the user left out stays out. */
export function parserBody(context: IExecuteFunctions, item: number): IDataObject {
  const options = context.getNodeParameter('parserOptions', item, {}) as Options;
  const { description, documentType, language, name, reviewThreshold } = options;
  return {
    ...fieldList(context, item),
    ...(name && { name }),
    ...(description && { description }),
    ...(documentType && { document_type: documentType }),
    ...(language && { language: language.trim().toLowerCase() }),
    ...(reviewThreshold !== undefined && { review_threshold: reviewThreshold }),
  };
}

function fieldList(context: IExecuteFunctions, item: number): IDataObject {
  const from = context.getNodeParameter('fieldsFrom', item) as 'builder' | 'json' | 'none';
  if (from === 'none') return {};
  if (from === 'builder') return { fields: builtFields(context, item) as unknown as IDataObject[] };
  const json = jsonValue(context, item, { parameter: 'fieldsJson', name: 'Fields (JSON)' });
  return Array.isArray(json) ? { fields: json } : { schema: json as IDataObject };
}
