import type { PresetType } from '@docglean/contract';
import type { LaidOutPage } from '../layout/lines.ts';
import { overlaps } from '../layout/segments.ts';
import type { Recall } from '../memory/recall.ts';
import { amountsIn } from './candidates/amounts.ts';
import type { Candidate } from './candidates/candidate.ts';
import { identifiersIn } from './candidates/identifiers.ts';
import {
  bicsIn,
  brokenIbansIn,
  contactsIn,
  currenciesIn,
  datesIn,
  ibansIn,
  timesIn,
  vatIdsIn,
} from './candidates/patterns.ts';
import type { Conventions } from './conventions.ts';
import { findLabels, type Label } from './labels.ts';
import type { PhraseIndex } from './lexicon/lexicon.ts';
import type { Model } from './model/model.ts';
import type { Ranking } from './model/rank.ts';
import { linesBelow, type Reach, reachOf } from './reach.ts';

/** A document as the search for fields sees it. */
export interface Reading {
  pages: readonly LaidOutPage[];
  text: string;
  conventions: Conventions;
  labels: readonly Label[];
  candidates: readonly Candidate[];
  /** What the document is; weights may differ by it. */
  kind: PresetType | null;
  model: Model;
  /** What a reviewed document of the same layout tells. */
  recall: Recall | null;
  /** Sees every ranking as it is made. */
  watch: ((ranking: Ranking) => void) | undefined;
  /** How the labels of a concept speak for a candidate. */
  reach(concept: string, candidate: Candidate): Reach;
  /** The strongest label of any other concept. */
  rival(concept: string, candidate: Candidate): number;
}

export function readCandidates(
  pages: readonly LaidOutPage[],
  text: string,
  conventions: Conventions,
  phrases: PhraseIndex,
  model: Model,
  { kind = null, recall = null, watch }: Partial<Pick<Reading, 'kind' | 'recall' | 'watch'>> = {},
): Reading {
  const labels = pages.flatMap((page) => findLabels(page, phrases));
  const candidates = pages.flatMap((page) =>
    page.segments.flatMap((segment) => [
      ...typedCandidates(segment, conventions),
      ...brokenIbansIn(segment, page.segments),
    ]),
  );
  const reaches = reachFinder(pages, labels);
  return {
    pages,
    text,
    conventions,
    labels,
    candidates,
    kind,
    model,
    recall,
    watch,
    reach: (concept, candidate) => reaches(candidate).get(concept) ?? { left: 0, above: 0 },
    rival: (concept, candidate) => {
      let strongest = 0;
      for (const [other, { left, above }] of reaches(candidate)) {
        if (other !== concept) strongest = Math.max(strongest, left, above);
      }
      return strongest;
    },
  };
}

/** A date or an IBAN is no amount, and the digits of an amount are no number of an invoice. */
function typedCandidates(segment: LaidOutPage['segments'][number], conventions: Conventions): Candidate[] {
  const taken = [...datesIn(segment, conventions), ...ibansIn(segment), ...timesIn(segment)];
  const free = (candidate: Candidate) => !taken.some((other) => touches(other, candidate));
  const vatIds = vatIdsIn(segment).filter(free);
  return [
    ...taken,
    ...currenciesIn(segment),
    ...contactsIn(segment),
    ...bicsIn(segment),
    ...vatIds,
    ...amountsIn(segment, conventions.decimalMark).filter(free),
    ...identifiersIn(segment)
      .filter(free)
      .filter((one) => !vatIds.some((vat) => vat.traits.shape === 1 && touches(vat, one))),
  ];
}

const touches = (a: Candidate, b: Candidate): boolean =>
  a.spans.some((one) => b.spans.some((other) => overlaps(one, other)));

/** Computed once for each candidate: every field asks again. */
function reachFinder(pages: readonly LaidOutPage[], labels: readonly Label[]) {
  const pageOf = new Map(pages.map((page) => [page.page, page]));
  const labelsOf = Map.groupBy(labels, (label) => label.span.segment.page);
  const known = new WeakMap<Candidate, Map<string, Reach>>();
  return (candidate: Candidate): Map<string, Reach> => {
    let reaches = known.get(candidate);
    if (reaches) return reaches;
    reaches = new Map();
    const page = pageOf.get(candidate.spans[0]?.segment.page as LaidOutPage['page']);
    const near = page ? (labelsOf.get(page.page) ?? []) : [];
    for (const label of near) {
      const drop = candidate.top - label.bottom;
      if (!page || label.top > candidate.bottom || drop > label.span.segment.size * linesBelow(candidate))
        continue;
      const { left, above } = reachOf(label, candidate, page, near);
      for (const concept of label.concepts) {
        const best = reaches.get(concept) ?? { left: 0, above: 0 };
        reaches.set(concept, { left: Math.max(best.left, left), above: Math.max(best.above, above) });
      }
    }
    known.set(candidate, reaches);
    return reaches;
  };
}
