import type { Field } from '@docglean/contract';
import { type Span, spanText } from '../../layout/segments.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';
import { parseNumber } from '../values/number-format.ts';
import type { ValuePlace } from './places.ts';

interface Value {
  kind: Candidate['kind'];
  value: unknown;
  spans: Span[];
  /** The value is all that stands there. */
  whole: boolean;
  traits?: Readonly<Record<string, number>>;
}

/** What stands at a place, in the field's type; null where nothing there can be that. */
export function valueIn(place: ValuePlace, field: Field, reading: Reading): Value | null {
  const [first] = place.spans;
  if (!first) return null;
  const inside = (one: Candidate) => {
    const span = one.spans[0];
    return (
      span !== undefined &&
      place.spans.some((p) => p.segment === span.segment && span.start >= p.start && span.end <= p.end)
    );
  };
  if (field.type === 'number' || field.type === 'integer' || field.type === 'currency') {
    if (place.lines !== 'one') return null;
    const amount = reading.candidates.find((one) => one.kind === 'amount' && inside(one));
    const text = spanText(first).trim();
    const found = amount
      ? { value: amount.value as number, spans: amount.spans, length: amount.raw.length }
      : numberAt(first, reading);
    if (!found || (field.type === 'integer' && !Number.isInteger(found.value))) return null;
    return {
      kind: 'amount',
      value: found.value,
      spans: found.spans,
      whole: found.length > text.length * 0.6,
      ...(amount && { traits: amount.traits }),
    };
  }
  if (field.type === 'date' || field.type === 'datetime') {
    if (place.lines !== 'one') return null;
    const dates = reading.candidates.filter((one) => one.kind === 'date' && inside(one));
    const found = isEnd(field) ? dates.at(-1) : dates[0];
    return found
      ? {
          kind: 'date',
          value: found.value,
          spans: found.spans,
          whole: found.raw.length > spanText(first).length * 0.6,
        }
      : null;
  }
  return {
    kind: 'text',
    value: place.spans.map(spanText).join(' ').replace(/\s+/g, ' '),
    spans: place.spans,
    whole: true,
  };
}

/** "10%" or "5 kg": a number with something at its end. */
export function numberAt(span: Span, { conventions }: Reading) {
  const text = spanText(span);
  const match = text.match(/^[^\p{L}\d]*?([-–−]?\s?\d[\d.,'’ ]*)/u);
  const digits = match?.[1]?.trim().replace(/[.,' ’]+$/, '') ?? '';
  const value = parseNumber(digits.replace(/^[-–−]\s?/, ''), conventions.decimalMark);
  if (!match || value === null) return null;
  const start = span.start + match[0].length - (match[1]?.length ?? 0);
  const end = start + digits.length;
  return {
    value: /^[-–−]/.test(digits) ? -value : value,
    spans: [{ segment: span.segment, start, end }],
    length: digits.length,
  };
}

const END = /(?:\b|_)(?:end|ending|to|until|expir\w*|fin|hasta|bis|ende|au|fine)(?:\b|_)/i;
const isEnd = ({ name }: Field): boolean =>
  END.test(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2').toLowerCase());
