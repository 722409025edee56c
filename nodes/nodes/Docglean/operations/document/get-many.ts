import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DocumentSummary } from '../../../shared/api';
import { listedItems } from '../../../shared/list-items';
import { documentJson } from '../../output/document-items';
import { viewOf } from '../../output/view';
import { listFilters } from '../list-filters';

/** Documents of all extractions, newest first. */
export async function getManyDocuments(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const search = (context.getNodeParameter('search', item, '') as string).trim();
  const qs: IDataObject = { ...listFilters(context, item), ...(search && { search }) };
  const view = viewOf((name, fallback) => context.getNodeParameter(name, item, fallback));
  const documents = await listedItems(context, item, '/v1/documents', qs);
  return documents.flatMap(({ json, ...rest }) =>
    documentJson(json as unknown as DocumentSummary, view).map((one) => ({ ...rest, json: one })),
  );
}
