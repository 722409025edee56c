import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { sectionPath } from './path';

/** Deletes a comparison, and the files that were sent for it. */
export async function deleteSection(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  await apiRequest(context, { method: 'DELETE', path: sectionPath(context, item), item });
  return [{ json: { deleted: true }, pairedItem: { item } }];
}
