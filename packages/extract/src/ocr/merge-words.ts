import type { SecondWord } from './second-opinion.ts';
import type { LineWord } from './split-words.ts';
import { agreedConfidence, networkConfidence, tesseractConfidence } from './word-confidence.ts';

/** A word of a line with how likely it is right (0..1); `start` and `end` are shares of the line's width. */
export interface SureWord {
  text: string;
  start: number;
  end: number;
  confidence: number;
}

/** Words of both readers that stand in the same place of a line. */
interface Place {
  first: LineWord[];
  second: SecondWord[];
}

/** Below this the first reader is in doubt of a character, above that the second is sure of a word. */
const DOUBTFUL = 0.9;
const SURE = 0.85;
const FAIRLY_SURE = 0.45;
const SAME_LETTERS = 0.3;

/**
 * The words of a line by two readers: PP-OCR, which reads poor print better, and Tesseract, which knows the
 * letters ä, ç, ł … of a language. Tesseract's words are taken where they say the same but for such letters, or
 * where PP-OCR doubts and Tesseract does not.
 */
export function mergeWords(first: readonly LineWord[], second: readonly SecondWord[]): SureWord[] {
  return placesOf(first, second).flatMap((place) => {
    if (place.first.length > 0 && place.second.length > 0 && isBetter(place)) {
      return place.second.map(secondWord);
    }
    if (place.first.length === 0) return place.second.filter(isMissedSign).map(secondWord);
    return place.first.map((word) => sureWord(word, place.second));
  });
}

const secondWord = (word: SecondWord): SureWord => ({
  ...word,
  confidence: tesseractConfidence(word.confidence),
});

/** The network passes over a € as if it were white. */
const isMissedSign = ({ text, confidence }: SecondWord): boolean => text === '€' && confidence > FAIRLY_SURE;

/** A word of the first reader; surer where the second reads the same. */
export function sureWord({ probabilities, ...word }: LineWord, second: readonly SecondWord[] = []): SureWord {
  const agreed = second.some(({ text }) => text === word.text);
  return { ...word, confidence: (agreed ? agreedConfidence : networkConfidence)(probabilities) };
}

function isBetter({ first, second }: Place): boolean {
  const [one, other] = [textOf(first), textOf(second)];
  if (one === other) return false;
  const sure = mean(second.map(({ confidence }) => confidence));
  if (plain(one) === plain(other)) return sure > SAME_LETTERS;
  const special = SPECIAL.test(other) && !/\d/.test(one) && Math.abs(one.length - other.length) <= 2;
  if (special && sure > FAIRLY_SURE) return true;
  return sure > SURE && Math.min(...first.flatMap(({ probabilities }) => probabilities)) < DOUBTFUL;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const textOf = (words: readonly { text: string }[]): string => words.map(({ text }) => text).join(' ');

/** Letters that the network has no class for, or seldom gives. */
const SPECIAL = /[^\x20-\x7e]/;

const LOOKALIKES: Readonly<Record<string, string>> = {
  ß: 'B',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** Without marks, spaces, € and what print does not tell apart. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}|\s|€/gu, '')
    .replace(/[ßæœøłđı]/g, (letter) => LOOKALIKES[letter] ?? letter)
    .replace(/[’‘´`]/g, "'");

/** Chains of words that overlap by a third of the narrower one, from left to right. */
function placesOf(first: readonly LineWord[], second: readonly SecondWord[]): Place[] {
  const words = [
    ...first.map((word) => ({ word, isFirst: true as const, start: word.start, end: word.end })),
    ...second.map((word) => ({ word, isFirst: false as const, start: word.start, end: word.end })),
  ].sort((a, b) => a.start - b.start);
  const places: Place[] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const entry of words) {
    const overlap = reach - entry.start;
    if (places.length === 0 || overlap < (entry.end - entry.start) / 3)
      places.push({ first: [], second: [] });
    const place = places.at(-1);
    if (entry.isFirst) place?.first.push(entry.word);
    else place?.second.push(entry.word);
    reach = Math.max(reach, entry.end);
  }
  return places;
}
