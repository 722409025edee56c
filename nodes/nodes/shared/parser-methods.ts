import type { ILoadOptionsFunctions, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';
import type { MapperField, Page, Parser } from './api';
import { apiRequest } from './request';

/** The parsers of the account for the list in the editor: its own, newest first, then the built-in ones. */
export async function searchParsers(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  const { items, next_cursor } = await apiRequest<Page<Parser>>(this, {
    method: 'GET',
    path: '/v1/parsers',
    qs: {
      limit: 100,
      ...(filter && { search: filter }),
      ...(paginationToken && { cursor: paginationToken }),
    },
  });
  return {
    results: items.map(({ id, name, description, is_preset }) => ({
      name: is_preset ? `${name} (Built-In)` : name,
      value: id,
      ...(description && { description }),
    })),
    ...(next_cursor && { paginationToken: next_cursor }),
  };
}

/** The fields of the parser that is chosen in the node, to fill in one by one. */
export async function fieldsOfParser(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const id = this.getCurrentNodeParameter('parserId', { extractValue: true }) as string | undefined;
  if (!id) return { fields: [] };
  const answer = await apiRequest<{ interface: unknown }>(this, {
    method: 'GET',
    path: `/v1/parsers/${encodeURIComponent(id)}/interface`,
    qs: { format: 'n8n' },
  });
  const fields = answer.interface as MapperField[];
  // What is left out stays as it was read, so that nothing is required here.
  return { fields: fields.map((field) => ({ ...field, required: false })) };
}
