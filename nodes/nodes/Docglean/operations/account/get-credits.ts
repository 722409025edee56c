import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';

/** What the account may still use. */
export async function getCredits(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const { credits } = await apiRequest<{ credits: IDataObject }>(context, {
    method: 'GET',
    path: '/v1/credits',
    item,
  });
  return [{ json: credits, pairedItem: { item } }];
}
