import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DocumentSummary } from '../../../shared/api';
import { listItems } from '../../../shared/list-items';
import { apiRequest } from '../../../shared/request';
import { documentPath, extractionPath } from '../../../shared/required-text';
import { documentJson } from '../../output/document-items';
import { longPartsOf, viewOf } from '../../output/view';

/** The documents of an extraction, or the one that is named, in the state they are in. */
export async function getResult(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const view = {
    ...viewOf((name, fallback) => context.getNodeParameter(name, item, fallback)),
    text: context.getNodeParameter('resultText', item, false) as boolean,
  };
  const documents = await fetchDocuments(context, item, longPartsOf(view));
  return documents
    .flatMap((document) => documentJson(document, view))
    .map((json) => ({ json, pairedItem: { item } }));
}

async function fetchDocuments(
  context: IExecuteFunctions,
  item: number,
  longParts: { include?: string },
): Promise<DocumentSummary[]> {
  const one = (context.getNodeParameter('documentId', item, '') as string).trim();
  if (!one) {
    const path = `${extractionPath(context, item)}/results`;
    return listItems<DocumentSummary>(context, { path, qs: longParts, item });
  }
  const path = documentPath(context, item);
  return [(await apiRequest<{ document: DocumentSummary }>(context, { method: 'GET', path, item })).document];
}
