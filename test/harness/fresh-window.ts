import { setTimeout } from 'node:timers/promises';

/**
 * Waits for the next window of a rate limit where this one ends within `neededMs`: a count that begins in its last moments
 * would begin anew before the end of the test.
 */
export async function untilWindowLasts(windowMs: number, neededMs: number): Promise<void> {
  const leftMs = windowMs - (Date.now() % windowMs);
  if (leftMs < neededMs) await setTimeout(leftMs + 50);
}
