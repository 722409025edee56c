import type { Picture } from '../image/picture.ts';

/** Share of the contrast of a line from which a pixel differs enough from the paper to be ink. */
const INK = 0.35;
/** The rows next to the edge may hold the line above or below, or a ruling. */
const MARGIN = 0.15;

/** For each column of the picture of a line, whether there is ink in it; the paper is what most pixels look like. */
export function inkColumns({ data, width, height }: Picture): boolean[] {
  const [first, last] = [Math.round(height * MARGIN), Math.round(height * (1 - MARGIN))];
  const luminance = (row: number, column: number): number => {
    const at = (row * width + column) * 3;
    return (data[at] ?? 0) * 0.3 + (data[at + 1] ?? 0) * 0.59 + (data[at + 2] ?? 0) * 0.11;
  };
  const histogram = new Array<number>(32).fill(0);
  let [darkest, lightest] = [255, 0];
  for (let row = first; row < last; row++) {
    for (let column = 0; column < width; column++) {
      const value = luminance(row, column);
      const bin = value >> 3;
      histogram[bin] = (histogram[bin] ?? 0) + 1;
      darkest = Math.min(darkest, value);
      lightest = Math.max(lightest, value);
    }
  }
  const paper = histogram.indexOf(Math.max(...histogram)) * 8 + 4;
  const least = Math.max(paper - darkest, lightest - paper) * INK;
  return Array.from({ length: width }, (_, column) => {
    for (let row = first; row < last; row++) {
      if (Math.abs(luminance(row, column) - paper) > least) return true;
    }
    return false;
  });
}

/** The longest run of columns without ink between two columns; their middle where all have ink. */
export function widestGap(ink: readonly boolean[], from: number, to: number): { from: number; to: number } {
  const middle = Math.round((from + to) / 2);
  let best = { from: middle, to: middle };
  let start = from;
  for (let column = from; column <= to; column++) {
    if (ink[column]) start = column + 1;
    else if (column + 1 - start > best.to - best.from) best = { from: start, to: column + 1 };
  }
  return best;
}
