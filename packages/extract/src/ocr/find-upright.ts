import type { TurnedRect } from './geometry.ts';
import { certaintyOf, type RecognisedLine } from './recognise-line.ts';

export type QuarterTurns = 0 | 1 | 2 | 3;
export type ReadLine = (line: TurnedRect, quarterTurns: QuarterTurns) => Promise<RecognisedLine>;

/** The longest lines speak for the page. */
const SAMPLE = 6;
/** Upright lines are read with 0.9 and more, those upside down with about 0.5. */
const SURE = 0.8;
const CLEARLY_BETTER = 0.12;
const LONG = 2;

/**
 * The quarter turns clockwise that set a page upright. Lines higher than wide mean a page on its side; of the two
 * ways that are left, the one in which its longest lines can be read. A doubtful page stays as it is.
 */
export async function findUpright(lines: readonly TurnedRect[], read: ReadLine): Promise<QuarterTurns> {
  const lengthOf = (wanted: (line: TurnedRect) => boolean) =>
    lines.filter(wanted).reduce((sum, { width, height }) => sum + Math.max(width, height), 0);
  const standing = lengthOf(({ width, height }) => height > width * LONG);
  const lying = lengthOf(({ width, height }) => width > height * LONG);
  const onItsSide = standing > lying;
  const [likely, other]: QuarterTurns[] = onItsSide ? [1, 3] : [0, 2];
  const sample = lines
    .filter(({ width, height }) => (onItsSide ? height > width : width > height))
    .sort((a, b) => Math.max(b.width, b.height) - Math.max(a.width, a.height))
    .slice(0, SAMPLE);
  const certainty = async (quarterTurns: QuarterTurns) => {
    let sum = 0;
    for (const line of sample) sum += certaintyOf(await read(line, quarterTurns));
    return sum / sample.length;
  };
  if (likely === undefined || other === undefined || sample.length === 0) return 0;
  const first = await certainty(likely);
  if (first >= SURE) return likely;
  const margin = onItsSide ? 0 : CLEARLY_BETTER;
  return (await certainty(other)) > first + margin ? other : likely;
}
