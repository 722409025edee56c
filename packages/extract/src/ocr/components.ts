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
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const components: Component[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || at(probability, start) <= threshold) continue;
    let [depth, pixels, sum] = [0, 0, 0];
    const rows = new Map<number, [first: number, last: number]>();
    seen[start] = 1;
    stack[depth++] = start;
    while (depth > 0) {
      const index = stack[--depth] ?? 0;
      const y = Math.floor(index / width);
      const x = index - y * width;
      pixels++;
      sum += at(probability, index);
      const row = rows.get(y);
      if (!row) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] || at(probability, next) <= threshold) continue;
          seen[next] = 1;
          stack[depth++] = next;
        }
      }
    }
    components.push({ corners: cornersOf(rows), score: sum / pixels, pixels });
  }
  return components;
}

const at = (values: Float32Array, index: number): number => values[index] ?? 0;

const cornersOf = (rows: ReadonlyMap<number, readonly [number, number]>): Point[] =>
  [...rows].flatMap(([y, [first, last]]): Point[] => [
    [first, y],
    [first, y + 1],
    [last + 1, y],
    [last + 1, y + 1],
  ]);
