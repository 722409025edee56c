import { spanWords } from '../layout/segments.ts';
import type { Place } from './find-places.ts';

/** Where the cells of a row stand, and how well each agrees with its row and its column. */
export interface PlacedCell {
  place: Place | null;
  /** Share of the row's other cells that stand on the same lines (0..1); 0 where there are none. */
  row: number;
  /** Stands under the other cells of its column. */
  inColumn: boolean;
  /** A cell of another row stands there too. */
  isShared: boolean;
}

/** A height on a page, in points. */
interface Spot {
  page: number;
  middle: number;
  size: number;
}

const MOST_SPOTS = 60;
/** What it counts that a row comes after the one before it, or does not. */
const AFTER = 0.4;
const BEFORE = -0.4;
const SAME = -0.6;

/**
 * Chooses among the places of each cell (rows × cells × places): those that share a line with the others of their row,
 * rows one below the other as far as they can be (Viterbi's algorithm over the heights where a row may stand).
 */
export function placeRows(rows: readonly (readonly Place[])[][]): PlacedCell[][] {
  const spots = rows.map((cells) => spotsOf(cells));
  const chosen = bestWay(
    spots,
    rows.map((cells, index) => (spots[index] ?? []).map((spot) => support(cells, spot))),
  );
  const used = new Map<string, number>();
  const placed = rows.map((cells, index) => {
    const spot = chosen[index];
    const places = cells.map((cell) => {
      const place = spot ? nearest(cell, spot, used) : (cell[0] ?? null);
      if (place) used.set(keyOf(place), (used.get(keyOf(place)) ?? 0) + 1);
      return place;
    });
    return places.map((place, cell) => {
      const others = places.filter((other, at) => at !== cell && other !== null);
      const near = others.filter((other) => place && other && closeness(other, spotOf(place)) > 0);
      return {
        place,
        row: others.length > 0 ? near.length / others.length : 0,
        inColumn: false,
        isShared: false,
      };
    });
  });
  for (const cell of placed.flat())
    cell.isShared = cell.place !== null && (used.get(keyOf(cell.place)) ?? 0) > 1;
  const columns = rows[0]?.length ?? 0;
  for (let column = 0; column < columns; column++) markColumn(placed.flatMap((row) => row[column] ?? []));
  return placed;
}

function spotsOf(cells: readonly (readonly Place[])[]): Spot[] {
  const all = cells.flatMap((places) => places.map(spotOf));
  const distinct = new Map(all.map((spot) => [`${spot.page} ${Math.round(spot.middle)}`, spot]));
  return [...distinct.values()]
    .map((spot) => ({ spot, score: support(cells, spot) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SPOTS)
    .map(({ spot }) => spot);
}

const spotOf = ({ page, spans: [first] }: Place): Spot => ({
  page,
  middle: first ? (first.segment.top + first.segment.bottom) / 2 : 0,
  size: first?.segment.size ?? 10,
});

/** How much of a row stands at a height; what stands in a single place of the document says more. */
const support = (cells: readonly (readonly Place[])[], spot: Spot): number =>
  cells.reduce((sum, places) => {
    const best = Math.max(0, ...places.map((place) => closeness(place, spot)));
    return sum + best / Math.sqrt(Math.max(1, places.length));
  }, 0);

function closeness(place: Place, spot: Spot): number {
  if (place.page !== spot.page) return 0;
  const [top, bottom] = [
    Math.min(...place.spans.map(({ segment }) => segment.top)),
    Math.max(...place.spans.map(({ segment }) => segment.bottom)),
  ];
  const away = Math.max(0, top - spot.middle, spot.middle - bottom) / spot.size;
  return away < 0.3 ? 1 : away < 2.5 ? 0.5 : 0;
}

function bestWay(spots: readonly Spot[][], scores: readonly number[][]): (Spot | undefined)[] {
  /** For each row and spot: the best sum up to there, and the row and spot before it. */
  const best: { sum: number; from: [number, number] | null }[][] = [];
  let last = -1;
  for (const [row, here] of spots.entries()) {
    const before = last < 0 ? [] : (spots[last] ?? []);
    best.push(
      here.map((spot, index) => {
        let [sum, from]: [number, [number, number] | null] = [0, null];
        for (const [at, previous] of before.entries()) {
          const reached = (best[last]?.[at]?.sum ?? 0) + turn(previous, spot);
          if (from === null || reached > sum) [sum, from] = [reached, [last, at]];
        }
        return { sum: sum + (scores[row]?.[index] ?? 0), from };
      }),
    );
    if (here.length > 0) last = row;
  }
  const way: (Spot | undefined)[] = spots.map(() => undefined);
  const ends = last < 0 ? [] : (best[last] ?? []);
  let at = ends.reduce((most, { sum }, index) => (sum > (ends[most]?.sum ?? 0) ? index : most), 0);
  for (let row = last; row >= 0; ) {
    way[row] = spots[row]?.[at];
    const from = best[row]?.[at]?.from;
    if (!from) break;
    [row, at] = from;
  }
  return way;
}

function turn(previous: Spot, next: Spot): number {
  if (previous.page !== next.page) return previous.page < next.page ? AFTER : BEFORE;
  const down = next.middle - previous.middle;
  if (Math.abs(down) < next.size * 0.3) return SAME;
  return down > 0 ? AFTER : BEFORE;
}

/** The place of a cell nearest to its row, one that no other cell has taken if there is one. */
function nearest(places: readonly Place[], spot: Spot, used: ReadonlyMap<string, unknown>): Place | null {
  let [best, most]: [Place | null, number] = [null, Number.NEGATIVE_INFINITY];
  for (const place of places) {
    const away = place.page === spot.page ? Math.abs(spotOf(place).middle - spot.middle) / spot.size : 100;
    const score = closeness(place, spot) * 10 - Math.min(9, away / 10) - (used.has(keyOf(place)) ? 5 : 0);
    if (score > most) [best, most] = [place, score];
  }
  return best;
}

const keyOf = ({ page, spans: [first] }: Place): string =>
  `${page} ${first?.segment.top} ${first?.segment.left} ${first?.start}`;

/** Marks the cells that share an edge with most of their column. */
function markColumn(cells: readonly PlacedCell[]): void {
  const edges = cells.map(({ place }) => place && edgesOf(place));
  for (const [index, cell] of cells.entries()) {
    const own = edges[index];
    if (!own) continue;
    const others = edges.filter((other, at) => other !== null && at !== index);
    const along = others.filter(
      (other) =>
        other && (Math.abs(other.left - own.left) < own.size || Math.abs(other.right - own.right) < own.size),
    );
    cell.inColumn = others.length > 0 && along.length / others.length >= 0.5;
  }
}

function edgesOf({ spans }: Place): { left: number; right: number; size: number } {
  const words = spans.flatMap(spanWords);
  return {
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.right)),
    size: spans[0]?.segment.size ?? 10,
  };
}
