import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { parserBody } from './parser-body';

/** Saves a list of fields under a name. */
export async function createParser(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const name = (context.getNodeParameter('parserName', item) as string).trim();
  const { parser } = await apiRequest<{ parser: IDataObject }>(context, {
    method: 'POST',
    path: '/v1/parsers',
    body: { name, ...parserBody(context, item) },
    item,
  });
  return [{ json: parser, pairedItem: { item } }];
}
