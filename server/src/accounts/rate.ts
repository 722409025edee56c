/** How many requests a key may make in how much time. Each surface of the API has a limit and a count of its own. */
export interface RateLimit {
  surface:
    | 'native'
    | 'idpura'
    | 'perfectparser'
    | 'docparse-labs'
    | 'dataextractor'
    | 'dataextractor-extract'
    | 'extraly';
  requests: number;
  /** Windows begin at whole multiples of it, counted from 1970; at most an hour, for older counts are swept. */
  windowMs: number;
}

/** How many requests a key has made in this window, the present one included. */
export interface Rate {
  limit: number;
  requests: number;
  /** When the next window begins. */
  resetsAt: Date;
}

/** What counts belong to: the key itself in the native API, where most requests are made. */
export const counterOf = (keyId: string, { surface }: RateLimit): string =>
  surface === 'native' ? keyId : `${keyId} ${surface}`;

export const rateOf = ({ requests: limit, windowMs }: RateLimit, requests: number): Rate => ({
  limit,
  requests,
  resetsAt: new Date((Math.floor(Date.now() / windowMs) + 1) * windowMs),
});

/** Counts requests in this process: enough where there is no other, and it saves a write for each request. */
export function countInMemory(): (keyId: string, limit: RateLimit) => number {
  const windows = new Map<number, { current: number; counts: Map<string, number> }>();
  return (keyId, limit) => {
    const current = Math.floor(Date.now() / limit.windowMs);
    const known = windows.get(limit.windowMs);
    const window = known?.current === current ? known : { current, counts: new Map<string, number>() };
    windows.set(limit.windowMs, window);
    const counter = counterOf(keyId, limit);
    const requests = (window.counts.get(counter) ?? 0) + 1;
    window.counts.set(counter, requests);
    return requests;
  };
}
