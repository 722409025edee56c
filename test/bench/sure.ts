/** An answer with what was said of it. */
export interface Sure {
  confidence: number;
  right: boolean;
}

/** How likely a right answer is surer than a wrong one (0..1): the area under the ROC curve, ties counting half. */
export function aurocOf(answers: readonly Sure[]): number {
  const sorted = answers.toSorted((a, b) => a.confidence - b.confidence);
  const right = answers.filter((answer) => answer.right).length;
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.confidence === sorted[from]?.confidence) to++;
    const rank = (from + to + 1) / 2;
    ranks += rank * sorted.slice(from, to).filter((answer) => answer.right).length;
    from = to;
  }
  return (ranks - (right * (right + 1)) / 2) / Math.max(1, right * (answers.length - right));
}

const BINS = 10;

/** By how much confidence and share of right answers differ, in ten bins (0..1). */
export function calibrationErrorOf(answers: readonly Sure[]): number {
  const bins = Map.groupBy(answers, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  const off = [...bins.values()].reduce((sum, bin) => {
    const given = bin.reduce((all, { confidence }) => all + confidence, 0);
    return sum + Math.abs(given - bin.filter(({ right }) => right).length);
  }, 0);
  return off / Math.max(1, answers.length);
}
