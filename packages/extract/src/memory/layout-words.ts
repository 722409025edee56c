import { fold } from '../fields/fold.ts';
import type { LaidOutPage } from '../layout/lines.ts';

const WORD = /\p{L}{3,}/gu;

/** The words of the first page, numbers left out: most of them are the same on every document of one sender. */
export function layoutWords(pages: readonly LaidOutPage[]): string[] {
  const texts = pages[0]?.segments.map(({ text }) => text) ?? [];
  return [...new Set(fold(texts.join('\n')).match(WORD))].sort();
}

/** How alike two layouts are (0..1): the share of words they have in common (Jaccard index). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const shared = a.filter((word) => other.has(word)).length;
  return shared / Math.max(1, a.length + b.length - shared);
}
