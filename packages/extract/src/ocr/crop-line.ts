import type { Picture } from '../image/picture.ts';
import type { TurnedRect } from './geometry.ts';

/** Rows of the picture of a line that the recognition network reads. */
const LINE_HEIGHT = 48;
/** A line wider than this is squeezed. */
const WIDEST = 3200;

/**
 * The pixels of a line, set level, 48 rows high, by bilinear sampling; where the picture is larger than that, of
 * several samples a pixel. What lies outside the picture repeats its edge.
 */
export function cropLine({ data, width, height }: Picture, line: TurnedRect): Picture {
  const columns = Math.min(WIDEST, Math.max(8, Math.round((LINE_HEIGHT * line.width) / line.height)));
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  const [stepAlong, stepDown] = [line.width / columns, line.height / LINE_HEIGHT];
  const samples = Math.max(1, Math.min(4, Math.round(stepDown)));
  const crop = new Uint8Array(columns * LINE_HEIGHT * 3);
  for (let row = 0; row < LINE_HEIGHT; row++) {
    for (let column = 0; column < columns; column++) {
      let [red, green, blue] = [0, 0, 0];
      for (let sample = 0; sample < samples * samples; sample++) {
        const along = (column + ((sample % samples) + 0.5) / samples) * stepAlong - line.width / 2;
        const down = (row + (Math.floor(sample / samples) + 0.5) / samples) * stepDown - line.height / 2;
        const x = clamp(line.x + along * cos - down * sin - 0.5, width - 1);
        const y = clamp(line.y + along * sin + down * cos - 0.5, height - 1);
        const [left, top] = [Math.floor(x), Math.floor(y)];
        const [right, below] = [left + 1 < width ? 3 : 0, top + 1 < height ? width * 3 : 0];
        const [fx, fy] = [x - left, y - top];
        const at = (top * width + left) * 3;
        const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
        const value = (offset: number) =>
          a * (data[offset] ?? 0) +
          b * (data[offset + right] ?? 0) +
          c * (data[offset + below] ?? 0) +
          d * (data[offset + right + below] ?? 0);
        red += value(at);
        green += value(at + 1);
        blue += value(at + 2);
      }
      const to = (row * columns + column) * 3;
      const share = 1 / (samples * samples);
      crop[to] = red * share + 0.5;
      crop[to + 1] = green * share + 0.5;
      crop[to + 2] = blue * share + 0.5;
    }
  }
  return { data: crop, width: columns, height: LINE_HEIGHT };
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
