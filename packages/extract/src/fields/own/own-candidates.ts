import type { Field } from '@docglean/contract';
import type { LaidOutPage } from '../../layout/lines.ts';
import { type Segment, type Span, spanText } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';
import { parseNumber } from '../values/number-format.ts';
import { fromProse } from './legal-prose.ts';
import { linesUnder } from './lines-under.ts';
import { marksBy } from './marks.ts';
import type { Meaning } from './meaning.ts';
import type { NamedLabel } from './named-labels.ts';
import { isSameType, placesOf, type ValuePlace } from './places.ts';
import { blockTraits, shapeTraits, textTraits, whereTraits } from './value-traits.ts';
import type { Vocabulary } from './vocabulary.ts';
import { likeness } from './words.ts';

/** A field of a caller with the labels that name it. */
export interface OwnField {
  field: Field;
  meaning: Meaning;
  labels: readonly NamedLabel[];
}

/** What the labels of all fields say of each other: the best match of each segment, and of which field. */
export type Claims = ReadonlyMap<Segment, readonly { field: Field; label: NamedLabel }[]>;

export function claimsOf(fields: readonly OwnField[]): Claims {
  return Map.groupBy(
    fields.flatMap(({ field, labels }) => labels.map((label) => ({ field, label }))),
    ({ label }) => label.segment,
  );
}

/** What may be a field's value by where it stands to the labels that name it. */
export function ownCandidates(
  { field, meaning, labels }: OwnField,
  claims: Claims,
  reading: Reading,
  vocabulary: Vocabulary,
): Candidate[] {
  const prose = fromProse(field, meaning, reading);
  // What a sentence says plainly needs no label.
  if (prose.some(({ traits }) => (traits.prose ?? 0) >= PLAINLY)) return prose;
  return [
    ...unlabelled(field, meaning, reading),
    ...prose,
    ...labels.flatMap((label) => {
      const page = reading.pages.find((one) => one.page === label.segment.page);
      if (!page) return [];
      const others = (claims.get(label.segment) ?? []).filter((other) => other.field !== field);
      const shared = {
        match: label.match,
        exact: label.match > 0.95 ? 1 : 0,
        coverage: label.coverage,
        precision: label.precision,
        closes: label.closes ? 1 : 0,
        colon: label.colon ? 1 : 0,
        own_rival: Math.max(0, ...others.map((other) => other.label.match - label.match)),
        around: aroundOf(label, meaning, page, vocabulary),
      };
      if (field.type === 'boolean') return booleans(label, page, shared);
      const list = field.type.startsWith('list<') ? listUnder(label, field, shared, reading) : [];
      const stops = others
        .filter((other) => other.label.opens === false && other.label.match > 0.5)
        .map((other) => other.label.start);
      return [
        ...list,
        ...(meaning.isAddress ? splitAddress(label, page, shared) : []),
        ...placesOf(label, page, stops).flatMap((place) => {
          const found = valueIn(place, field, reading);
          if (!found) return [];
          const traits = {
            ...shared,
            ...whereTraits(place, label),
            ...blockTraits(place, label, meaning),
            ...textTraits(found.spans, label),
            value_claimed: claimOn(found.spans[0], label, claims),
            part: found.kind !== 'text' && !found.whole ? 1 : 0,
            ...(found.kind === 'text' && shapeTraits(field, meaning, found.spans)),
            ...(place.where === 'right' && {
              under_head: headOver(found.spans[0], label, meaning, page, vocabulary),
            }),
            ...(place.where === 'below' &&
              found.spans[0] && { peer: isPeer(label, found.spans[0].segment, page) }),
            ...found.traits,
          };
          return [candidate(found.kind, found.value, found.spans, traits)];
        }),
      ];
    }),
  ];
}

/** Forms ask for the street in one cell and for the town in the next below: together they are the address. */
function splitAddress(label: NamedLabel, page: LaidOutPage, shared: Record<string, number>): Candidate[] {
  const { segment } = label;
  if (!/street|stra(?:ss|ß)e|rue\b|calle/i.test(segment.text)) return [];
  const first = firstBelow(segment, page);
  const town = page.segments.find(
    (one) =>
      one.top > segment.bottom &&
      one.top - segment.bottom < segment.size * TOWN_BELOW &&
      Math.abs(one.left - segment.left) < segment.size &&
      isSameType(one, segment) &&
      /\b(?:city|town|ort|ville|ciudad|localidad)\b/i.test(one.text),
  );
  const second = town && firstBelow(town, page);
  if (!first || !second || first.segment === town || first.segment === second.segment) return [];
  const spans = [first, second];
  return [
    candidate('text', spans.map(spanText).join(' '), spans, { ...shared, is_below: 1, split_address: 1 }),
  ];
}

const TOWN_BELOW = 7;

const firstBelow = (segment: Segment, page: LaidOutPage): Span | undefined =>
  placesOf({ segment, start: 0, end: segment.text.length }, page).find(
    ({ where, lines, goesOn }) => where === 'below' && lines === 'one' && !goesOn,
  )?.spans[0];

const PLAINLY = 0.8;

function listUnder(
  label: NamedLabel,
  field: Field,
  shared: Record<string, number>,
  reading: Reading,
): Candidate[] {
  const items = linesUnder(label, reading);
  const texts = items.map((spans) => spans.map(spanText).join(' '));
  const values =
    field.type === 'list<number>'
      ? items.map(([span]) => span && numberAt(span, reading)?.value).filter((value) => value !== undefined)
      : texts;
  if (values.length === 0) return [];
  return [candidate('text', values, items.flat(), { ...shared, listed: 1 })];
}

