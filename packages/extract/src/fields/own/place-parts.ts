import type { Field } from '@docglean/contract';
import type { Segment, Span } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { STREET } from '../parties/address.ts';
import type { Reading } from '../reading.ts';
import type { Meaning } from './meaning.ts';

type Part = 'street' | 'city' | 'state' | 'postcode';

/** "Lowell, MA 01850" and "10115 Berlin": the line of a town. */
const TOWN =
  /(?<city>\p{Lu}[\p{L} .'’-]{1,28}),?\s+(?<state>[A-Z]{2})\.?,?\s+(?<postcode>\d{5}(?:-\d{4})?)(?!\d)|(?<!\p{L}|\d)(?<number>(?:[A-Z]{1,2}-)?\d{4,5})\s+(?<town>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}?[\p{L}.'’-]+){0,3})$/u;

const LAST: Readonly<Record<string, Part>> = {
  city: 'city',
  town: 'city',
  state: 'state',
  zip: 'postcode',
  postcode: 'postcode',
  postal: 'postcode',
  plz: 'postcode',
  street: 'street',
};

/** Addresses have no labels for their parts: the town's line says which is which. */
export function placeParts(field: Field, meaning: Meaning, { pages }: Reading): Candidate[] {
  const part = field.type === 'string' ? partOf(meaning) : undefined;
  if (!part) return [];
  const towns = pages.flatMap(({ segments }) =>
    segments.flatMap((segment, index) => {
      const match = TOWN.exec(segment.text);
      return match ? [{ match, segment, above: segments[index - 1] }] : [];
    }),
  );
  // Where towns come with their state, a number before a name is a house and its street.
  const stated = towns.filter(({ match }) => match.groups?.state);
  const found = (stated.length > 0 ? stated : towns).flatMap(
    ({ match, segment, above }) => spanOf(part, match, segment, above) ?? [],
  );
  const texts = new Set(found.map((span) => textOf(span)));
  return found.map((span, index) =>
    candidate('text', textOf(span), [span], {
      place_part: 1,
      only: texts.size === 1 ? 1 : 0,
      first: index === 0 ? 1 : 0,
    }),
  );
}

const textOf = ({ segment, start, end }: Span): string => segment.text.slice(start, end);

function partOf({ namings }: Meaning): Part | undefined {
  const stems = namings[0]?.stems ?? [];
  const [part] = stems.flatMap((stem) => (Object.hasOwn(LAST, stem) ? [LAST[stem]] : [])).slice(-1);
  return part;
}

function spanOf(
  part: Part,
  match: RegExpExecArray,
  segment: Segment,
  above: Segment | undefined,
): Span | null {
  if (part === 'street') {
    const before = segment.text.slice(0, match.index).replace(/[\s,]+$/, '');
    if (STREET.test(before)) return { segment, start: 0, end: before.length };
    const near = above && above.bottom > segment.top - segment.size && STREET.test(above.text);
    return near ? { segment: above, start: 0, end: above.text.length } : null;
  }
  const { city, state, postcode, number, town } = match.groups ?? {};
  const text = { city: city ?? town, state, postcode: postcode ?? number }[part];
  if (!text) return null;
  // The postcode is searched from the end: a house number may be the same.
  const start = part === 'city' ? segment.text.indexOf(text, match.index) : segment.text.lastIndexOf(text);
  return { segment, start, end: start + text.length };
}
