import {
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  NodeOperationError,
} from 'n8n-workflow';
import { parserPath } from '../../../shared/parser-id';
import { apiRequest } from '../../../shared/request';
import { parserBody } from './parser-body';

/** Changes what is given of a parser; the rest stays. */
export async function updateParser(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const path = parserPath(context, item);
  const body = parserBody(context, item);
  if (Object.keys(body).length === 0) {
    throw new NodeOperationError(context.getNode(), 'There is nothing to change', {
      itemIndex: item,
      description: 'Choose new fields in "Fields From", or add an option.',
    });
  }
  const { parser } = await apiRequest<{ parser: IDataObject }>(context, {
    method: 'PATCH',
    path,
    body,
    item,
  });
  return [{ json: parser, pairedItem: { item } }];
}