/** Of some kinds a document has few values, and no label where one is enough. */
function unlabelled(field: Field, meaning: Meaning, { candidates }: Reading): Candidate[] {
  const name = meaning.namings[0]?.stems ?? [];
  const kind =
    field.type === 'date'
      ? 'date'
      : field.type === 'string'
        ? (['phone', 'email', 'time', 'iban', 'url'] as const).find((one) => name.includes(one))
        : undefined;
  if (!kind) return [];
  const all = candidates.filter((one) => one.kind === kind);
  const different = new Set(all.map(({ value }) => value)).size;
  return all.map(({ value, raw, spans }, index) =>
    candidate(field.type === 'date' ? 'date' : 'text', field.type === 'date' ? value : raw, spans, {
      unlabelled: 1,
      only: different === 1 ? 1 : 0,
      first: index === 0 ? 1 : 0,
    }),
  );
}

interface Value {
  kind: Candidate['kind'];
  value: unknown;
  spans: Span[];
  /** The value is all that stands there. */
  whole: boolean;
  traits?: Readonly<Record<string, number>>;
}

function valueIn(place: ValuePlace, field: Field, reading: Reading): Value | null {
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
function numberAt(span: Span, { conventions }: Reading) {
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

/** How well the words of a value are another field's label. */
const claimOn = (span: Span | undefined, label: NamedLabel, claims: Claims): number =>
  Math.max(
    0,
    ...(span ? (claims.get(span.segment) ?? []) : [])
      .filter((claim) => claim.label !== label)
      .map((claim) => claim.label.match),
  );

/** How well what stands over a number of a row names what its label leaves unsaid (0..1). */
function headOver(
  span: Span | undefined,
  label: NamedLabel,
  meaning: Meaning,
  page: LaidOutPage,
  vocabulary: Vocabulary,
): number {
  if (!span) return 0;
  const own = vocabulary.wordsOf(label.segment);
  const missing = (meaning.namings[0]?.stems ?? []).filter(
    (stem) => !own.some((word) => likeness(stem, word.stem) > 0.7),
  );
  if (missing.length === 0) return 0;
  const { segment } = span;
  const over = page.segments.filter(
    (one) =>
      one.bottom <= segment.top + 1 &&
      !/^[^\p{L}]*$/u.test(one.text) &&
      Math.min(one.right, segment.right) > Math.max(one.left, segment.left),
  );
  const words = over.slice(-HEADS).flatMap((one) => vocabulary.wordsOf(one));
  return (
    missing.filter((stem) => words.some((word) => likeness(stem, word.stem) > 0.7)).length / missing.length
  );
}

/** Lines of text over a number that may be its head. */
const HEADS = 4;

/** Set like the label, in its column, with a value of its own on its right: another label and not a value. */
function isPeer(label: NamedLabel, segment: Segment, page: LaidOutPage): number {
  const beside = (one: Segment) =>
    page.lines[one.line]?.segments.find((other) => other.left >= one.right - 1);
  const [own, other] = [beside(label.segment), beside(segment)];
  const alike =
    isSameType(label.segment, segment) && Math.abs(label.segment.left - segment.left) < segment.size * 0.7;
  return alike && own && other && Math.abs(own.left - other.left) < segment.size * 1.5 ? 1 : 0;
}

const ABOVE = 9;

/** Share of the words that the label leaves unsaid (or its objects' names) that stand over it or left of it. */
function aroundOf(label: NamedLabel, meaning: Meaning, page: LaidOutPage, vocabulary: Vocabulary): number {
  const own = vocabulary.wordsOf(label.segment);
  const name = meaning.namings[0]?.stems ?? [];
  const missing = [...new Set([...name, ...meaning.parents])].filter(
    (stem) => !own.some((word) => likeness(stem, word.stem) > 0.7),
  );
  if (missing.length === 0) return 0.5;
  const near = page.segments.filter(
    (one) =>
      one !== label.segment &&
      one.top <= label.segment.bottom &&
      label.segment.top - one.bottom < label.segment.size * ABOVE &&
      one.left < label.segment.right,
  );
  const found = missing.filter((stem) =>
    near.some((one) => vocabulary.wordsOf(one).some((word) => likeness(stem, word.stem) > 0.7)),
  );
  return found.length / missing.length;
}

function booleans(label: NamedLabel, page: LaidOutPage, shared: Record<string, number>): Candidate[] {
  const marks = marksBy(label, page).map(({ ticked, span, distance, isLeft }) =>
    candidate('choice', ticked, [span], {
      ...shared,
      distance,
      is_left: isLeft ? 1 : 0,
    }),
  );
  const words = placesOf(label, page)
    .filter(({ lines }) => lines === 'one')
    .flatMap(({ spans, where, gap }) => {
      const value = spans[0] ? yesOrNo(spanText(spans[0])) : null;
      return value === null
        ? []
        : [
            candidate('choice', value, spans, {
              ...shared,
              word: 1,
              [`is_${where}`]: 1,
              distance: Math.min(4, gap / 4),
            }),
          ];
    });
  return [...marks, ...words];
}

const YES = /^(?:yes|y|true|ja|oui|si|sí|sim|tak)\b[.,]?$/i;
const NO = /^(?:no|n|false|nein|non|nee|não|nie)\b[.,]?$/i;

const yesOrNo = (text: string): boolean | null =>
  YES.test(text.trim()) ? true : NO.test(text.trim()) ? false : null;
