export type DecimalMark = '.' | ',';

/** Numbers as printed: digits grouped by dot, comma, space or apostrophe, with or without decimals. */
export const NUMBER = /\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d{1,6})?(?!\d)/u;

/**
 * Which mark parts decimals in this document. Two digits after a mark speak for it, as does another mark that
 * stands twice in one number and so parts thousands; two different marks in one number settle it; without any evidence `fallback`.
 */
export function decimalMarkOf(text: string, fallback: DecimalMark): DecimalMark {
  const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
  const comma =
    count(/(?<![\d.,])\d{1,3}(?:[.'’ ]?\d{3})*,\d{2}(?![\d.,]*\d)/g) +
    3 * count(/\d\.\d{3},\d{1,2}(?!\d)/g) +
    count(/(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])/g);
  const point =
    count(/(?<![\d.,/])\d{1,3}(?:[,'’ ]?\d{3})*\.\d{2}(?![\d.,/]*\d)/g) +
    3 * count(/\d,\d{3}\.\d{1,2}(?!\d)/g) +
    count(/(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])/g);
  if (comma === point) return fallback;
  return comma > point ? ',' : '.';
}

/** The number a text means, null if it is none. "1.234" is a thousand where decimals have a comma. */
export function parseNumber(text: string, mark: DecimalMark): number | null {
  const digits = text.replace(/[\s'’\u00a0\u202f]/g, '');
  if (!/^\d[\d.,]*$/.test(digits)) return null;
  const lastMark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (lastMark < 0) return Number(digits);
  const printed = digits[lastMark] as DecimalMark;
  const others = digits.slice(0, lastMark);
  const decimals = digits.length - lastMark - 1;
  const isGroup = decimals === 3 && !/^0$/.test(others) && (printed !== mark || others.includes(printed));
  const repeated = others.includes(printed);
  if (isGroup || repeated) return Number(digits.replace(/[.,]/g, ''));
  return Number(`${others.replace(/[.,]/g, '')}.${digits.slice(lastMark + 1)}`);
}
