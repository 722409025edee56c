import type { Rect, SetUpright } from '../page.ts';
import type { TurnedRect } from './geometry.ts';

/** Where a stretch of a line (`start` to `end`, shares of its width) stands on the upright page, in fractions of it. */
export type PlaceWord = (line: TurnedRect, start: number, end: number) => Rect;

/** `width` and `height` are those of the picture as displayed, in pixels, as are the lines. */
export function placingOf(width: number, height: number, { quarterTurns, skew }: SetUpright): PlaceWord {
  const onItsSide = quarterTurns % 2 === 1;
  const [uprightWidth, uprightHeight] = onItsSide ? [height, width] : [width, height];
  const turn = (quarterTurns * Math.PI) / 2 - skew;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (line, start, end) => {
    const along = ((start + end) / 2 - 0.5) * line.width;
    const x = line.x + along * Math.cos(line.angle) - width / 2;
    const y = line.y + along * Math.sin(line.angle) - height / 2;
    const middleX = x * cos - y * sin + uprightWidth / 2;
    const middleY = x * sin + y * cos + uprightHeight / 2;
    const standing = Math.abs(Math.sin(line.angle + turn)) > Math.SQRT1_2;
    const length = (end - start) * line.width;
    const [across, down] = standing ? [line.height, length] : [length, line.height];
    const [left, right] = [
      inside((middleX - across / 2) / uprightWidth),
      inside((middleX + across / 2) / uprightWidth),
    ];
    const [top, bottom] = [
      inside((middleY - down / 2) / uprightHeight),
      inside((middleY + down / 2) / uprightHeight),
    ];
    return { x: left, y: top, width: right - left, height: bottom - top };
  };
}

const inside = (fraction: number): number => Math.min(1, Math.max(0, fraction));
