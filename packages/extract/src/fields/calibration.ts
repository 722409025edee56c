import { probability } from './score.ts';

/** Scores are over-sure in the middle: measured share of right values by probability given, points of a broken line. */
const MEASURED: readonly (readonly [given: number, right: number])[] = [
  [0, 0],
  [0.3, 0.25],
  [0.5, 0.45],
  [0.7, 0.65],
  [0.85, 0.8],
  [0.95, 0.92],
  [1, 0.98],
];

/** The confidence for a score in log-odds. */
export function confidenceOf(score: number): number {
  const given = probability(score);
  const above = MEASURED.findIndex(([x]) => x >= given);
  const [x1, y1] = MEASURED[Math.max(1, above)] ?? [1, 1];
  const [x0, y0] = MEASURED[Math.max(1, above) - 1] ?? [0, 0];
  return round(y0 + ((given - x0) / (x1 - x0)) * (y1 - y0));
}

export const round = (confidence: number): number =>
  Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;
