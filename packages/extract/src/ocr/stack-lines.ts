import type { Picture } from '../image/picture.ts';

/** White rows above and below each line, white columns at its sides. */
const MARGIN = 12;

export interface Stack {
  picture: Picture;
  /** The row in which the picture of a line starts. */
  tops: number[];
  left: number;
}

/** The pictures of lines under each other, as one column of text on white. */
export function stackLines(crops: readonly Picture[]): Stack {
  const width = Math.max(...crops.map((crop) => crop.width)) + 2 * MARGIN;
  const height = crops.reduce((sum, crop) => sum + crop.height + MARGIN * 2, 0);
  const data = new Uint8Array(width * height * 3).fill(255);
  const tops: number[] = [];
  let top = MARGIN;
  for (const crop of crops) {
    for (let row = 0; row < crop.height; row++) {
      const pixels = crop.data.subarray(row * crop.width * 3, (row + 1) * crop.width * 3);
      data.set(pixels, ((top + row) * width + MARGIN) * 3);
    }
    tops.push(top);
    top += crop.height + 2 * MARGIN;
  }
  return { picture: { data, width, height }, tops, left: MARGIN };
}
