import type { Segment } from '../../layout/segments.ts';
import { type Candidate, candidate } from './candidate.ts';

const TOKEN = /[\p{L}\d#][\p{L}\d\-/._#]*/gu;
/** The last word before a number that is called one. */
const NUMBER_WORD = /(?:\bnr|\bno|n[°ºr]|number|nummer|numero|número|num|#|\bn)\s*[.:#]*\s*$/iu;
const MOST_PARTS = 5;

/** Tokens that may be a document's or an order's number: with a digit in it, also parted by single spaces. */
export function identifiersIn(segment: Segment): Candidate[] {
  const parts = [...segment.text.matchAll(TOKEN)].map((match) => {
    const text = match[0].replace(/[._/#-]+$/, '');
    return { text, start: match.index, end: match.index + text.length };
  });
  const found: Candidate[] = [];
  for (const [index, part] of parts.entries()) {
    for (let count = 1; count <= MOST_PARTS; count++) {
      const last = parts[index + count - 1];
      const text = last ? segment.text.slice(part.start, last.end) : '';
      if (!last || (count > 1 && !isCodeInGroups(text))) break;
      const value = text.replace(/^#/, '');
      if (!/\d/.test(value)) continue;
      const before = segment.text.slice(0, part.start);
      const place = { numbered: NUMBER_WORD.test(before) ? 1 : 0, bracketed: before.endsWith('(') ? 1 : 0 };
      const span = { segment, start: part.start, end: last.end };
      found.push(candidate('identifier', value, [span], { ...traitsOf(value, count), ...place }));
    }
  }
  return found;
}

/** "RE 2024 118" or "0042 1187", but not "Invoice 17 of" */
const isCodeInGroups = (text: string): boolean => /^(?:[A-Z]{1,4}|\d+)(?: [A-Z\d-]*\d[A-Z\d-]*)+$/.test(text);

function traitsOf(value: string, groups: number): Record<string, number> {
  const digits = value.replace(/\D/g, '').length;
  return {
    letters: /\p{L}/u.test(value) ? 1 : 0,
    upper: /^[\p{Lu}\d\-/._ ]+$/u.test(value) ? 1 : 0,
    short: digits < 3 ? 1 : 0,
    long: value.length > 20 ? 1 : 0,
    groups: groups - 1,
    decimal: /^\d+[.,]\d{2}$/.test(value) ? 1 : 0,
    year: /^(?:19|20)\d{2}$/.test(value) ? 1 : 0,
  };
}
