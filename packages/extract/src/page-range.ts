import { ExtractError } from './errors.ts';

/**
 * The pages of a range such as `1-3,5` that a document of `total` pages has, in order, from 1. Without a range all.
 * Throws PAGES_NOT_FOUND where it has none of them.
 */
export function pagesIn(range: string | undefined, total: number): number[] {
  const all = Array.from({ length: total }, (_, index) => index + 1);
  if (!range) return all;
  const parts = range.split(',').map((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return { from, to };
  });
  const wanted = all.filter((page) => parts.some(({ from, to }) => page >= from && page <= to));
  if (wanted.length === 0) throw new ExtractError('PAGES_NOT_FOUND', `${range} of ${total} pages`);
  return wanted;
}
