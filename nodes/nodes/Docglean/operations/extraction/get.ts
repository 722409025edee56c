import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { extractionPath } from '../../../shared/required-text';

/** The state of an extraction. */
export async function getExtraction(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const path = extractionPath(context, item);
  const { extraction } = await apiRequest<{ extraction: IDataObject }>(context, {
    method: 'GET',
    path,
    item,
  });
  return [{ json: extraction, pairedItem: { item } }];
}
