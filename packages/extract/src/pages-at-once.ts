import { setImmediate } from 'node:timers/promises';
import type { Page } from './page.ts';

/**
 * Pages in flight: while Tesseract's thread reads one, the network reads the next. More would only fill the memory,
 * for each of the two reads one page at a time.
 */
const PAGES_AT_ONCE = 2;

/** Reads numbered pages, two at a time, and gives them in order; `onPage` hears how many are done. */
export async function pagesAtOnce(
  numbers: readonly number[],
  read: (number: number) => Promise<Page>,
  onPage: ((done: number, total: number) => void) | undefined,
): Promise<Page[]> {
  const pages: Page[] = [];
  const waiting = [...numbers.entries()];
  let done = 0;
  const reader = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, number] = next;
      pages[index] = await read(number);
      onPage?.(++done, numbers.length);
      await setImmediate();
    }
  };
  const readers = Array.from({ length: PAGES_AT_ONCE }, () =>
    reader().finally(() => {
      waiting.length = 0;
    }),
  );
  // All have to end, also where one fails: what they read from is closed after this.
  await Promise.allSettled(readers);
  await Promise.all(readers);
  return pages;
}
