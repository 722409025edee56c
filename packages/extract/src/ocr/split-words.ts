import { widestGap } from './ink.ts';
import { type LineCharacter, pitchOf, type RecognisedLine } from './recognise-line.ts';

/** A word of a line; `start` and `end` are shares (0..1) of the line's width. */
export interface LineWord {
  text: string;
  start: number;
  end: number;
  /** One a character, as the network gives them. */
  probabilities: number[];
}

/** The words of a line: each reaches to the white between its outermost characters and those of its neighbours. */
export function splitWords(line: RecognisedLine): LineWord[] {
  const { ink, characters } = line;
  const [first, last] = [characters[0], characters.at(-1)];
  if (!first || !last) return [];
  // Ink further out than a character is wide was not read, such as a € or the edge of the paper.
  const reach = Math.ceil(pitchOf(line));
  const lineEnd = Math.min(ink.lastIndexOf(true) + 1, last.column + reach);
  const groups = groupsOf(characters);
  const words: LineWord[] = [];
  let start = Math.max(0, ink.indexOf(true), first.column - reach);
  groups.forEach((group, index) => {
    const [end, next] = [group.at(-1), groups[index + 1]?.[0]];
    if (!end) return;
    const gap = next ? widestGap(ink, end.column, next.column) : { from: lineEnd, to: lineEnd };
    words.push({
      text: group.map(({ text }) => text).join(''),
      start: start / ink.length,
      end: Math.max(gap.from, start + 1) / ink.length,
      probabilities: group.map(({ probability }) => probability),
    });
    start = gap.to;
  });
  return words;
}

function groupsOf(characters: readonly LineCharacter[]): LineCharacter[][] {
  const groups: LineCharacter[][] = [];
  for (const character of characters) {
    const group = groups.at(-1);
    if (!group || character.spaced || endsLabel(group, character)) groups.push([character]);
    else group.push(character);
  }
  return groups;
}

/** "Date:12.03." is a label and a value, so it becomes two words; "12:30" and "a:" stay whole. */
function endsLabel(group: readonly LineCharacter[], next: LineCharacter): boolean {
  return (
    group.length > 2 &&
    group.at(-1)?.text === ':' &&
    /\p{L}|\./u.test(group.at(-2)?.text ?? '') &&
    /[\p{L}\p{N}]/u.test(next.text)
  );
}
