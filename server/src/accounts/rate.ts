const windowMs = 60_000;

/** How many requests a key has made in this minute, the present one included. */
export interface Rate {
  limit: number;
  requests: number;
  /** When the next minute begins. */
  resetsAt: Date;
}

export const rateOf = (limit: number, requests: number): Rate => ({
  limit,
  requests,
  resetsAt: new Date((Math.floor(Date.now() / windowMs) + 1) * windowMs),
});

/** Counts requests a minute in this process: enough where there is no other, and it saves a write for each request. */
export function countInMemory(): (keyId: string) => number {
  let counts = new Map<string, number>();
  let current = 0;
  return (keyId) => {
    const window = Math.floor(Date.now() / windowMs);
    if (window !== current) counts = new Map();
    current = window;
    const requests = (counts.get(keyId) ?? 0) + 1;
    counts.set(keyId, requests);
    return requests;
  };
}
