import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { extractionPath } from '../../../shared/required-text';

/** Ends what has not been read yet; documents that are done stay as they are. */
export async function cancelExtraction(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const path = `${extractionPath(context, item)}/cancel`;
  const { extraction } = await apiRequest<{ extraction: IDataObject }>(context, {
    method: 'POST',
    path,
    item,
  });
  return [{ json: extraction, pairedItem: { item } }];
}
