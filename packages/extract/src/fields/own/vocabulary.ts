import type { LaidOutPage } from '../../layout/lines.ts';
import type { Segment } from '../../layout/segments.ts';
import { likeness, type StemmedWord, telling } from './words.ts';

interface Posting {
  segment: Segment;
  word: StemmedWord;
  /** Number of the word among those of its segment. */
  at: number;
}

/** The telling words of a document: where they stand and how rare they are. */
export interface Vocabulary {
  wordsOf(segment: Segment): readonly StemmedWord[];
  /** Where a word stands, or one that it may be short for. */
  find(stem: string): readonly (Posting & { like: number })[];
  /** How much a word tells: one that stands everywhere tells little. */
  weight(stem: string): number;
}

export function vocabularyOf(pages: readonly LaidOutPage[]): Vocabulary {
  const words = new Map<Segment, StemmedWord[]>();
  const postings = new Map<string, Posting[]>();
  for (const { segments } of pages) {
    for (const segment of segments) {
      const own = telling(segment.text);
      words.set(segment, own);
      for (const [at, word] of own.entries()) {
        const list = postings.get(word.stem);
        if (list) list.push({ segment, word, at });
        else postings.set(word.stem, [{ segment, word, at }]);
      }
    }
  }
  const byStart = Map.groupBy(postings.keys(), startOf);
  const known = new Map<string, (Posting & { like: number })[]>();
  const count = words.size;
  return {
    wordsOf: (segment) => words.get(segment) ?? [],
    weight: (stem) => Math.log(2 + count / (1 + (postings.get(stem)?.length ?? 0))),
    find: (stem) => {
      let found = known.get(stem);
      if (!found) {
        found = (byStart.get(startOf(stem)) ?? []).flatMap((other) => {
          const like = likeness(stem, other);
          return like > 0 ? (postings.get(other) ?? []).map((posting) => ({ ...posting, like })) : [];
        });
        known.set(stem, found);
      }
      return found;
    },
  };
}

const startOf = (stem: string): string => stem.slice(0, 3);
