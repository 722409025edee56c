import { randomUUID } from 'node:crypto';
import type { Answer, Arrived } from './platform.ts';

export interface RpcState {
  cursors: Map<string, string>;
  cache: Map<string, string>;
}

interface RpcCall {
  id: string;
  method: string;
  // biome-ignore lint/suspicious/noExplicitAny: each method has parameters of its own
  params: any[];
  storeKey?: string;
}

/** What core asks Zapier for while a step runs: `z.stashFile`, `z.cursor` and `z.cache`. */
export function answerRpc(
  { cursors, cache }: RpcState,
  { body, headers, storeUrl }: Pick<Arrived, 'body' | 'headers'> & { storeUrl: string },
): Answer {
  if (!headers['x-token']) return { status: 401, json: { error: 'no token' } };
  const { id, method, params, storeKey = '' } = JSON.parse(body.toString()) as RpcCall;
  const answer = (result: unknown): Answer => ({ status: 200, json: { id, result } });
  const cacheKey = (key: string, scope: unknown) => JSON.stringify([key, scope ?? null]);
  switch (method) {
    case 'get_presigned_upload_post_data':
      return answer({ url: storeUrl, fields: { key: randomUUID(), policy: 'signed' } });
    case 'get_cursor':
      return answer(cursors.get(storeKey) ?? null);
    case 'set_cursor':
      cursors.set(storeKey, params[0]);
      return answer(null);
    case 'zcache_get':
      return answer(cache.get(cacheKey(params[0], params[1])) ?? null);
    case 'zcache_set': {
      const [key, value, , scope, onlyIfNew] = params;
      if (onlyIfNew && cache.has(cacheKey(key, scope))) return answer(false);
      cache.set(cacheKey(key, scope), value);
      return answer(true);
    }
    case 'zcache_delete':
      return answer(cache.delete(cacheKey(params[0], params[1])));
    default:
      return { status: 200, json: { id, error: `no method ${method}` } };
  }
}
