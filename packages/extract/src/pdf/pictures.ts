import { around, type Rect } from '../page.ts';
import type { Frame } from './frame.ts';
import type { Matrix } from './matrix.ts';

/** Where a picture of this matrix stands, in fractions of the page as displayed: it fills the unit square of its own space. */
export function pictureBox([a, b, c, d, e, f]: Matrix, frame: Frame): Rect {
  const corners = [
    [e, f],
    [a + e, b + f],
    [c + e, d + f],
    [a + c + e, b + d + f],
  ] as const;
  const inside = (fraction: number) => Math.min(1, Math.max(0, fraction));
  return around(
    corners.map(([x, y]): Rect => {
      const [left, top] = frame.place(x, y);
      return { x: inside(left / frame.width), y: inside(top / frame.height), width: 0, height: 0 };
    }),
  );
}
