import type { Segment } from '../../layout/segments.ts';
import { type DecimalMark, NUMBER, parseNumber } from '../values/number-format.ts';
import { type Candidate, candidate } from './candidate.ts';

const SIGN = String.raw`[-−–(]\s?`;
const MONEY = String.raw`(?:[€£$¥₹]|US\$|(?:EUR|USD|GBP|CHF|PLN|CAD|AUD|SEK|NOK|DKK|RM|Rs\.?|Fr\.|zł)(?![A-Za-z]))`;
const amountWith = (number: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\d.,])(?<sign>${SIGN})?(?<before>${MONEY}\s?)?(?<innerSign>${SIGN})?(?<digits>${number})(?<percent>\s?%)?(?<after>\s?${MONEY})?(?<trailing>\s?-(?!\d)|\))?`,
    'gu',
  );
const AMOUNT = amountWith(NUMBER.source);
/** Wide type on receipts reads as "79. 35". */
const AMOUNT_IN_PICTURE = amountWith(String.raw`\d{1,4}[.,] \d{2}(?![\d.,%])|${NUMBER.source}`);

/** Every number of a segment with what tells money from other numbers. Percentages are no amounts. */
export function amountsIn(segment: Segment, mark: DecimalMark): Candidate[] {
  const pattern = segment.page.source === 'ocr' ? AMOUNT_IN_PICTURE : AMOUNT;
  return [...segment.text.matchAll(pattern)].flatMap((match) => {
    const { digits = '', before, after, percent } = match.groups ?? {};
    const value = parseNumber(digits, mark);
    if (value === null || percent || isGlued(segment.text, match)) return [];
    const negative = isNegative(segment.text, match);
    const [whole] = match;
    const start = match.index + whole.length - whole.trimStart().length;
    const span = { segment, start, end: start + whole.trim().length };
    const traits = {
      ...shapeOf(digits),
      money: before || after ? 1 : 0,
      zero: value === 0 ? 1 : 0,
      negative: negative ? 1 : 0,
      bold: segment.bold ? 1 : 0,
    };
    return [candidate('amount', negative && value !== 0 ? -value : value, [span], traits)];
  });
}

const shapeOf = (digits: string) => ({
  decimals: /[.,]\d{2}$/.test(digits) ? 1 : 0,
  integer: /^\d+$/.test(digits) ? 1 : 0,
  long: /^\d{6,}$/.test(digits) ? 1 : 0,
});

/** "5kg", "12/2024": part of something longer, unless that is a currency. */
function isGlued(text: string, match: RegExpExecArray): boolean {
  const next = text[match.index + match[0].length];
  return next !== undefined && /[\p{L}\d%/]/u.test(next) && !match.groups?.after;
}

/** "-5", "5-" and "(5)"; a dash after a word or number joins ("INV-2024"), it does not negate. */
function isNegative(text: string, { index, groups = {} }: RegExpExecArray): boolean {
  const { sign = '', innerSign = '', trailing = '' } = groups;
  const signs = sign + innerSign;
  if (signs.includes('(')) return trailing === ')';
  const joins = /[\p{L}\d]$/u.test(text.slice(0, index));
  return (/[-−–]/.test(signs) && !joins) || trailing.trim() === '-';
}
