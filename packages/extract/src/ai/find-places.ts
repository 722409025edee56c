import type { FieldType } from '@docglean/contract';
import { fold, tokens } from '../fields/fold.ts';
import type { Segment, Span } from '../layout/segments.ts';
import { spanWords } from '../layout/segments.ts';
import type { PrintedToken, PrintedWords } from './printed-words.ts';

/** How a value was found on a page. */
export type Manner = 'number' | 'date' | 'exact' | 'covered' | 'misread';

/** A place that prints a value. */
export interface Place {
  /** Line by line. */
  spans: Span[];
  page: number;
  manner: Manner;
  /** Share of the value's letters that stand there (0..1). */
  share: number;
}

/** Places beyond this say nothing more about which of them is meant. */
const MOST_PLACES = 60;

/** Where a value stands: all its places, the best first. Booleans stand nowhere: they are said by something else. */
export function findPlaces(value: unknown, type: FieldType, printed: PrintedWords): Place[] {
  if (typeof value === 'number') return numberPlaces(value, printed);
  if (typeof value !== 'string') return [];
  if (type === 'date' || type === 'datetime') return datePlaces(value.slice(0, 10), printed);
  return textPlaces(value, printed);
}

function numberPlaces(value: number, printed: PrintedWords): Place[] {
  const exact = printed.numbers(value);
  // A share is printed as a percentage.
  const spans = exact.length > 0 || Math.abs(value) > 1 ? exact : printed.numbers(value * 100);
  return placesOf(spans, 'number', printed);
}

function datePlaces(value: string, printed: PrintedWords): Place[] {
  const whole = placesOf(printed.dates(value), 'date', printed);
  return whole.length > 0 ? whole : placesOf(partsOfDate(value, printed), 'covered', printed);
}

/** A date in boxes, or with its year somewhere else on the line: day, month and year as numbers of their own. */
function partsOfDate(value: string, printed: PrintedWords): Span[] {
  const [year = '', month = '', day = ''] = value.split('-');
  const either = (text: string) => [
    ...(printed.byText.get(text) ?? []),
    ...(printed.byText.get(String(Number(text))) ?? []),
  ];
  const lines = (found: readonly PrintedToken[]) => new Set(found.map(({ segment }) => lineOf(segment)));
  const [months, years] = [
    lines(either(month)),
    lines([...(printed.byText.get(year) ?? []), ...(printed.byText.get(year.slice(2)) ?? [])]),
  ];
  return either(day)
    .filter(({ segment }) => months.has(lineOf(segment)) && years.has(lineOf(segment)))
    .map(({ segment, word }) => ({ segment, start: word.start, end: word.end }));
}

const lineOf = ({ page, line }: Segment): string => `${page.number} ${line}`;

function placesOf(spans: readonly Span[], manner: Manner, printed: PrintedWords): Place[] {
  return spans.slice(0, MOST_PLACES).map((span) => ({
    spans: [span],
    page: pageOf(span, printed),
    manner,
    share: 1,
  }));
}

const pageOf = ({ segment }: Span, { pages }: PrintedWords): number =>
  pages.findIndex(({ page }) => page === segment.page);

/** Share of the letters that makes a place one of the value; less where the page was read from pixels. */
const COVERED = 0.85;
const MISREAD = 0.7;
/** Heights of the text around the rarest word within which all the others stand. */
const LINES_AROUND = 9;
const MOST_ANCHORS = 40;

function textPlaces(value: string, printed: PrintedWords): Place[] {
  const wanted = tokens(value).map(({ text }) => text);
  if (wanted.length === 0) return [];
  const exact = exactPlaces(wanted, printed);
  if (exact.length > 0) return exact;
  if (RIGHT_TO_LEFT.test(value)) return letterPlaces(wanted.join(''), printed);
  return gluedPlaces(wanted.join(''), printed) ?? coveredPlaces(wanted, printed);
}

/** The tokens one after the other on a line, or going on in the next line. */
function exactPlaces(wanted: readonly string[], printed: PrintedWords): Place[] {
  const [first = ''] = wanted;
  return (printed.byText.get(first) ?? []).slice(0, MOST_PLACES).flatMap((start) => {
    const found = [start];
    for (const text of wanted.slice(1)) {
      const next = nearestAfter(found.at(-1) ?? start, printed.byText.get(text) ?? []);
      if (!next) return [];
      found.push(next);
    }
    return [{ spans: spansOf(found), page: start.page, manner: 'exact' as const, share: 1 }];
  });
}

/** The token that follows: the next one in order, or the first of the line below in the same column. */
function nearestAfter(last: PrintedToken, found: readonly PrintedToken[]): PrintedToken | undefined {
  return found.find(
    (next) =>
      next.page === last.page &&
      (next.order === last.order + 1 ||
        (next.word.left < last.segment.right &&
          next.word.right > last.segment.left - last.segment.size &&
          next.segment.top > last.segment.top &&
          next.segment.top - last.segment.bottom < last.segment.size * 1.2 &&
          next.segment.words[0] === next.word)),
  );
}

/** Where spaces are set differently: "DE 123" printed as "DE123", or a word parted by the reader. */
function gluedPlaces(letters: string, printed: PrintedWords): Place[] | null {
  if (letters.length < 4) return null;
  const places = printed.pages.flatMap(({ segments }, page) =>
    segments.flatMap((segment): Place[] => {
      const span = gluedIn(segment, letters);
      return span ? [{ spans: [span], page, manner: 'exact', share: 1 }] : [];
    }),
  );
  return places.length > 0 ? places.slice(0, MOST_PLACES) : null;
}

