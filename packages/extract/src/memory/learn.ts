import type { Field } from '@docglean/contract';
import type { Candidate } from '../fields/candidates/candidate.ts';
import { conventionsOf } from '../fields/conventions.ts';
import { shippedModel } from '../fields/model/model.ts';
import { type Reading, readCandidates } from '../fields/reading.ts';
import { sameValue } from '../fields/values/same-value.ts';
import { phrasesFor, type Wanted, wantedOf } from '../fields/wanted.ts';
import { layOut } from '../layout/lines.ts';
import type { Span } from '../layout/segments.ts';
import { textOf as documentText } from '../layout/text.ts';
import type { Page } from '../page.ts';
import { layoutWords } from './layout-words.ts';
import type { LayoutMemory, RememberedField } from './memory.ts';
import { placeOf } from './place.ts';
import { findText } from './text-lines.ts';

const MOST_PLACES = 6;

/** What a reviewed document teaches about its layout: where the right values of its fields stand. */
export function learnLayout(
  pages: readonly Page[],
  fields: readonly Field[],
  truth: Readonly<Record<string, unknown>>,
): LayoutMemory {
  const laidOut = pages.map(layOut);
  const text = documentText(laidOut);
  const wanted = fields.filter(({ type }) => type !== 'object' && type !== 'list<object>').map(wantedOf);
  const reading = readCandidates(laidOut, text, conventionsOf(text), phrasesFor(wanted), shippedModel);
  return {
    words: layoutWords(laidOut),
    fields: wanted.flatMap((want): RememberedField[] => {
      const value = truth[want.field.name];
      if (value === undefined || value === null || value === '') return [];
      const spans = spansOf(want, value, reading);
      const { name } = want.field;
      if (spans.length === 0)
        return isConstant(want) ? [{ name, lines: 1, places: [], constant: value }] : [];
      const places = spans.slice(0, MOST_PLACES).flatMap(([first]) => (first ? placeOf(first, laidOut) : []));
      return [{ name, lines: spans[0]?.length ?? 1, places }];
    }),
  };
}

function spansOf({ kind, field }: Wanted, value: unknown, reading: Reading): Span[][] {
  const typed = reading.candidates.filter(
    (candidate: Candidate) => candidate.kind === kind && sameValue(value, candidate.value),
  );
  if (typed.length > 0) return typed.map(({ spans }) => spans);
  return typeof value === 'string' && field.type === 'string' ? findText(value, reading.pages) : [];
}

/** What is the same on all documents of a sender. A date or a number that is not printed is a mistake, not a constant. */
const isConstant = ({ kind, concept }: Wanted): boolean =>
  kind === 'text' || kind === 'choice' || concept === 'currency';
