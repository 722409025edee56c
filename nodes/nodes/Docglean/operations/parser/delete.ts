import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { parserPath } from '../../../shared/parser-id';
import { apiRequest } from '../../../shared/request';

/** Deletes a parser and what it learned. */
export async function deleteParser(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  await apiRequest(context, { method: 'DELETE', path: parserPath(context, item), item });
  return [{ json: { deleted: true }, pairedItem: { item } }];
}
