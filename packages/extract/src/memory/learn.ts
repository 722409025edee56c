import type { Field } from '@docglean/contract';
import { type Candidate, candidate } from '../fields/candidates/candidate.ts';
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
import { findMisread, findText } from './text-lines.ts';

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
      const spans = bestLabelled(spansOf(want, value, reading), want.concept, reading);
      const { name } = want.field;
      if (spans.length === 0)
        return isConstant(want) ? [{ name, lines: 1, places: [], constant: value }] : [];
      const places = spans.slice(0, MOST_PLACES).flatMap(([first]) => (first ? placeOf(first, laidOut) : []));
      const isText = typeof value === 'string' && (want.kind === 'text' || want.kind === 'choice');
      return [{ name, lines: spans[0]?.length ?? 1, places, ...(isText && { text: value }) }];
    }),
  };
}

function spansOf({ kind, field }: Wanted, value: unknown, reading: Reading): Span[][] {
  const typed = reading.candidates.filter(
    (candidate: Candidate) => candidate.kind === kind && sameValue(value, candidate.value),
  );
  if (typed.length > 0) return typed.map(({ spans }) => spans);
  if (typeof value !== 'string' || field.type !== 'string') return [];
  const exact = findText(value, reading.pages);
  return exact.length > 0 ? exact : findMisread(value, reading.pages);
}

/** Labels that speak this much less for a place than the best one's do not make it a place to remember. */
const SPEAKS_LESS = 0.15;

/** Of several places of a value those whose labels speak most for the field: the total also stands in a tax table. */
function bestLabelled(places: readonly Span[][], concept: string, reading: Reading): Span[][] {
  const labelled = places.map((spans) => {
    const { left, above } = reading.reach(concept, candidate('text', '', [...spans]));
    return { spans, label: Math.max(left, above) };
  });
  const best = Math.max(...labelled.map(({ label }) => label));
  return labelled.filter(({ label }) => label > best - SPEAKS_LESS).map(({ spans }) => spans);
}

/** What is the same on all documents of a sender. A date or a number that is not printed is a mistake, not a constant. */
const isConstant = ({ kind, concept }: Wanted): boolean =>
  kind === 'text' || kind === 'choice' || concept === 'currency';
