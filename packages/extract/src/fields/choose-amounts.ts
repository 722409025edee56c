import type { Answer } from './answer.ts';
import { LEAST_PROBABILITY, SUM_FAILS, SUM_HOLDS } from './model/model.ts';

export const CENT = 0.0151;
const MOST_CANDIDATES = 12;
/** A field left empty counts as much as a candidate just below the threshold. */
const EMPTY = Math.log(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY));

export interface AmountChoices {
  total: Answer | null;
  net: Answer | null;
  tax: Answer | null;
}

/** Total, net and tax are chosen together: what adds up may beat what is labelled a little better. */
export function chooseAmounts(
  totals: readonly Answer[],
  nets: readonly Answer[],
  taxes: readonly Answer[],
): AmountChoices {
  const options = (answers: readonly Answer[]) => [...best(answers), null];
  let chosen: AmountChoices = { total: null, net: null, tax: null };
  let highest = Number.NEGATIVE_INFINITY;
  for (const total of options(totals)) {
    for (const net of options(nets)) {
      for (const tax of options(taxes)) {
        const agreed = agreement(total, net, tax);
        const score = [total, net, tax].reduce((sum, answer) => sum + (answer?.score ?? EMPTY), agreed);
        if (score <= highest) continue;
        highest = score;
        chosen = { total: shared(total, agreed), net: shared(net, agreed), tax: shared(tax, agreed) };
      }
    }
  }
  return chosen;
}

/** Each of three that add up is surer for it. */
const shared = (answer: Answer | null, agreed: number): Answer | null =>
  answer && agreed > 0 ? { ...answer, score: answer.score + agreed / 2 } : answer;

function agreement(total: Answer | null, net: Answer | null, tax: Answer | null): number {
  const [t, n, x] = [total, net, tax].map((answer) => answer?.candidate.value as number | undefined);
  if (t === undefined || n === undefined) return 0;
  if (x === undefined) return Math.abs(t) + CENT < Math.abs(n) ? SUM_FAILS : 0;
  const spans = new Set([total, net, tax].map((answer) => answer?.candidate.spans[0]));
  if (spans.size < 3 && x !== 0) return SUM_FAILS;
  return Math.abs(n + x - t) < CENT ? SUM_HOLDS : SUM_FAILS;
}

const best = (answers: readonly Answer[]): Answer[] =>
  [...answers].sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES);
