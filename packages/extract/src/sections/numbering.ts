import { monthNumber } from '../fields/values/months.ts';

/** What counts a heading or a paragraph: "3.", "2.1", "§ 4", "Article IV", "(a)". */
export interface Numbering {
  /** As printed. */
  label: string;
  /** What is counted in the same way has the same style, such as `1.` or `§`. */
  style: string;
  /** Where it stands in its list; 0 where that cannot be told. */
  value: number;
  /** 1 for the chapters of a document. */
  depth: number;
  /** Length of the label with the space behind it. */
  length: number;
}

const WORD =
  /^(article|section|clause|artikel|abschnitt|ziffer|teil|kapitel|chapter|annex|schedule|appendix|anlage|anhang|exhibit|part|titre|chapitre|annexe|art\.?|§{1,2}|art[ií]culo|cl[aá]usula|secci[oó]n|articolo|hoofdstuk|bijlage|artigo|rozdzia[lł]|paragraf)\s*((?:\d{1,3}|[IVXLC]{1,6}|[A-Z])(?:\.\d{1,2})*)(?![\p{L}\d])[.:)\s–—-]*/iu;
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){0,4})([.)]|(?=\s))\s*(?=\S)/u;
const BRACKETED = /^\((\d{1,2}|[a-z]|[ivx]{1,4})\)\s*/iu;
const ROMAN = /^([IVXLC]{1,6})[.)]\s+/u;
const LETTER = /^([A-Za-z])[.)]\s+/u;

/** The numbering that a text begins with. */
export const numberingOf = (text: string): Numbering | null =>
  byWord(text) ?? byDecimals(text) ?? byBrackets(text) ?? byLetters(text);

/** "Section 4 of the Act provides" is a sentence that begins with a reference. */
const REFERENCE = /^(?:of|der|des|de|du|and|und|et|above|below|gilt|hereof|shall|is|are|may|applies|apply)\b/;

function byWord(text: string): Numbering | null {
  const match = text.match(WORD);
  if (!match) return null;
  const [label, kind = '', number = ''] = match;
  if (REFERENCE.test(text.slice(label.length))) return null;
  return numbering(label, kind.toLowerCase().replace(/\.$/, ''), number, number.split('.').length);
}

function byDecimals(text: string): Numbering | null {
  const match = text.match(DECIMAL);
  if (!match) return null;
  const [label, number = '', mark = ''] = match;
  const depth = number.split('.').length;
  const next = text.slice(label.length).match(/^[\p{L}\d%€$£]+/u)?.[0] ?? '';
  // "12. März 2024", "3 months" and "1.5 times" begin with no numbering.
  const isMonth = monthNumber(next) !== undefined;
  const isValue = mark === '' && depth <= 2 && !/^\p{Lu}/u.test(next);
  if (isMonth || isValue || /^\d/.test(next)) return null;
  return numbering(label, depth === 1 && mark === ')' ? '1)' : '1.', number, depth);
}

function byBrackets(text: string): Numbering | null {
  const match = text.match(BRACKETED);
  if (!match) return null;
  const [label, number = ''] = match;
  const isNumber = /\d/.test(number);
  return numbering(label, isNumber ? '(1)' : '(a)', number, isNumber ? 2 : 3);
}

function byLetters(text: string): Numbering | null {
  const roman = text.match(ROMAN);
  if (roman) return numbering(roman[0], 'I.', roman[1] ?? '', 1);
  const letter = text.match(LETTER);
  if (!letter) return null;
  const isCapital = /[A-Z]/.test(letter[1] ?? '');
  return numbering(letter[0], isCapital ? 'A.' : 'a)', letter[1] ?? '', isCapital ? 1 : 3);
}

const numbering = (label: string, style: string, number: string, depth: number): Numbering => ({
  label: label
    .trim()
    .replace(/[:–—-]+$/u, '')
    .trim(),
  style,
  value: countOf(number.split('.').at(-1) ?? ''),
  depth,
  length: label.length,
});

const numerals: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function countOf(number: string): number {
  if (/^\d+$/.test(number)) return Number(number);
  const upper = number.toUpperCase();
  if (/^[IVXLC]+$/.test(upper)) {
    const values = [...upper].map((letter) => numerals[letter] ?? 0);
    return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
  }
  return /^[A-Z]$/.test(upper) ? upper.charCodeAt(0) - 64 : 0;
}
