import type { PaperKind } from '@docglean/contract';
import { sumsOf } from './basis.ts';
import { type Fit, headerFit, mostByLines, wholeFit } from './fit.ts';
import { priceOf } from './line-likeness.ts';
import { numberLikeness } from './numbers.ts';
import { type Bill, claims, type Paper } from './paper.ts';

/** A paper that may go with the one that is matched, and what is known of it from other matches. */
export interface Candidate {
  paper: Paper;
  /** What others took of it, and what it took of others. */
  bills: readonly Bill[];
}

export interface Choice {
  counterparts: Fit[];
  /** What else might go with it, likeliest first. */
  others: Fit[];
}

/** Lines are looked at of so many of each kind. */
const MOST_WHOLE = 12;
/** From here on a paper is taken: more likely than not. */
const ACCEPTED = 0;
/** Without a number that names it, one paper must be this much likelier than the next. */
const MARGIN = 1;
/** What one twin may say less than the other, such as who sells. */
const TWIN_MARGIN = 3.5;
/** Days by which one of them must be nearer. An order after its invoice counts as that much further away. */
const APART = 6;
const LATER = 20;
/** Below this nobody would want to see it. */
const SHOWN = -3;
const MOST_SHOWN = 10;
const TAKEN = -8;
const USED_UP = -3;
const KNOWN_PAIR = 3;

/** The counterparts of a paper among candidates; of each kind several where they name each other, else the one that stands out. */
export function chooseCounterparts(
  subject: Paper,
  candidates: readonly Candidate[],
  kinds: readonly PaperKind[],
): Choice {
  const fits = kinds.flatMap((kind) =>
    fitsOfKind(
      subject,
      candidates.filter(({ paper }) => paper.id !== subject.id && paper.kind === kind),
    ),
  );
  const counterparts = kinds.flatMap((kind) => chosenOf(fits.filter(({ paper }) => paper.kind === kind)));
  const others = fits
    .filter((fit) => !counterparts.includes(fit) && fit.logOdds > SHOWN)
    .sort((a, b) => b.logOdds - a.logOdds)
    .slice(0, MOST_SHOWN);
  return { counterparts, others };
}

/** Comparing lines takes long, so it is done only where it can decide something. */
function fitsOfKind(subject: Paper, candidates: readonly Candidate[]): Fit[] {
  const headers = candidates
    .map((candidate) => withHistory(subject, candidate, headerFit(subject, candidate.paper)))
    .sort((a, b) => b.logOdds - a.logOdds);
  const isOwn = ({ numbered }: Fit) => numbered === 'own';
  const named = headers.filter(isOwn).map((fit) => wholeFit(subject, fit));
  const others = headers.filter((fit) => !isOwn(fit));
  if (named.some(({ logOdds }) => logOdds >= ACCEPTED)) return [...named, ...others];
  const likely = others.filter(({ logOdds }) => logOdds + mostByLines >= ACCEPTED).slice(0, MOST_WHOLE);
  return [...named, ...likely.map((fit) => wholeFit(subject, fit))];
}

/** Whether a number ties one of the papers to the subject, so that nobody need look for others. */
export const isNamed = (subject: Paper, papers: readonly Paper[]): boolean =>
  papers.some((paper) => {
    const { numbered, logOdds } = headerFit(subject, paper);
    return numbered === 'own' && logOdds >= ACCEPTED;
  });

/** Those named by somebody, whatever speaks against them. */
export const fitsOf = (subject: Paper, papers: readonly Paper[]): Fit[] =>
  papers.map((paper) => wholeFit(subject, headerFit(subject, paper)));

function withHistory(subject: Paper, { paper, bills }: Candidate, fit: Fit): Fit {
  const { logOdds } = fit;
  if (fit.numbered === 'own') return fit;
  if (!claims(subject.kind, paper.kind)) {
    const own = bills.filter(({ claimId, baseKind }) => claimId === paper.id && baseKind === subject.kind);
    if (own.some(({ baseId }) => baseId === subject.id)) return { ...fit, logOdds: logOdds + KNOWN_PAIR };
    return own.length > 0 ? { ...fit, logOdds: logOdds + TAKEN } : fit;
  }
  const taken = bills
    .filter(({ baseId, claimId }) => baseId === paper.id && claimId !== subject.id)
    .reduce((sum, { amount }) => sum + amount, 0);
  const whole = paper.net ?? paper.total;
  return whole !== null && taken > 0 && taken >= whole * 0.99 ? { ...fit, logOdds: logOdds + USED_UP } : fit;
}

function chosenOf(fits: readonly Fit[]): Fit[] {
  const likely = fits.filter(({ logOdds }) => logOdds >= ACCEPTED).sort((a, b) => b.logOdds - a.logOdds);
  const named = oneOfEach(likely.filter(({ numbered }) => numbered === 'own'));
  if (named.length > 0) return named;
  const shared = oneOfEach(likely.filter(({ numbered }) => numbered === 'shared'));
  // Two deliveries of one order, and an invoice for each: the one with the same lines is meant.
  const same = shared.find(
    ({ agreement }) => agreement && agreement.share > 0.99 && agreement.quantities > 0.99,
  );
  if (same) return [same];
  if (shared.length > 0) return shared;
  const [best, ...others] = oneOfEach(likely);
  if (!best) return [];
  const twins = others.filter(
    ({ paper, logOdds }) => isTwin(paper, best.paper) && best.logOdds - logOdds < TWIN_MARGIN,
  );
  const isRivalled = others.some((other) => !twins.includes(other) && best.logOdds - other.logOdds < MARGIN);
  const meant = twins.length > 0 ? soonestOf([best, ...twins]) : best;
  return meant && !isRivalled ? [meant] : [];
}

/** Of orders that come again every month, all alike, the last one before the invoice is meant. */
function soonestOf(twins: readonly Fit[]): Fit | null {
  const distance = ({ days }: Fit): number =>
    days === null ? Number.POSITIVE_INFINITY : days >= 0 ? days : LATER * -days;
  const [first, second] = twins.toSorted((a, b) => distance(a) - distance(b));
  return first && second && distance(second) - distance(first) >= APART ? first : null;
}

/** The same goods in the same quantities at the same prices, or where lines are not known the same sum. */
function isTwin(one: Paper, other: Paper): boolean {
  if (one.lines.length !== other.lines.length) return false;
  const figures = ({ lines }: Paper) =>
    lines.map((line) => `${line.quantity} ${priceOf(line)?.toFixed(2)}`).sort();
  const [ones, others] = [figures(one), figures(other)];
  if (ones.some((figure, index) => figure !== others[index])) return false;
  return ones.length > 0 || sumsOf(one).net === sumsOf(other).net;
}

/** An order and its confirmation, or an invoice sent twice, bear one number: the likelier one stands for both. */
function oneOfEach(fits: readonly Fit[]): Fit[] {
  const kept: Fit[] = [];
  for (const fit of fits) {
    const { number } = fit.paper;
    if (!number || !kept.some(({ paper }) => paper.number && numberLikeness(paper.number, number) >= 0.9))
      kept.push(fit);
  }
  return kept;
}