function gluedIn(segment: Segment, letters: string): Span | null {
  const folded = segment.words.map(({ word }) => lettersOfWord(word.text));
  const all = folded.join('');
  const at = all.indexOf(letters);
  if (at < 0) return null;
  let seen = 0;
  let [start, end] = [0, segment.text.length];
  for (const [index, text] of folded.entries()) {
    const word = segment.words[index];
    if (!word) continue;
    if (seen <= at && at < seen + text.length) start = word.start;
    if (seen < at + letters.length && at + letters.length <= seen + text.length) end = word.end;
    seen += text.length;
  }
  return { segment, start, end };
}

const lettersOfWord = (text: string): string => fold(text).replace(/[^\p{L}\p{N}#%]/gu, '');

const RIGHT_TO_LEFT = /\p{Script=Hebrew}|\p{Script=Arabic}/u;
const MOST_WORDS = 24;

/** Text that runs from right to left comes in words that are parted and turned around: the same letters in any order. */
function letterPlaces(letters: string, printed: PrintedWords): Place[] {
  const wanted = sorted(letters);
  const places = printed.pages.flatMap(({ segments }, page) =>
    segments.flatMap((segment) =>
      segment.words.flatMap((first, from): Place[] => {
        let found = '';
        for (const last of segment.words.slice(from, from + MOST_WORDS)) {
          found += lettersOfWord(last.word.text);
          if (found.length > letters.length) return [];
          if (found.length === letters.length && sorted(found) === wanted)
            return [
              { spans: [{ segment, start: first.start, end: last.end }], page, manner: 'covered', share: 1 },
            ];
        }
        return [];
      }),
    ),
  );
  return places.slice(0, MOST_PLACES);
}

const sorted = (letters: string): string => [...letters].sort().join('');

/** The words near each other in any order: cells of several lines, a word misread. */
function coveredPlaces(wanted: readonly string[], printed: PrintedWords): Place[] {
  const occurrences = new Map(wanted.map((text) => [text, alike(text, printed)]));
  const rarest = [...occurrences]
    .filter(([, found]) => found.length > 0)
    .sort(([a, one], [b, other]) => one.length - other.length || b.length - a.length)[0]?.[0];
  const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  const places = (occurrences.get(rarest ?? '') ?? []).slice(0, MOST_ANCHORS).flatMap((anchor): Place[] => {
    const used = new Set<PrintedToken>();
    const texts = wanted.filter((text) => {
      const next = nearest(anchor, occurrences.get(text) ?? [], used);
      if (next) used.add(next);
      return next !== undefined;
    });
    const share = lengthOf(texts) / Math.max(1, lengthOf(wanted));
    const fromPixels = anchor.segment.page.source === 'ocr';
    if (share < (fromPixels ? MISREAD : COVERED)) return [];
    const manner = share === 1 && texts.every((text) => printed.byText.has(text)) ? 'covered' : 'misread';
    return [{ spans: spansOf([...used]), page: anchor.page, manner, share }];
  });
  return places.sort((a, b) => b.share - a.share || heightOf(a) - heightOf(b));
}

const heightOf = ({ spans }: Place): number =>
  Math.max(...spans.map(({ segment }) => segment.bottom)) -
  Math.min(...spans.map(({ segment }) => segment.top));

function nearest(
  anchor: PrintedToken,
  found: readonly PrintedToken[],
  used: ReadonlySet<PrintedToken>,
): PrintedToken | undefined {
  let [best, least]: [PrintedToken | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const one of found) {
    if (one.page !== anchor.page || used.has(one)) continue;
    const down = Math.abs(one.segment.top - anchor.segment.top);
    if (down > anchor.segment.size * LINES_AROUND) continue;
    // Lines part more than words do.
    const far = down * 4 + Math.max(0, one.word.left - anchor.word.right, anchor.word.left - one.word.right);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

/** Tokens that are this one, or were misread by a letter where the page was read from pixels. */
function alike(text: string, { byText }: PrintedWords): readonly PrintedToken[] {
  const same = byText.get(text);
  if (same) return same;
  if (text.length < 4) return [];
  return [...byText].flatMap(([other, found]) =>
    isOneLetterOff(text, other) ? found.filter(({ segment }) => segment.page.source === 'ocr') : [],
  );
}

/** One letter more, less or another. */
function isOneLetterOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end++;
  return Math.max(one.length, other.length) - start - end <= 1;
}

/** The stretches of segments that hold these tokens, from the top. */
function spansOf(found: readonly PrintedToken[]): Span[] {
  const spans = [...Map.groupBy(found, ({ segment }) => segment)].map(([segment, of]) => ({
    segment,
    start: Math.min(...of.map(({ word }) => word.start)),
    end: Math.max(...of.map(({ word }) => word.end)),
  }));
  return spans.sort((a, b) => a.segment.top - b.segment.top || a.segment.left - b.segment.left);
}

/** Whether any word of a place was read from pixels. */
export const isFromPixels = ({ spans }: Place): boolean =>
  spans.flatMap(spanWords).some(({ word }) => word.confidence !== undefined);
