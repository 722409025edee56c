import { fold } from '../fields/fold.ts';
import type { Segment } from '../layout/segments.ts';
import type { Sample } from './sample.ts';

/** What samples of one layout print alike: their form, and not what was filled in. */
export interface Template {
  /** Whether most samples print this text. */
  isShared(segment: Segment): boolean;
  /** Length of the beginning that most samples print, at the end of a word; 0 where there is none. */
  sharedStart(segment: Segment): number;
  /** Whether most samples print these words somewhere. */
  hasWords(text: string): boolean;
}

export const normal = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

const MOST_START_WORDS = 6;
const MOSTLY = 0.6;

/** Of copies of a form that differ, a few may share what the others do not print. */
const isWordy = (text: string): boolean => text.split(' ').length >= 3 && !/\d/.test(text);

/** Null with a single sample: then nothing tells form from filling. */
export function templateOf(samples: readonly Sample[]): Template | null {
  if (samples.length < 2) return null;
  const whole = samples.map(({ pages }) => new Set(pages.flatMap(({ segments }) => segments.map(textOf))));
  const starts = samples.map(
    ({ pages }) => new Set(pages.flatMap(({ segments }) => segments.flatMap(startsOf))),
  );
  const texts = samples.map(({ pages }) => pages.flatMap(({ segments }) => segments.map(textOf)).join('\n'));
  const least = Math.max(2, Math.ceil(samples.length * MOSTLY));
  const inMost = (sets: readonly Set<string>[], text: string) =>
    sets.filter((set) => set.has(text)).length >= least;
  return {
    isShared: (segment) => {
      const text = textOf(segment);
      return inMost(whole, text) || (isWordy(text) && whole.filter((set) => set.has(text)).length > 1);
    },
    sharedStart: (segment) => {
      const shared = startsOf(segment).findLast((start) => inMost(starts, start));
      const words = shared?.split(' ').length ?? 0;
      return words === 0 ? 0 : (segment.words[words - 1]?.end ?? 0);
    },
    hasWords: (label) => texts.filter((text) => text.includes(normal(label))).length >= least,
  };
}

const textOf = ({ text }: Segment): string => normal(text);

const startsOf = ({ words }: Segment): string[] =>
  words.slice(0, Math.min(MOST_START_WORDS, words.length - 1)).map((_, index) =>
    words
      .slice(0, index + 1)
      .map(({ word }) => normal(word.text).replaceAll(' ', '_'))
      .join(' '),
  );
