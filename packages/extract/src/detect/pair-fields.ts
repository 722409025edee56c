import type { Box, DetectedField } from '@docglean/contract';
import { round } from '../fields/model/confidence.ts';
import { telling } from '../fields/own/words.ts';
import { boxOf } from '../layout/segments.ts';
import { type Entry, isLabelLike, type Told } from './entry.ts';
import { fieldName, plainLabel } from './field-name.ts';
import { headedRows } from './headed-rows.ts';
import { aligned, beyondTemplate, punctuated, stacked } from './labelled.ts';
import { type Claim, isClaimed, type Proposal } from './proposal.ts';
import type { Sample } from './sample.ts';
import { normal, type Template } from './template.ts';
import { ticksOf } from './ticks.ts';
import { typedValue, typeOfValues } from './value-type.ts';

/** How likely a label and value of one sample are a field. */
const ALONE: Record<Told, number> = {
  colon: 0.75,
  tick: 0.75,
  shared: 0.7,
  aligned: 0.65,
  head: 0.6,
  capitals: 0.55,
  stacked: 0.45,
};
/** What values of a type of their own add, and what long texts take. */
const TYPED = 0.1;
const WORDY = 0.1;
const MOST_WORDS = 6;
/** Below this more suggestions are wrong than right. */
const LEAST = 0.4;
/** With several samples a label that recurs with other values is a field about as surely as one can tell. */
const VARIES = 0.6;

/** Fields that labels name: beside, under or before what was filled in. */
export function pairFields(
  samples: readonly Sample[],
  template: Template | null,
  known: readonly Proposal[],
): Proposal[] {
  const claims = known.flatMap((proposal) => proposal.claims);
  const values = new Set(known.map(({ field }) => String(field.example)));
  const entries = samples.flatMap((sample, index) => entriesOf(sample, index, template, claims));
  return [...Map.groupBy(entries, ({ key }) => key).values()].flatMap((same): Proposal[] => {
    const proposal = proposalOf(same, samples, template);
    // A total printed twice is one field.
    const isKnown = proposal?.field.type !== 'boolean' && values.has(String(proposal?.field.example));
    return proposal && !isKnown ? [proposal] : [];
  });
}

interface SampleEntry extends Entry {
  key: string;
  sample: number;
  box: Box | null;
}

/** The entries of a sample, each place once, by the surest way that found it. */
function entriesOf(
  sample: Sample,
  index: number,
  template: Template | null,
  claims: readonly Claim[],
): SampleEntry[] {
  const all = sample.pages.flatMap((page) => [
    ...ticksOf(page),
    ...punctuated(page),
    ...(template ? beyondTemplate(page, template) : []),
    ...aligned(page),
    ...headedRows(page),
    ...(template ? [] : stacked(page)),
  ]);
  // What somebody filled in stands beside other things too, and is no label.
  const found = template ? all.filter(({ label }) => template.hasWords(label)) : all;
  const labels = new Set(found.map(({ label }) => normal(label)));
  const taken: Claim[] = [];
  const counts = new Map<string, number>();
  return found
    .filter((entry) => isLabelLike(entry.label) && !labels.has(normal(entry.raw)) && isNamed(entry))
    .flatMap((entry): SampleEntry[] => {
      const box = boxOf(entry.value) as Box | null;
      if (isClaimed(claims, index, box, entry.raw)) return [];
      if (isTaken(entry, box, taken, index)) return [];
      taken.push({ sample: index, box, texts: [`${name(entry)} ${entry.raw}`] });
      const count = (counts.get(name(entry)) ?? 0) + 1;
      counts.set(name(entry), count);
      return [{ ...entry, box, sample: index, key: `${name(entry)} ${count}` }];
    });
}

/** "For" and "of" name something only with a colon. */
const isNamed = (entry: Entry): boolean =>
  name(entry) !== '' && (entry.told === 'colon' || telling(entry.label).length > 0);

const name = ({ label }: Entry): string => fieldName(label);

const isTaken = (entry: Entry, box: Box | null, taken: readonly Claim[], sample: number): boolean =>
  isClaimed(taken, sample, box, `${name(entry)} ${entry.raw}`);

function proposalOf(
  entries: readonly SampleEntry[],
  samples: readonly Sample[],
  template: Template | null,
): Proposal | null {
  const [first] = entries;
  if (!first) return null;
  const label = plainLabel(first.label);
  const printed = entries.flatMap(({ raw, sample }) => {
    const conventions = samples[sample]?.conventions;
    return conventions ? [{ raw, conventions }] : [];
  });
  const type = typeOfValues(printed, label);
  const [example] = printed;
  const confidence = confidenceOf(entries, samples.length, type.type !== 'string', template);
  if (!example || confidence < LEAST) return null;
  const field: DetectedField = {
    name: fieldName(label),
    ...type,
    description: `What the document prints beside "${label}".`.slice(0, 1000),
    ...(samples.length > 1 && entries.length === samples.length && { required: true }),
    synonyms: [...new Set(entries.map((entry) => plainLabel(entry.label).slice(0, 100)))],
    example: typedValue(example, type.type),
    confidence,
    box: first.sample === 0 ? first.box : null,
  };
  const claims = entries.map(({ sample, box, raw }) => ({ sample, box, texts: [raw] }));
  return { field, position: first.position, claims };
}

/** 0 where it is no field: the same in all samples, or in few of them. */
function confidenceOf(
  entries: readonly SampleEntry[],
  samples: number,
  typed: boolean,
  template: Template | null,
): number {
  const [first] = entries;
  if (!first) return 0;
  const wordy = first.raw.split(' ').length > MOST_WORDS;
  const alone = ALONE[first.told] + (typed ? TYPED : 0) - (wordy ? WORDY : 0);
  if (!template) return round(alone);
  const different = new Set(entries.map(({ raw }) => normal(raw)));
  const isTick = first.told === 'tick' || (typed && /^.$/u.test(first.raw));
  if (entries.length > 1 && different.size === 1 && !isTick) return 0;
  if (entries.length === 1) return round(alone * (samples > 2 ? 0.5 : 0.7));
  const share = entries.length / samples;
  return round(Math.min(0.97, VARIES + 0.25 * share + (alone - 0.5) * 0.3));
}
