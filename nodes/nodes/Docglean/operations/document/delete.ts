import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { documentPath } from '../../../shared/required-text';

/** Deletes a document with its file and its values. */
export async function deleteDocument(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  await apiRequest(context, { method: 'DELETE', path: documentPath(context, item), item });
  return [{ json: { deleted: true }, pairedItem: { item } }];
}
