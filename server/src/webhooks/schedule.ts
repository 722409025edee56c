const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits between the attempts at a webhook; after the last the delivery is given up. */
export const webhookWaits: readonly number[] = [
  5 * second,
  30 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  10 * hour,
];

/** A callback begins fast: a canvas answers "not there yet" or "still running" until its execution has gone to sleep. */
export const callbackWaits: readonly number[] = [0.2, 0.5, 1, 2, 4, 8, 15, 30, 60]
  .map((seconds) => seconds * second)
  .concat(webhookWaits.slice(2));

/** Waits before each of so many tries after the first: 5 seconds, and then five times the one before. */
export const growingWaits = (retries: number): readonly number[] =>
  Array.from({ length: retries }, (_, index) => 5 * second * 5 ** index);

const jitter = 0.2;

/**
 * How long to wait after the given attempt (from 1) before the next, in milliseconds; null when it was the last.
 * Never sooner than the receiver's Retry-After.
 */
export function waitAfter(waits: readonly number[], attempt: number, retryAfterMs: number): number | null {
  const wait = waits[attempt - 1];
  if (wait === undefined) return null;
  return Math.max(retryAfterMs, Math.round(wait * (1 - jitter + 2 * jitter * Math.random())));
}
