import {
  type IDataObject,
  type IExecuteFunctions,
  type IHttpRequestMethods,
  type INodeExecutionData,
  NodeOperationError,
} from 'n8n-workflow';
import { apiRequest } from '../../../shared/request';
import { jsonValue } from '../json-parameter';

/** Any request to the server with the credential: what the other operations leave out. */
export async function sendRequest(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const path = (context.getNodeParameter('path', item) as string).trim();
  // Another address would get the key.
  if (!path.startsWith('/') || path.startsWith('//')) {
    throw new NodeOperationError(context.getNode(), `"${path}" is not a path on the Docglean server`, {
      itemIndex: item,
      description: 'Begin with a slash and leave the address of the server out, such as /v1/me.',
    });
  }
  const query = context.getNodeParameter('query.parameters', item, []) as { name: string; value: string }[];
  const method = context.getNodeParameter('method', item) as IHttpRequestMethods;
  const body =
    method === 'GET' ? undefined : jsonValue(context, item, { parameter: 'body', name: 'Body (JSON)' });
  const answer = await apiRequest<IDataObject | ''>(context, {
    method,
    path,
    qs: Object.fromEntries(query.map(({ name, value }) => [name, value])),
    ...(body !== undefined && { body: body as IDataObject }),
    item,
  });
  return [{ json: answer || { success: true }, pairedItem: { item } }];
}
