import type { Connection } from './connection.ts';
import { type RequestParts, send } from './request.ts';

export type Filters = NonNullable<RequestParts['query']>;

/** What the resources are made of. */
export interface Api {
  request(method: string, path: string, parts?: RequestParts): Promise<Response>;
  json<T>(method: string, path: string, parts?: RequestParts): Promise<T>;
  /** Every item of a list, page after page; the next page is asked for when the one before is used up. */
  pages<T>(path: string, filters?: Filters): AsyncGenerator<T, void>;
}

export function apiOf(connection: Connection): Api {
  const json: Api['json'] = <T>(method: string, path: string, parts: RequestParts = {}): Promise<T> =>
    send(connection, method, path, parts, (response) => response.json() as Promise<T>);
  return {
    request: (method, path, parts = {}) =>
      send(connection, method, path, parts, async (response) => response),
    json,
    async *pages<T>(path: string, filters: Filters = {}) {
      let cursor: string | undefined;
      do {
        const query = { ...filters, limit: 100, cursor };
        const page = await json<{ items: T[]; next_cursor: string | null }>('GET', path, { query });
        yield* page.items;
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
    },
  };
}
