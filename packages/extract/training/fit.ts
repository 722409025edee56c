import type { Weights } from '../src/fields/model/model.ts';
import type { Example } from './examples.ts';

export interface FitOptions {
  /** How strongly weights are held at the prior: the inverse of the variance they are expected to have. */
  stiffness: number;
  /** Documents of one group beyond this count as so many together: they all say the same. */
  mostOfGroup: number;
  /** What a generated document counts, where a real one counts 1. */
  generatedShare: number;
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
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const rows = examples.map((example) => rowsOf(example, placeOf));
  const shares = sharesOf(examples, options);
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

/** A candidate by its features that are not 0: their places in the list of weights, and their values. */
interface Row {
  places: Uint16Array;
  values: Float64Array;
  right: boolean;
}

function rowsOf({ candidates }: Example, placeOf: ReadonlyMap<string, number>): Row[] {
  return candidates.map(({ features, right }) => {
    const present = Object.entries({ ...features, bias: 1 }).filter(([, value]) => value !== 0);
    return {
      places: Uint16Array.from(present, ([name]) => placeOf.get(name) ?? 0),
      values: Float64Array.from(present, ([, value]) => value),
      right,
    };
  });
}

function sharesOf(examples: readonly Example[], { mostOfGroup, generatedShare }: FitOptions): number[] {
  const sizes = Map.groupBy(examples, ({ group }) => group);
  return examples.map(
    ({ group, generated }) =>
      Math.min(1, mostOfGroup / (sizes.get(group)?.length ?? 1)) * (generated ? generatedShare : 1),
  );
}

/** Adds the slope of log P(right) at `weights`: expected features given what is right, less those expected at large. */
function addGradient(
  gradient: Float64Array,
  rows: readonly Row[],
  weights: Float64Array,
  share: number,
): void {
  const scores = rows.map(({ places, values }) => {
    let score = 0;
    for (let at = 0; at < places.length; at++) score += (values[at] ?? 0) * (weights[places[at] ?? 0] ?? 0);
    return score;
  });
  const highest = Math.max(0, ...scores);
  const mass = scores.map((score) => Math.exp(score - highest));
  const none = Math.exp(-highest);
  const all = mass.reduce((sum, one) => sum + one, none);
  const right = rows.reduce((sum, row, index) => sum + (row.right ? (mass[index] ?? 0) : 0), 0);
  for (const [index, { places, values, right: isRight }] of rows.entries()) {
    const pull = ((isRight ? (mass[index] ?? 0) / right : 0) - (mass[index] ?? 0) / all) * share;
    if (Math.abs(pull) < 1e-7) continue;
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      gradient[place] = (gradient[place] ?? 0) + pull * (values[at] ?? 0);
    }
  }
}
