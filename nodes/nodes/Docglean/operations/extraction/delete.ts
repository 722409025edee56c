import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { extractionPath } from '../../../shared/required-text';

/** Deletes an extraction with its files and its results. */
export async function deleteExtraction(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  await apiRequest(context, { method: 'DELETE', path: extractionPath(context, item), item });
  return [{ json: { deleted: true }, pairedItem: { item } }];
}
