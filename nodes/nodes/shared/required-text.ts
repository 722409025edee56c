import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

/** What a user has to fill in, and where to get it. */
interface Wanted {
  parameter: string;
  name: string;
  from: string;
}

const extractionId: Wanted = {
  parameter: 'extractionId',
  name: 'Extraction ID',
  from: 'Use the extraction_id that the operation Extract gives, for example {{ $json.extraction_id }}.',
};

const documentId: Wanted = {
  parameter: 'documentId',
  name: 'Document ID',
  from: 'Use the document_id that the operation Extract gives, for example {{ $json.document_id }}.',
};

/** The parameter of an input item. Throws where it is empty, which would otherwise ask for all there are. */
export function requiredText(
  context: IExecuteFunctions,
  item: number,
  { parameter, name, from }: Wanted,
): string {
  const text = String(context.getNodeParameter(parameter, item) ?? '').trim();
  if (text) return text;
  throw new NodeOperationError(context.getNode(), `The ${name} is empty`, {
    itemIndex: item,
    description: from,
  });
}

export const requiredExtractionId = (context: IExecuteFunctions, item: number): string =>
  requiredText(context, item, extractionId);

export const requiredDocumentId = (context: IExecuteFunctions, item: number): string =>
  requiredText(context, item, documentId);

/** `/v1/extractions/ext_…` of an input item. */
export const extractionPath = (context: IExecuteFunctions, item: number): string =>
  `/v1/extractions/${encodeURIComponent(requiredExtractionId(context, item))}`;

/** `/v1/extractions/ext_…/documents/doc_…` of an input item. */
export const documentPath = (context: IExecuteFunctions, item: number): string =>
  `${extractionPath(context, item)}/documents/${encodeURIComponent(requiredDocumentId(context, item))}`;
