import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { documentJson } from '../../shared/document-json';
import { fetchDocuments } from '../extraction/results';
import { extractionIdOf } from './extraction-id';

/** One item for each document of an extraction, in the state it is in. */
export async function getResult(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const simplify = context.getNodeParameter('simplify', item, true) as boolean;
  const documents = await fetchDocuments(context, extractionIdOf(context, item), item);
  return documents.map((document) => ({ json: documentJson(document, simplify), pairedItem: { item } }));
}
