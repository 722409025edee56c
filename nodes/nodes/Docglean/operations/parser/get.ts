import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { parserPath } from '../../../shared/parser-id';
import { apiRequest } from '../../../shared/request';

/** A parser with its fields. */
export async function getParser(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const path = parserPath(context, item);
  const { parser } = await apiRequest<{ parser: IDataObject }>(context, { method: 'GET', path, item });
  return [{ json: parser, pairedItem: { item } }];
}
