import { type Stroke, type Strokes, TOUCH } from './strokes.ts';

/** Groups of lines that meet or cross: the frames and grids of a page. Lines that meet no other are left out. */
export function meshesOf({ horizontal, vertical }: Strokes): Strokes[] {
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const byPlace = vertical
    .map((_, index) => index)
    .sort((a, b) => placeOf(vertical, a) - placeOf(vertical, b));
  for (const [across, stroke] of horizontal.entries()) {
    for (let at = firstFrom(vertical, byPlace, stroke.from - TOUCH); at < byPlace.length; at++) {
      const down = byPlace[at] ?? 0;
      const other = vertical[down];
      if (!other || other.at > stroke.to + TOUCH) break;
      if (other.from - TOUCH <= stroke.at && stroke.at <= other.to + TOUCH)
        parents[rootOf(across)] = rootOf(horizontal.length + down);
    }
  }
  const meshes = new Map<number, Strokes>();
  const meshOf = (index: number): Strokes => {
    const root = rootOf(index);
    const mesh = meshes.get(root) ?? { horizontal: [], vertical: [] };
    meshes.set(root, mesh);
    return mesh;
  };
  for (const [index, stroke] of horizontal.entries()) meshOf(index).horizontal.push(stroke);
  for (const [index, stroke] of vertical.entries()) meshOf(horizontal.length + index).vertical.push(stroke);
  return [...meshes.values()].filter((mesh) => mesh.horizontal.length > 0 && mesh.vertical.length > 0);
}

const placeOf = (strokes: readonly Stroke[], index: number): number => strokes[index]?.at ?? 0;

/** Position in `order` of the first line at or right of `place`. */
function firstFrom(strokes: readonly Stroke[], order: readonly number[], place: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(strokes, order[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
