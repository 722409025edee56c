import type { Weights } from '../src/fields/model/model.ts';
import type { Example } from './examples.ts';

export interface FitOptions {
  /** How strongly weights are held at the prior: the inverse of the variance they are expected to have. */
  stiffness: number;
  /** Documents of one group beyond this count as so many together: they all say the same. */
  mostOfGroup: number;
}

const ROUNDS = 400;
const STEP = 0.05;

/**
 * Weights for one profile: the likeliest ones given the examples and a normal prior around hand-set weights, where
 * the probability of a candidate is the softmax over all candidates and none (score 0), and several may be right
 * together (a date printed twice). Gradient ascent with Adam's step sizes (Kingma and Ba 2015).
 */
export function fit(examples: readonly Example[], prior: Weights, options: FitOptions): Weights {
  const names = [
    ...new Set([
      'bias',
      ...Object.keys(prior),
      ...examples.flatMap(({ candidates }) => candidates.flatMap(({ features }) => Object.keys(features))),
    ]),
  ];
  const rows = examples.map((example) => rowsOf(example, names));
  const shares = sharesOf(examples, options.mostOfGroup);
  const centre = names.map((name) => prior[name] ?? 0);
  const weights = Float64Array.from(centre);
  const [mean, square] = [new Float64Array(names.length), new Float64Array(names.length)];
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = Float64Array.from(
      weights,
      (weight, at) => options.stiffness * ((centre[at] ?? 0) - weight),
    );
    for (const [index, candidates] of rows.entries())
      addGradient(gradient, candidates, weights, shares[index] ?? 1);
    for (let at = 0; at < names.length; at++) {
      const slope = gradient[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const step =
        (mean[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) + STEP * (1 - round / (ROUNDS + 1)) * step;
    }
  }
  return Object.fromEntries(
    names
      .map((name, at) => [name, Math.round((weights[at] ?? 0) * 1000) / 1000] as const)
      .filter(([name, weight]) => weight !== 0 || name === 'bias'),
  );
}

interface Row {
  values: Float64Array;
  right: boolean;
}

const rowsOf = ({ candidates }: Example, names: readonly string[]): Row[] =>
  candidates.map(({ features, right }) => ({
    values: Float64Array.from(names, (name) => (name === 'bias' ? 1 : (features[name] ?? 0))),
    right,
  }));

function sharesOf(examples: readonly Example[], mostOfGroup: number): number[] {
  const sizes = Map.groupBy(examples, ({ group }) => group);
  return examples.map(({ group }) => Math.min(1, mostOfGroup / (sizes.get(group)?.length ?? 1)));
}

/** Adds the slope of log P(right) at `weights`: expected features given what is right, less those expected at large. */
function addGradient(
  gradient: Float64Array,
  rows: readonly Row[],
  weights: Float64Array,
  share: number,
): void {
  const scores = rows.map(({ values }) =>
    values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
  );
  const highest = Math.max(0, ...scores);
  const mass = scores.map((score) => Math.exp(score - highest));
  const none = Math.exp(-highest);
  const all = mass.reduce((sum, one) => sum + one, none);
  const right = rows.reduce((sum, row, index) => sum + (row.right ? (mass[index] ?? 0) : 0), 0);
  for (const [index, { values, right: isRight }] of rows.entries()) {
    const pull = ((isRight ? (mass[index] ?? 0) / right : 0) - (mass[index] ?? 0) / all) * share;
    if (Math.abs(pull) < 1e-9) continue;
    for (let at = 0; at < values.length; at++) gradient[at] = (gradient[at] ?? 0) + pull * (values[at] ?? 0);
  }
}
