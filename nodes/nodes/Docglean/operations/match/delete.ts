import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { matchPath } from './path';

/** Deletes a match; its documents stay. */
export async function deleteMatch(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  await apiRequest(context, { method: 'DELETE', path: matchPath(context, item), item });
  return [{ json: { deleted: true }, pairedItem: { item } }];
}
