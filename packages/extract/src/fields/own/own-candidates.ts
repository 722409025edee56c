import type { Field } from '@docglean/contract';
import type { Segment, Span } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';
import { aroundOf, headOver, isPeer } from './around-label.ts';
import { booleans } from './booleans.ts';
import { likeExamples } from './examples.ts';
import { listUnder } from './list-under.ts';
import type { Meaning } from './meaning.ts';
import type { NamedLabel } from './named-labels.ts';
import { periodDays } from './period-days.ts';
import { placeParts } from './place-parts.ts';
import { placesOf } from './places.ts';
import { fromProse } from './prose/from-prose.ts';
import { splitAddress } from './split-address.ts';
import { unlabelled } from './unlabelled.ts';
import { valueIn } from './value-in-place.ts';
import { blockTraits, shapeTraits, textTraits, whereTraits } from './value-traits.ts';
import type { Vocabulary } from './vocabulary.ts';

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
    ...likeExamples(field, reading),
    ...placeParts(field, meaning, reading),
    ...periodDays(field, meaning, reading, vocabulary),
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

const PLAINLY = 0.8;

/** How well the words of a value are another field's label. */
const claimOn = (span: Span | undefined, label: NamedLabel, claims: Claims): number =>
  Math.max(
    0,
    ...(span ? (claims.get(span.segment) ?? []) : [])
      .filter((claim) => claim.label !== label)
      .map((claim) => claim.label.match),
  );
