import type { TurnedRect } from './geometry.ts';

const LONG = 4;
/** Radians: a quarter of a degree moves the end of a line by less than half its height. */
const LEVEL = 0.004;

/** The angle of level lines: half of the length of all long ones runs less steeply, half more. 0 for a level page. */
export function findSkew(lines: readonly TurnedRect[]): number {
  const long = lines.filter(({ width, height }) => width > height * LONG).sort((a, b) => a.angle - b.angle);
  let remaining = long.reduce((sum, { width }) => sum + width, 0) / 2;
  for (const { width, angle } of long) {
    remaining -= width;
    if (remaining <= 0) return Math.abs(angle) > LEVEL ? angle : 0;
  }
  return 0;
}
