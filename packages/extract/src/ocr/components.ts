import type { Point } from './geometry.ts';

/** Pixels that touch each other: what the convex hull needs of them, and how sure the network was of them. */
export interface Component {
  /** The outer corners of the first and last pixel of each row. */
  corners: Point[];
  /** Mean probability of the pixels. */
  score: number;
  pixels: number;
}

/** The 8-connected components of the pixels above a threshold, found by flood fill. */
export function componentsOf(
  probability: Float32Array,
  width: number,
  height: number,
  threshold: number,
): Component[] {
  const waiting = new Int32Array(width * height);
  const seen = probability.map((value) => (value > threshold ? 0 : 1));
  const components: Component[] = [];
  for (let start = seen.indexOf(0); start >= 0; start = seen.indexOf(0, start + 1)) {
    let [depth, pixels, sum] = [0, 0, 0];
    const rows = new Map<number, Run>();
    const visit = (index: number) => {
      if (seen[index] !== 0) return;
      seen[index] = 1;
      waiting[depth++] = index;
    };
    visit(start);
    while (depth > 0) {
      const index = waiting[--depth] ?? 0;
      const y = Math.floor(index / width);
      const x = index - y * width;
      pixels++;
      sum += probability[index] ?? 0;
      widen(rows, x, y);
      const [left, right] = [x > 0 ? 1 : 0, x + 1 < width ? 1 : 0];
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        const middle = row * width + x;
        for (let next = middle - left; next <= middle + right; next++) visit(next);
      }
    }
    components.push({ corners: cornersOf(rows), score: sum / pixels, pixels });
  }
  return components;
}

type Run = [first: number, last: number];

function widen(rows: Map<number, Run>, x: number, y: number): void {
  const row = rows.get(y);
  if (!row) rows.set(y, [x, x]);
  else if (x < row[0]) row[0] = x;
  else if (x > row[1]) row[1] = x;
}

const cornersOf = (rows: ReadonlyMap<number, Run>): Point[] =>
  [...rows].flatMap(([y, [first, last]]): Point[] => [
    [first, y],
    [first, y + 1],
    [last + 1, y],
    [last + 1, y + 1],
  ]);
