import { styleText } from 'node:util';

export class StepFailed extends Error {}

/** Runs one check and prints how it went. A failure ends the run: what follows builds on it. */
export async function step<Result>(name: string, check: () => Promise<Result> | Result): Promise<Result> {
  const startedMs = Date.now();
  try {
    const result = await check();
    console.log(`${styleText('green', '✓')} ${name} ${styleText('dim', `${Date.now() - startedMs} ms`)}`);
    return result;
  } catch (error) {
    console.log(`${styleText('red', '✗')} ${name}`);
    console.log(error instanceof Error ? error.stack : error);
    throw new StepFailed(name);
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Looks again and again until there is something, and says what was awaited where it never comes. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined | false>,
  { limitMs = 30_000, everyMs = 100 } = {},
): Promise<Found> {
  const untilMs = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > untilMs) throw new Error(`${what}: not within ${limitMs / 1000} s`);
    await sleep(everyMs);
  }
}
