import type { Conventions } from '../fields/conventions.ts';
import { fold } from '../fields/fold.ts';
import { LEGAL_FORM } from '../fields/parties/legal-forms.ts';
import { findDates } from '../fields/values/dates.ts';
import { parseNumber } from '../fields/values/number-format.ts';

/** What a word or a value of several words is. */
export type TokenKind =
  | 'word'
  | 'date'
  | 'amount'
  | 'percentage'
  | 'number'
  | 'duration'
  | 'identifier'
  | 'name'
  | 'contact'
  /** A comma or bracket: it parts values, and is none itself. */
  | 'mark';

/** A word of a text, or a whole value: "12 March 2024" and "EUR 1,200.00" are one token each. */
export interface Token {
  kind: TokenKind;
  /** The same for what means the same. */
  key: string;
  start: number;
  end: number;
  /** Begins as names do: with a capital or a digit. */
  isCapital: boolean;
}

const CURRENCY = String.raw`(?:[€£$¥₹]|US\$|zł|Kč|(?:EUR|USD|GBP|CHF|PLN|CZK|CAD|AUD|SEK|NOK|DKK|HUF|RM|Rs\.?|Fr\.|[Ee]uros?|[Dd]ollars?|[Pp]ounds?)(?![\p{L}]))`;
const DIGITS = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d{1,6})?(?!\d)`;
const NUMERALS =
  'one two three four five six seven eight nine ten eleven twelve fourteen fifteen eighteen twenty thirty forty fifty sixty ninety ein eine einem einer eines zwei drei vier fünf sechs sieben acht neun zehn elf zwölf vierzehn zwanzig dreißig sechzig neunzig un une deux trois quatre cinq six sept huit neuf dix quinze vingt trente soixante uno dos tres cuatro cinco seis diez due tre quattro cinque sei twee drie vier vijf zes tien dertig'
    .split(' ')
    .map((word) => word)
    .join('|');
const UNIT =
  '(?:business |working |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?|nights?|persons?)|(?:Werk|Arbeits|Kalender)?tage?n?|Wochen?|Monate?n?|Quartale?n?|Jahre?n?|Stunden?|Minuten|jours?(?: ouvr(?:és|ables))?|semaines?|mois|ann[ée]es?|ans?|heures?|d[ií]as|semanas|meses|años|horas|giorni|settimane|mesi|anni|ore|dagen|weken|maanden|jaar|uur|dias|anos|dni|tygodni|miesięcy|lat';

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['contact', /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu],
  ['contact', /(?:https?:\/\/|www\.)[^\s,;]+[^\s,;.)]/gu],
  [
    'amount',
    new RegExp(
      String.raw`(?<![\p{L}\d.,])(?:${CURRENCY}\s?[-–−]?(?:${DIGITS})(?:\s?,[-–])?(?:\s?${CURRENCY})?|(?:${DIGITS})\s?${CURRENCY})`,
      'gu',
    ),
  ],
  [
    'percentage',
    new RegExp(
      String.raw`(?<![\p{L}\d.,])(?:${DIGITS})\s?(?:%|‰|percent(?!\p{L})|per cent|Prozent(?!\p{L})|v\.\s?H\.|pour cent|por ciento|per cento|procent)`,
      'gu',
    ),
  ],
  [
    'duration',
    new RegExp(
      String.raw`(?<![\p{L}\d.,-])(?:(?:${NUMERALS})\s?(?:\(\s?\d{1,3}\s?\))|\d{1,4}(?:\s?\((?:${NUMERALS})\))?|(?:${NUMERALS}))[\s-](?:${UNIT})(?!\p{L})`,
      'giu',
    ),
  ],
  ['contact', /(?<![\dA-Z])(?:\+|00)\d[\d ()/.-]{6,18}\d(?!\d)/g],
  ['identifier', /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu],
  [
    'identifier',
    /(?<![\p{L}\d])(?=[\p{L}\d/._-]*\d)(?=[\p{L}\d/._-]*[\p{L}/_-])[\p{L}\d]+(?:[/._-][\p{L}\d]+)*(?![\p{L}\d])/gu,
  ],
  ['number', new RegExp(String.raw`(?<![\p{L}\d.,])(?:${DIGITS})`, 'gu')],
];

const COMPANY = String.raw`(?:(?:\p{Lu}[\p{L}\d.’'&-]*|&|\d+)[ ]){1,5}`;
const FORMS = LEGAL_FORM.source.replace(/\|Company|\|Co\\\.(?=\|)|\|Limited/g, '');
const NAME = new RegExp(`(?<![\\p{L}\\d])${COMPANY}${FORMS}`, 'gu');
/** Words that begin a sentence with a name in it, and are no part of that. */
const NOT_OF_NAME =
  /^(?:between|among|and|the|by|from|to|with|dear|for|of|this|zwischen|und|der|die|das|den|dem|von|an|mit|für|firma|entre|et|la|le|les|l[’']|de|du|chez|par|pour|y|e|en|tra|il|société|sociedad|een|tussen|our|your|we|wir|nous)\s+/iu;

const CAPITAL = /^[\p{Lu}\d]/u;
const MARK = /[,;:()]/gu;
const WORD = /\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*/gu;

/** The tokens of a text, in order. */
export function tokensOf(text: string, conventions: Conventions): Token[] {
  const found: Token[] = [];
  const taken = new Uint8Array(text.length);
  const add = (kind: TokenKind, start: number, end: number, key: string) => {
    if (end <= start || taken.subarray(start, end).some((one) => one === 1)) return;
    taken.fill(1, start, end);
    found.push({ kind, key, start, end, isCapital: CAPITAL.test(text.slice(start, end)) });
  };
  for (const { start, end, value } of datesIn(text, conventions)) add('date', start, end, value);
  for (const { start, end, value } of namesIn(text)) add('name', start, end, fold(value));
  for (const [kind, pattern] of patterns)
    for (const match of text.matchAll(pattern))
      add(kind, match.index, match.index + match[0].length, keyOf(kind, match[0], conventions));
  for (const match of text.matchAll(WORD))
    add('word', match.index, match.index + match[0].length, wordKey(match[0]));
  for (const match of text.matchAll(MARK)) add('mark', match.index, match.index + 1, match[0]);
  return found.sort((a, b) => a.start - b.start);
}

/** "non-disclosure" and "nondisclosure" are one word. */
const wordKey = (word: string): string => fold(word).replace(/[-’'\u00ad]/gu, '');

const DAY_OF = /(?<!\d)(\d{1,2}(?:st|nd|rd|th)?)\s+day\s+of\s+(\p{L}{3,9}),?\s+(\d{4})(?!\d)/giu;

function datesIn(text: string, { dayFirst }: Conventions): { start: number; end: number; value: string }[] {
  const formal = [...text.matchAll(DAY_OF)].flatMap((match) => {
    const [date] = findDates(`${match[1]} ${match[2]} ${match[3]}`, dayFirst);
    return date ? [{ start: match.index, end: match.index + match[0].length, value: date.value }] : [];
  });
  return [...formal, ...findDates(text, dayFirst)];
}

function namesIn(text: string): { start: number; end: number; value: string }[] {
  return [...text.matchAll(NAME)].map((match) => {
    let value = match[0];
    let start = match.index;
    for (let lead = value.match(NOT_OF_NAME); lead; lead = value.match(NOT_OF_NAME)) {
      start += lead[0].length;
      value = value.slice(lead[0].length);
    }
    return { start, end: start + value.length, value };
  });
}

function keyOf(kind: TokenKind, raw: string, { decimalMark }: Conventions): string {
  const text = fold(raw).replace(/\s+/g, ' ').trim();
  if (kind === 'contact' || kind === 'identifier') return text.replace(/[\s()]/g, '');
  if (kind === 'duration') return text.replace(/-/g, ' ');
  const digits = raw.match(new RegExp(DIGITS, 'u'))?.[0] ?? '';
  const number = parseNumber(digits, decimalMark);
  return `${text.replace(digits.toLowerCase(), '').replace(/\s/g, '')}${number ?? digits}`;
}
