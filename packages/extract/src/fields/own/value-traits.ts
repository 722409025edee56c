import type { Field } from '@docglean/contract';
import { type Span, spanText } from '../../layout/segments.ts';
import type { Meaning } from './meaning.ts';
import type { NamedLabel } from './named-labels.ts';
import { isSameType, type ValuePlace } from './places.ts';

type Traits = Record<string, number>;

/** How a place stands to its label. */
export function whereTraits({ where, gap, skipped, ruled, goesOn }: ValuePlace, label: NamedLabel): Traits {
  const colon = label.colon ? 1 : 0;
  const own: Record<ValuePlace['where'], Traits> = {
    inline: { inline_open: label.closes ? 0 : 1, inline_colon: colon },
    right: { right_colon: colon, right_gap: Math.min(3, gap / 10) },
    below: { below_gap: Math.min(4, gap), below_colon: colon },
    above: {},
  };
  return {
    [`is_${where}`]: 1,
    ...own[where],
    skipped,
    ruled: ruled ? 1 : 0,
    goes_on: goesOn ? 1 : 0,
  };
}

/** Under "Name and address" the first line is the name and the others are the address. */
export function blockTraits(
  { lines, skipped }: ValuePlace,
  { segment }: NamedLabel,
  meaning: Meaning,
): Traits {
  const namesName = /\b(?:name|nom|nombre|nome)\b/i.test(segment.text);
  const namesAddress = /address|adresse|anschrift|direcci|indirizzo/i.test(segment.text);
  return {
    [`${lines}_${meaning.isAddress ? 'address' : 'other'}`]: 1,
    ...(meaning.isAddress && { [`${lines}_${namesName ? 'named' : 'unnamed'}_address`]: 1 }),
    ...(meaning.isName && namesAddress && lines === 'one' && { first_of_block: skipped === 0 ? 1 : 0 }),
  };
}

/** What a text looks like beside its label. */
export function textTraits(spans: readonly Span[], label: NamedLabel): Traits {
  const [first] = spans;
  if (!first) return {};
  const text = spanText(first);
  const labelText = label.segment.text.slice(label.start, label.end);
  return {
    value_colon: /:\s*$|:\s/.test(text) ? 1 : 0,
    wordy: Math.max(0, (text.split(/\s+/).length - 8) / 4),
    no_digits: /number|\bno\b|\bid\b|#|\bn[°º]/i.test(labelText) && !/\d/.test(text) ? 1 : 0,
    tiny: text.length < 2 ? 1 : 0,
    mark: /^[☐☒]$/.test(text) ? 1 : 0,
    same_font: isSameType(first.segment, label.segment) ? 1 : 0,
    value_bigger: first.segment.size > label.segment.size * 1.1 ? 1 : 0,
    bracket: text.startsWith('(') ? 1 : 0,
    small_start: /^\p{Ll}/u.test(text) ? 1 : 0,
    leading_colon: /^\s*:/.test(first.segment.text) && first.segment !== label.segment ? 1 : 0,
  };
}

const WANTS_DIGITS = /^(?:number|ssn|tin|ein|itin|zip|phone|date|postcode|iban|bic|year|percent)$/;
const DATE_LIKE =
  /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}\s?[-./ ]?\s?\p{L}{3,9}[-., ]+\d{2,4}|\p{L}{3,9} \d{1,2},? \d{4}/u;

/** Whether a text looks like what its field's name asks for. */
export function shapeTraits(field: Field, meaning: Meaning, spans: readonly Span[]): Record<string, number> {
  const text = spans.map(spanText).join(' ');
  const name = meaning.namings[0]?.stems ?? [];
  const wantsDate = name.includes('dat') || name.includes('date');
  return {
    name_no_digits: name.some((word) => WANTS_DIGITS.test(word)) && !/\d/.test(text) ? 1 : 0,
    date_shape: wantsDate && DATE_LIKE.test(text) ? 1 : 0,
    no_date_shape: wantsDate && !DATE_LIKE.test(text) ? 1 : 0,
    name_digits: meaning.isName && /\d/.test(text) ? 1 : 0,
    format: field.format && follows(text, field.format) ? 1 : 0,
    no_format: field.format && !follows(text, field.format) ? 1 : 0,
  };
}

/** "INV-####": each # is a digit, each ? or * one or more of anything. */
const follows = (text: string, format: string): boolean => {
  const pattern = format
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('#', String.raw`\d`)
    .replaceAll('?', '.')
    .replaceAll('*', '.+');
  return new RegExp(`^${pattern}$`, 'i').test(text.trim());
};
