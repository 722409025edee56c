import type { Segment } from '../../layout/segments.ts';
import type { Conventions } from '../conventions.ts';
import { CURRENCY_CODES, CURRENCY_SIGNS } from '../values/currencies.ts';
import { findDates } from '../values/dates.ts';
import { BROKEN_IBAN, IBAN_COUNTRIES, IBAN_SHAPE, ibanAt, isValidIban } from '../values/iban.ts';
import { compactVatId, isVatId, NATIONAL_VAT, VAT_SHAPE } from '../values/vat-id.ts';
import { type Candidate, candidate } from './candidate.ts';

export function datesIn(segment: Segment, { dayFirst }: Conventions): Candidate[] {
  return findDates(segment.text, dayFirst).map(({ value, start, end, certain }) =>
    candidate('date', value, [{ segment, start, end }], { certain: certain ? 1 : 0 }),
  );
}

const TIME = /(?<![\d.:,])([01]?\d|2[0-3])[:h.]([0-5]\d)(?::([0-5]\d))?\s?([AaPp]\.?[Mm]\b)?(?![\d:.,]\d)/g;

/** 24-hour HH:MM or HH:MM:SS. "12.30" is a price more often than a time, so a dot needs am or pm. */
export function timesIn(segment: Segment): Candidate[] {
  return [...segment.text.matchAll(TIME)]
    .filter(([whole, , , , half]) => !whole.includes('.') || half)
    .map((match) => {
      const [whole, hours = '', minutes = '', seconds, half] = match;
      const afternoon = half?.toLowerCase().startsWith('p');
      const hour = (Number(hours) % (half ? 12 : 24)) + (afternoon ? 12 : 0);
      const value = [hour.toString().padStart(2, '0'), minutes, ...(seconds ? [seconds] : [])].join(':');
      return candidate('time', value, [
        { segment, start: match.index, end: match.index + whole.trimEnd().length },
      ]);
    });
}

export function ibansIn(segment: Segment): Candidate[] {
  return [...segment.text.matchAll(IBAN_SHAPE)].flatMap((match) => {
    const found = ibanAt(match[0]);
    if (!found) return [];
    const span = { segment, start: match.index, end: match.index + found.length };
    return [candidate('iban', found.value, [span], { checksum: isValidIban(found.value) ? 1 : 0 })];
  });
}

const BIC = new RegExp(
  `(?<![A-Z\\d])[A-Z]{4}(?:${IBAN_COUNTRIES.join('|')}|US|CA|JP|CN|IN|AU)[A-Z\\d]{2}(?:[A-Z\\d]{3})?(?![A-Z\\d])`,
  'g',
);

/** ISO 9362: bank, country, place, branch. */
export function bicsIn(segment: Segment): Candidate[] {
  return [...segment.text.matchAll(BIC)].map((match) => {
    const span = { segment, start: match.index, end: match.index + match[0].length };
    return candidate('bic', match[0], [span], {
      digits: /\d/.test(match[0]) ? 1 : 0,
      branch: match[0].length === 11 ? 1 : 0,
    });
  });
}

/** An account number that a narrow column breaks goes on right below, or after a gap on its line. */
export function brokenIbansIn(segment: Segment, segments: readonly Segment[]): Candidate[] {
  return [...segment.text.matchAll(BROKEN_IBAN)].flatMap((match) => {
    const next = segments.filter(
      (one) =>
        (one.line === segment.line &&
          one.left > segment.right &&
          one.left - segment.right < segment.size * 6) ||
        (one.line > segment.line &&
          one.top - segment.bottom < segment.size &&
          Math.abs(one.left - segment.left) < segment.size * 0.5),
    );
    return next.flatMap((one) => {
      const rest = one.text.match(/^[A-Z\d]+(?: [A-Z\d]+)*/)?.[0];
      const value = rest && `${match[0]}${rest}`.replaceAll(' ', '');
      if (!value || !isValidIban(value)) return [];
      const spans = [
        { segment, start: match.index, end: match.index + match[0].length },
        { segment: one, start: 0, end: rest.length },
      ];
      return [candidate('iban', value, spans, { checksum: 1 })];
    });
  });
}

export function vatIdsIn(segment: Segment): Candidate[] {
  return [...segment.text.matchAll(VAT_SHAPE)].map((match) => {
    const compact = compactVatId(match[0]);
    const country = isVatId(compact) || isVatId(compact.replace(/(?:MWST|TVA|IVA|MVA)$/, ''));
    const span = { segment, start: match.index, end: match.index + match[0].length };
    const traits = {
      shape: country ? 1 : NATIONAL_VAT.test(compact) ? 0.6 : 0,
      letters: /^[A-Z]{2}/.test(compact) ? 1 : 0,
    };
    return candidate('vat_id', compact, [span], traits);
  });
}

const CODE = new RegExp(`(?<![A-Za-z])(${CURRENCY_CODES.join('|')})(?![A-Za-z])`, 'g');

export function currenciesIn(segment: Segment): Candidate[] {
  const codes = [...segment.text.matchAll(CODE)].map((match) => {
    const span = { segment, start: match.index, end: match.index + match[0].length };
    return candidate('currency', match[0], [span], {
      code: 1,
      certain: 1,
      priced: besideDigit(segment.text, span),
    });
  });
  const signs = CURRENCY_SIGNS.flatMap(([pattern, code, certain]) =>
    [...segment.text.matchAll(pattern)].map((match) => {
      const span = { segment, start: match.index, end: match.index + match[0].length };
      return candidate('currency', code, [span], {
        code: 0,
        certain: certain ? 1 : 0,
        priced: besideDigit(segment.text, span),
      });
    }),
  );
  return [...codes, ...signs];
}

const besideDigit = (text: string, { start, end }: { start: number; end: number }): number =>
  /\d\s?$/.test(text.slice(0, start)) || /^\s?-?\d/.test(text.slice(end)) ? 1 : 0;

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const PHONE = /(?<![\dA-Z])(?:\+|00)?\(?\d[\d ()/.-]{6,18}\d(?!\d)/g;
const URL = /(?:https?:\/\/|www\.)[^\s,;]+[^\s,;.]/g;

export function contactsIn(segment: Segment): Candidate[] {
  const all = (kind: 'email' | 'phone' | 'url', pattern: RegExp) =>
    [...segment.text.matchAll(pattern)].map((match) =>
      candidate(kind, match[0], [{ segment, start: match.index, end: match.index + match[0].length }]),
    );
  return [...all('email', EMAIL), ...all('url', URL), ...all('phone', PHONE)];
}
