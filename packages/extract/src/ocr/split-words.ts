import type { ReadCharacter } from './decode-ctc.ts';
import { inkColumns } from './ink.ts';
import type { RecognisedLine } from './recognise-line.ts';

/** A word of a line; `start` and `end` are shares (0..1) of the line's width. */
export interface LineWord {
  text: string;
  start: number;
  end: number;
  /** One a character, as the network gives them. */
  probabilities: number[];
}

/**
 * The words of a line. A character stands where the network is surest of it; a word reaches to the white
 * between its outermost characters and those of its neighbours.
 */
export function splitWords(line: RecognisedLine): LineWord[] {
  const groups = groupsOf(line.characters);
  const ink = inkColumns(line.crop);
  const columnOf = ({ step }: ReadCharacter) =>
    Math.min(ink.length - 1, Math.round(((step + 0.5) / line.steps) * ink.length));
  const reach = reachOf(line.characters.map(columnOf));
  const [first, last] = [line.characters[0], line.characters.at(-1)];
  if (!first || !last) return [];
  const words: LineWord[] = [];
  let start = Math.max(ink.indexOf(true), columnOf(first) - reach);
  const lineEnd = Math.min(ink.lastIndexOf(true) + 1, columnOf(last) + reach);
  groups.forEach((group, index) => {
    const [end, next] = [group.at(-1), groups[index + 1]?.[0]];
    if (!end) return;
    const gap = next ? widestGap(ink, columnOf(end), columnOf(next)) : { from: lineEnd, to: lineEnd };
    words.push({
      text: group.map(({ text }) => text).join(''),
      start: Math.max(0, start) / ink.length,
      end: Math.max(gap.from, start + 1) / ink.length,
      probabilities: group.map(({ probability }) => probability),
    });
    start = gap.to;
  });
  return words;
}

/** How far a line reaches beyond the middle of its outermost characters: beyond that is ink that was not read. */
function reachOf(columns: readonly number[]): number {
  const [first, last] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  return columns.length < 3 ? Number.POSITIVE_INFINITY : Math.ceil((last - first) / (columns.length - 1));
}

function groupsOf(characters: readonly ReadCharacter[]): ReadCharacter[][] {
  const groups: ReadCharacter[][] = [];
  for (const character of characters) {
    const group = groups.at(-1);
    if (!group || character.spaced || endsLabel(group, character)) groups.push([character]);
    else group.push(character);
  }
  return groups;
}

/** "Date:12.03." is a label and a value, so it becomes two words; "12:30" and "a:" stay whole. */
function endsLabel(group: readonly ReadCharacter[], next: ReadCharacter): boolean {
  return (
    group.length > 2 &&
    /[:：]/.test(group.at(-1)?.text ?? '') &&
    /\p{L}|\./u.test(group.at(-2)?.text ?? '') &&
    /[\p{L}\p{N}]/u.test(next.text)
  );
}

/** The longest run of columns without ink between two columns; their middle where all have ink. */
function widestGap(ink: readonly boolean[], from: number, to: number): { from: number; to: number } {
  const middle = Math.round((from + to) / 2);
  let best = { from: middle, to: middle };
  let start = from;
  for (let column = from; column <= to; column++) {
    if (ink[column]) start = column + 1;
    else if (column + 1 - start > best.to - best.from) best = { from: start, to: column + 1 };
  }
  return best;
}
