import type { Field } from '@docglean/contract';
import { type Candidate, candidate } from '../../candidates/candidate.ts';
import { wordsOfName } from '../../fold.ts';
import type { Reading } from '../../reading.ts';
import type { Meaning } from '../meaning.ts';
import { type RunningText, runningText } from '../running-text.ts';
import { datesIn } from './dates-in.ts';
import { lawsIn } from './laws-in.ts';
import { partiesIn } from './parties-in.ts';
import { roleFinder } from './role-finder.ts';
import type { Finder, Said } from './said.ts';
import { termsIn } from './terms-in.ts';

const texts = new WeakMap<Reading, RunningText>();

/** What contracts say in sentences and not beside labels: who, since when, for how long, under which law. */
export function fromProse(field: Field, { namings }: Meaning, reading: Reading): Candidate[] {
  const words = namings[0]?.stems ?? [];
  const role = roleFinder(words);
  const finder =
    finderFor(field, wordsOfName(field.name).split(/\s+/)) ?? (field.type === 'string' ? role : undefined);
  if (!finder) return [];
  const running = texts.get(reading) ?? runningText(reading.pages);
  texts.set(reading, running);
  const said = finder(running.text, reading);
  return said.flatMap(({ value, start, end, strength }, index) => {
    const spans = running.spansAt(start, end);
    const kind = field.type === 'date' ? 'date' : 'text';
    return spans.length === 0
      ? []
      : [candidate(kind, value, spans, { prose: strength, prose_first: index === 0 ? 1 : 0 })];
  });
}

function finderFor({ type }: Field, words: readonly string[]): Finder | undefined {
  const says = (pattern: RegExp) => words.some((word) => pattern.test(word));
  if (
    says(/^(?:part(?:y|ies?|ei)?$|partei|partes?$|contractant|vertragspart)/) &&
    (type === 'list<string>' || type === 'string')
  )
    return type === 'string' ? (text) => partiesIn(text).map(firstOf) : partiesIn;
  if (type === 'date' && says(/^(?:effectiv|agreement|contract|sign|commenc|execution|vertrag|contrat)/))
    return datesIn;
  if (type === 'string' && says(/^(?:jurisdiction|law$|governing|recht$|droit$|ley$)/)) return lawsIn;
  if (type === 'string' && says(/^(?:term$|duration$|laufzeit|duree$|duracion|durat)/)) return termsIn;
  return undefined;
}

const firstOf = (said: Said): Said => ({ ...said, value: (said.value as string[])[0] });
