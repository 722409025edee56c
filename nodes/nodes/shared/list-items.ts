import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Page } from './api';
import { type ApiContext, apiRequest } from './request';

const largestPage = 100;

interface List {
  path: string;
  qs?: IDataObject;
  /** Left out: all there are. */
  limit?: number;
  /** Input item the list is for. */
  item?: number;
}

/** The items of a list, page after page. */
export async function listItems<Item>(
  context: ApiContext,
  { path, qs = {}, limit = Number.POSITIVE_INFINITY, item }: List,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await apiRequest(context, {
      method: 'GET',
      path,
      qs: { ...qs, limit: Math.min(largestPage, limit - items.length), ...(cursor && { cursor }) },
      ...(item !== undefined && { item }),
    });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && items.length < limit);
  return items;
}

/** A list as the output for an input item, as long as its "Return All" and "Limit" say. */
export async function listedItems(
  context: IExecuteFunctions,
  item: number,
  path: string,
  qs: IDataObject,
): Promise<INodeExecutionData[]> {
  const all = context.getNodeParameter('returnAll', item, false) as boolean;
  const limit = all ? undefined : (context.getNodeParameter('limit', item, 50) as number);
  const items = await listItems<IDataObject>(context, { path, qs, item, ...(limit && { limit }) });
  return items.map((json) => ({ json, pairedItem: { item } }));
}
