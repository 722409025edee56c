import type { LaidOutPage } from '../../layout/lines.ts';
import { type Area, linesOf, type Piece } from '../piece.ts';
import { clustered, type Stroke } from '../ruled/strokes.ts';
import { type Region, regionOf } from './region.ts';

/** Points: a stroke shorter than this frames no table. */
const SHORTEST = 80;
/** Points by which the ends of the strokes of one table may differ. */
const ALIGNED = 8;
/** Points between the strokes of one level, such as those under the heads of each column. */
const BROKEN = 30;
/** Share of the lines between two strokes that must stand in columns. */
const TABULAR = 0.5;

/** Stretches between strokes of one width, one below the other, with columns of text between them. */
export function ruledRegions({ page, segments }: LaidOutPage, strokes: readonly Stroke[]): Region[] {
  const waiting = levelsOf(strokes);
  const regions: Region[] = [];
  while (waiting.length > 1) {
    const top = waiting.shift();
    if (!top) break;
    let bottom = top;
    for (const level of waiting.filter((other) => isAligned(other, top))) {
      const area = { left: top.from - ALIGNED, right: top.to + ALIGNED, top: bottom.at, bottom: level.at };
      const between = within(segments, area);
      if (between.length > 0 && !isTabular(between)) break;
      bottom = level;
      waiting.splice(waiting.indexOf(level), 1);
    }
    if (bottom === top) continue;
    const area = { left: top.from - ALIGNED, right: top.to + ALIGNED, top: top.at, bottom: bottom.at };
    regions.push(regionOf(page, within(segments, area), strokes, area, true));
  }
  return regions;
}

const isAligned = (a: Stroke, b: Stroke): boolean =>
  Math.abs(a.from - b.from) < ALIGNED && Math.abs(a.to - b.to) < ALIGNED;

/** The strokes at one height as one, where they lie close enough. */
function levelsOf(strokes: readonly Stroke[]): Stroke[] {
  return clustered(
    strokes.map(({ at }) => at),
    2,
  )
    .flatMap((place) => {
      const level = strokes.filter(({ at }) => Math.abs(at - place) < 2).toSorted((a, b) => a.from - b.from);
      const joined: Stroke[] = [];
      for (const { from, to } of level) {
        const last = joined.at(-1);
        if (last && from - last.to < BROKEN) last.to = Math.max(last.to, to);
        else joined.push({ at: place, from, to });
      }
      return joined;
    })
    .filter(({ from, to }) => to - from >= SHORTEST);
}

function within(pieces: readonly Piece[], area: Area): Piece[] {
  return pieces.filter(({ left, right, top, bottom }) => {
    const middle = (top + bottom) / 2;
    return left >= area.left && right <= area.right && middle > area.top && middle < area.bottom;
  });
}

function isTabular(pieces: readonly Piece[]): boolean {
  const lines = linesOf(pieces);
  return lines.filter((line) => line.length > 1).length >= lines.length * TABULAR;
}
