import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { extractionPath } from '../../../shared/required-text';

/** Reads failed and cancelled documents again, locked ones with the password. */
export async function retryExtraction(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const password = context.getNodeParameter('retryPassword', item, '') as string;
  const { extraction } = await apiRequest<{ extraction: IDataObject }>(context, {
    method: 'POST',
    path: `${extractionPath(context, item)}/retry`,
    body: password ? { password } : {},
    item,
  });
  return [{ json: extraction, pairedItem: { item } }];
}
