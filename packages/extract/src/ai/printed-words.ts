import { tokens } from '../fields/fold.ts';
import { findDates } from '../fields/values/dates.ts';
import { type DecimalMark, NUMBER, parseNumber } from '../fields/values/number-format.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { PlacedWord, Segment, Span } from '../layout/segments.ts';

/** A token of a word as it is printed, with what is needed to see what stands near it. */
export interface PrintedToken {
  text: string;
  page: number;
  segment: Segment;
  word: PlacedWord;
  /** Its turn among all tokens of the document, in the order of the lines. */
  order: number;
}

/** Everything that a document prints, to be asked where something stands. */
export interface PrintedWords {
  pages: readonly LaidOutPage[];
  /** All tokens, by their folded text. */
  byText: ReadonlyMap<string, readonly PrintedToken[]>;
  /** Where a number stands, whatever its sign and however its decimals are marked. */
  numbers(value: number): readonly Span[];
  /** Where a date stands, YYYY-MM-DD, in any way of writing it. */
  dates(value: string): readonly Span[];
}

export function printedWords(pages: readonly LaidOutPage[]): PrintedWords {
  const printed: PrintedToken[] = [];
  const numbers = new Map<string, Span[]>();
  const dates = new Map<string, Span[]>();
  for (const [page, { segments }] of pages.entries()) {
    for (const segment of segments) {
      for (const word of segment.words) {
        for (const { text } of tokens(word.word.text))
          printed.push({ text, page, segment, word, order: printed.length });
      }
      addNumbers(numbers, segment);
      addDates(dates, segment);
    }
  }
  return {
    pages,
    byText: Map.groupBy(printed, ({ text }) => text),
    numbers: (value) => numbers.get(keyOf(value)) ?? [],
    dates: (value) => dates.get(value) ?? [],
  };
}

const NUMBERS = new RegExp(NUMBER.source, 'gu');
/** "169. 80": set, or read, with a space before the decimals. */
const PARTED = /\d[\d.,]*[.,] \d{2}(?!\d)/gu;
/** "329 40": the mark was lost, or a form has a column for the small coins. */
const WITHOUT_MARK = /(?<![\d.,])\d+ \d{2}(?![\d.,])/gu;
/** More decimals than amounts have. */
const LONG = /\d+[.,]\d{7,}/gu;
const MARKS: readonly DecimalMark[] = ['.', ','];

function addNumbers(numbers: Map<string, Span[]>, segment: Segment): void {
  for (const { 0: text, index } of segment.text.matchAll(WITHOUT_MARK))
    add(numbers, keyOf(Number(text.replace(' ', '.'))), { segment, start: index, end: index + text.length });
  for (const pattern of [NUMBERS, PARTED, LONG]) {
    for (const { 0: text, index } of segment.text.matchAll(pattern)) {
      const readings = MARKS.flatMap((mark) => parseNumber(text, mark) ?? []);
      // "5 000" may be five and a thousand too, where columns stand close.
      const parts = /^\d+(?: \d+)+$/.test(text) ? text.split(' ').map(Number) : [];
      for (const reading of new Set([...readings, ...parts]))
        add(numbers, keyOf(reading), { segment, start: index, end: index + text.length });
    }
  }
}

function addDates(dates: Map<string, Span[]>, segment: Segment): void {
  for (const dayFirst of [true, false]) {
    for (const { value, start, end } of findDates(segment.text, dayFirst)) {
      const known = dates.get(value)?.some((span) => span.segment === segment && span.start === start);
      if (!known) add(dates, value, { segment, start, end });
    }
  }
}

function add<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

const keyOf = (value: number): string => String(Math.round(Math.abs(value) * 1e6));
