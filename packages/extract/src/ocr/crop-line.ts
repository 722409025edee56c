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
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let sample = 0; sample < samples * samples; sample++) {
        const along = (column + ((sample % samples) + 0.5) / samples) * stepAlong - line.width / 2;
        const down = (row + (Math.floor(sample / samples) + 0.5) / samples) * stepDown - line.height / 2;
        const x = clamp(line.x + along * cos - down * sin - 0.5, width - 1);
        const y = clamp(line.y + along * sin + down * cos - 0.5, height - 1);
        const left = Math.floor(x);
        const top = Math.floor(y);
        // The four pixels around the point, and the share of each.
        const a = (top * width + left) * 3;
        const b = left + 1 < width ? a + 3 : a;
        const c = top + 1 < height ? a + width * 3 : a;
        const d = b + c - a;
        const shareD = (x - left) * (y - top);
        const shareB = x - left - shareD;
        const shareC = y - top - shareD;
        const shareA = 1 - shareB - shareC - shareD;
        red +=
          shareA * byte(data, a) + shareB * byte(data, b) + shareC * byte(data, c) + shareD * byte(data, d);
        green +=
          shareA * byte(data, a + 1) +
          shareB * byte(data, b + 1) +
          shareC * byte(data, c + 1) +
          shareD * byte(data, d + 1);
        blue +=
          shareA * byte(data, a + 2) +
          shareB * byte(data, b + 2) +
          shareC * byte(data, c + 2) +
          shareD * byte(data, d + 2);
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

const byte = (data: Uint8Array, index: number): number => data[index] ?? 0;

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
