export type Point = readonly [x: number, y: number];

/** A rectangle at any angle, in pixels: `angle` is that of its `width` side, in radians, clockwise from the x axis. */
export interface TurnedRect {
  x: number;
  y: number;
  width: number;
  height: number;
  angle: number;
}

/** The convex hull, anticlockwise as seen on the screen (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}

/** The smallest rectangle around a convex hull: one of its sides lies on an edge of the hull. Centre in x and y. */
export function smallestRect(hull: readonly Point[]): TurnedRect {
  let best: TurnedRect = { x: hull[0]?.[0] ?? 0, y: hull[0]?.[1] ?? 0, width: 0, height: 0, angle: 0 };
  let bestArea = Number.POSITIVE_INFINITY;
  hull.forEach((from, index) => {
    const to = hull[(index + 1) % hull.length] ?? from;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length === 0) return;
    const [cos, sin] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of hull) {
      const along = x * cos + y * sin;
      const across = y * cos - x * sin;
      left = Math.min(left, along);
      right = Math.max(right, along);
      top = Math.min(top, across);
      bottom = Math.max(bottom, across);
    }
    const area = (right - left) * (bottom - top);
    if (area >= bestArea) return;
    bestArea = area;
    const [along, across] = [(left + right) / 2, (top + bottom) / 2];
    best = {
      x: along * cos - across * sin,
      y: along * sin + across * cos,
      width: right - left,
      height: bottom - top,
      angle: Math.atan2(sin, cos),
    };
  });
  return best;
}

/** The same rectangle with its angle within an eighth of a turn of the x axis, so that `width` runs left to right. */
export function levelled(rect: TurnedRect): TurnedRect {
  const quarters = Math.round(rect.angle / (Math.PI / 2));
  const angle = rect.angle - (quarters * Math.PI) / 2;
  return quarters % 2 === 0 ? { ...rect, angle } : { ...rect, angle, width: rect.height, height: rect.width };
}

/** The rectangle read after a number of quarter turns clockwise of the page: its new left side is another one. */
export function quarterTurned(rect: TurnedRect, quarterTurns: number): TurnedRect {
  const angle = rect.angle - (quarterTurns * Math.PI) / 2;
  return quarterTurns % 2 === 0
    ? { ...rect, angle }
    : { ...rect, angle, width: rect.height, height: rect.width };
}
