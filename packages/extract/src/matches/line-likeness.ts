import { lineWords } from './line-words.ts';
import { wordLikeness } from './names.ts';
import { compactNumber, numberLikeness } from './numbers.ts';
import type { Paper, PaperLine } from './paper.ts';

/** A line with what its likeness to others is made of, worked out once. */
export interface ReadLine {
  paper: Paper;
  line: PaperLine;
  /** The price of one as charged: what is left of it after discounts. */
  price: number | null;
  code: string | null;
  words: readonly string[];
  /** Its place among the lines of its paper, 0..1. */
  place: number;
}

export const readLines = (papers: readonly Paper[]): ReadLine[] =>
  papers.flatMap((paper) =>
    paper.lines.map((line, index) => ({
      paper,
      line,
      price: priceOf(line),
      code: codeOf(line.sku),
      words: [...new Set(lineWords(line.description ?? ''))],
      place: index / paper.lines.length,
    })),
  );

const SHORTEST_CODE = 3;
const codeOf = (sku: string | null): string | null => {
  const code = compactNumber(sku ?? '');
  return code.length >= SHORTEST_CODE ? code : null;
};

/** The amount of a line by its quantity, where both are known: prices may be of a hundred, or before a discount. */
export function priceOf({ quantity, unitPrice, amount }: PaperLine): number | null {
  return quantity && amount !== null ? amount / quantity : unitPrice;
}

/** How much each word tells of a line among these: what stands in all of them tells little. */
export function weightsAmong(lines: readonly ReadLine[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of lines) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) =>
    (0.4 + Math.log((lines.length + 1) / (counts.get(word) ?? 1))) * (word.length < 3 ? 0.6 : 1);
}

const SHARE = { text: 0.62, price: 0.2, quantity: 0.1, amount: 0.08 };
/** From here on two lines may be a pair. */
export const PAIRED = 0.45;
/** Same quantity at the same price: a pair even under another name, if no better one is there. */
const SAME_FIGURES = 0.5;

/** How likely two lines are about the same goods (0..1): code, words, price, quantity. */
export function lineLikeness(one: ReadLine, other: ReadLine, weight: (word: string) => number): number {
  const text = textLikenessOf(one, other, weight);
  const price = one.price === null || other.price === null ? null : nearness(one.price, other.price);
  const quantity =
    one.line.quantity === null || other.line.quantity === null
      ? null
      : quantityNearness(one.line.quantity, other.line.quantity);
  const amount =
    one.line.amount === null || other.line.amount === null
      ? null
      : nearness(one.line.amount, other.line.amount) === 1
        ? 1
        : 0;
  const parts = [
    [SHARE.text, text],
    [SHARE.price, price],
    [SHARE.quantity, quantity],
    [SHARE.amount, amount],
  ] as const;
  const known = parts.filter(([, value]) => value !== null);
  const whole = known.reduce((sum, [share]) => sum + share, 0);
  if (whole < SHARE.price + SHARE.quantity) return 0;
  const mean = known.reduce((sum, [share, value]) => sum + share * (value ?? 0), 0) / whole;
  const figures = price === 1 && quantity === 1 && one.price !== 0 ? SAME_FIGURES + 0.1 * (text ?? 0) : 0;
  return Math.min(1, Math.max(mean, figures)) * referenceFactor(one, other);
}

/** A line that names its order belongs to that one. */
function referenceFactor(one: ReadLine, other: ReadLine): number {
  const factor = (named: string | null, number: string | null) =>
    named && number ? (numberLikeness(named, number) > 0 ? 1 : 0.7) : 1;
  return factor(one.line.reference, other.paper.number) * factor(other.line.reference, one.paper.number);
}

/** 1 within half a percent, falling to 0 at a quarter. */
function nearness(one: number, other: number): number {
  const largest = Math.max(Math.abs(one), Math.abs(other));
  if (largest === 0) return 1;
  const off = Math.abs(one - other) / largest;
  return off <= 0.005 ? 1 : Math.max(0, 1 - off / 0.25);
}

function quantityNearness(one: number, other: number): number {
  if (Math.abs(one - other) < 1e-6) return 1;
  const [small, large] = [Math.min(one, other), Math.max(one, other)];
  return small > 0 ? (0.5 * small) / large : 0;
}

/** Code and words; null where one of the lines has neither. */
export function textLikenessOf(
  one: ReadLine,
  other: ReadLine,
  weight: (word: string) => number,
): number | null {
  if (one.code && one.code === other.code) return 1;
  if (names(one.code, other) || names(other.code, one)) return 0.95;
  if (one.words.length === 0 || other.words.length === 0) return null;
  return wordsLikeness(one.words, other.words, weight);
}

const LONG_CODE = 4;
const names = (code: string | null, { line }: ReadLine): boolean =>
  code !== null &&
  code.length >= LONG_CODE &&
  /\d/.test(code) &&
  compactNumber(line.description ?? '').includes(code);

function wordsLikeness(
  one: readonly string[],
  other: readonly string[],
  weight: (word: string) => number,
): number {
  const found = (words: readonly string[], among: readonly string[]) =>
    words.reduce(
      (sum, word) => sum + weight(word) * Math.max(...among.map((its) => wordLikeness(word, its))),
      0,
    );
  const whole = (words: readonly string[]) => words.reduce((sum, word) => sum + weight(word), 0);
  const [foundOne, foundOther, wholeOne, wholeOther] = [
    found(one, other),
    found(other, one),
    whole(one),
    whole(other),
  ];
  const both = (foundOne + foundOther) / (wholeOne + wholeOther);
  const within = Math.max(foundOne / wholeOne, foundOther / wholeOther);
  return (0.5 * both + 0.5 * within) * (sizesDiffer(one, other) ? 0.6 : 1);
}

/** "15 mm" and "22 mm" are other goods, however alike their words. */
function sizesDiffer(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [one, other].map((words) => words.filter((word) => /\d/.test(word)));
  if (!a || !b || a.length === 0 || b.length === 0) return false;
  return !a.every((number) => b.includes(number)) && !b.every((number) => a.includes(number));
}
