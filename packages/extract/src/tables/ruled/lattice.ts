import { clustered, type Stroke, type Strokes, TOUCH } from './strokes.ts';

/** The fields between the lines of a mesh. A merged cell takes several fields; its text stands in its first one. */
export interface Lattice {
  /** Edges of the columns and of the bands (rows of fields), in points. */
  xs: number[];
  ys: number[];
  /** The first field of the cell that a field belongs to. */
  cellAt(band: number, column: number): Field;
}

export interface Field {
  band: number;
  column: number;
}

/** Points: lines nearer than this have no room for text between them, such as the two of a double line. */
const NO_ROOM = 5;
/** Share of a field's side that a line must cover to close it. */
const CLOSED = 0.6;
const MOST_FIELDS = 20_000;

/** Null for a mesh without columns, and for one with more fields than a table has. */
export function latticeOf({ horizontal, vertical }: Strokes): Lattice | null {
  const ends = (strokes: readonly Stroke[]) => strokes.flatMap(({ from, to }) => [from, to]);
  const xs = clustered([...vertical.map(({ at }) => at), ...outer(ends(horizontal))], NO_ROOM);
  const ys = clustered([...horizontal.map(({ at }) => at), ...outer(ends(vertical))], NO_ROOM);
  const [columns, bands] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || bands < 1 || columns * bands > MOST_FIELDS) return null;
  const parents = Int32Array.from({ length: columns * bands }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    return root;
  };
  const merge = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)];
    parents[Math.max(first, second)] = Math.min(first, second);
  };
  const levels = (strokes: readonly Stroke[], places: readonly number[]) =>
    places.map((place) => strokes.filter(({ at }) => Math.abs(at - place) < NO_ROOM));
  const [across, down] = [levels(horizontal, ys), levels(vertical, xs)];
  for (let band = 0; band < bands; band++) {
    for (let column = 0; column < columns; column++) {
      const field = band * columns + column;
      if (column > 0 && !closes(down[column], ys[band], ys[band + 1])) merge(field, field - 1);
      if (band > 0 && !closes(across[band], xs[column], xs[column + 1])) merge(field, field - columns);
    }
  }
  return {
    xs,
    ys,
    cellAt: (band, column) => {
      const root = rootOf(band * columns + column);
      return { band: Math.floor(root / columns), column: root % columns };
    },
  };
}

const outer = (places: readonly number[]): number[] => [Math.min(...places), Math.max(...places)];

/** Whether lines cover enough of a side. */
function closes(strokes: readonly Stroke[] | undefined, from = 0, to = 0): boolean {
  let covered = 0;
  let reached = from;
  for (const stroke of (strokes ?? []).toSorted((a, b) => a.from - b.from)) {
    const [start, end] = [Math.max(stroke.from - TOUCH / 2, reached), Math.min(stroke.to + TOUCH / 2, to)];
    if (end <= start) continue;
    covered += end - start;
    reached = end;
  }
  return covered >= (to - from) * CLOSED;
}
