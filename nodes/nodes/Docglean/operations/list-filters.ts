import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

interface Filters {
  createdAfter?: string;
  createdBefore?: string;
  customerId?: string;
  documentType?: string;
  parser?: string;
  reviewed?: 'true' | 'false';
  status?: string;
}

/** What a list is narrowed to, in the words of the API. */
export function listFilters(context: IExecuteFunctions, item: number): IDataObject {
  const filters = context.getNodeParameter('filters', item, {}) as Filters;
  const { createdAfter, createdBefore, customerId, documentType, parser, reviewed, status } = filters;
  return {
    ...(createdAfter && { created_after: asTime(createdAfter) }),
    ...(createdBefore && { created_before: asTime(createdBefore) }),
    ...(customerId && { customer_id: customerId }),
    ...(documentType && { document_type: documentType }),
    ...(parser && { parser_id: parser.trim() }),
    ...(reviewed && { is_verified: reviewed }),
    ...(status && { status }),
  };
}

/** n8n's date picker gives times without a zone; they mean UTC to the API. What is no time is left to its error. */
function asTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}
