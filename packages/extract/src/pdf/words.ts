import type { Word } from '../page.ts';
import type { Character } from './characters.ts';
import type { Frame } from './frame.ts';

/** Gap, in heights of the text, from which two characters belong to two words even with no space between. */
const WORD_GAP = 0.22;

/** Joins characters to words where the content stream writes them one after the other on one line. */
export function joinWords(characters: readonly Character[], frame: Frame): Word[] {
  const words: Word[] = [];
  let run: Character[] = [];
  const flush = () => {
    if (run.length > 0) words.push(wordOf(run, frame));
    run = [];
  };
  for (const character of characters) {
    const last = run.at(-1);
    if (character.space || (last && (!follows(last, character) || endsLabel(run, character)))) flush();
    if (!character.space) run.push(character);
  }
  flush();
  return words;
}

function follows(last: Character, next: Character): boolean {
  if (last.turned !== next.turned) return false;
  const size = last.turned ? last.right - last.left : last.bottom - last.top;
  if (last.turned)
    return Math.abs(next.left - last.left) < size * 0.5 && gapAlong(last, next) < size * WORD_GAP * 2;
  const gap = next.left - last.right;
  const drop = Math.abs((next.top + next.bottom) / 2 - (last.top + last.bottom) / 2);
  return gap < size * WORD_GAP && gap > -size && drop < size * 0.6;
}

function gapAlong(last: Character, next: Character): number {
  return Math.max(next.top - last.bottom, last.top - next.bottom, 0);
}

/** "Date:12.03." is a label and a value, so it becomes two words; "12:30" and "a:" stay whole. */
function endsLabel(run: readonly Character[], next: Character): boolean {
  const [last, before] = [run.at(-1), run.at(-2)];
  return (
    last?.text === ':' &&
    /\p{L}|\./u.test(before?.text ?? '') &&
    run.length > 2 &&
    /[\p{L}\p{N}]/u.test(next.text)
  );
}

function wordOf(run: readonly Character[], frame: Frame): Word {
  let [text, bold] = ['', true];
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const character of run) {
    text += character.text;
    if (!character.bold) bold = false;
    if (character.left < left) left = character.left;
    if (character.top < top) top = character.top;
    if (character.right > right) right = character.right;
    if (character.bottom > bottom) bottom = character.bottom;
  }
  [left, top] = [Math.max(0, left), Math.max(0, top)];
  [right, bottom] = [Math.min(frame.width, right), Math.min(frame.height, bottom)];
  const turned = run[0]?.turned === true && run.length > 1;
  const word: Word = {
    text,
    box: {
      x: left / frame.width,
      y: top / frame.height,
      width: (right - left) / frame.width,
      height: (bottom - top) / frame.height,
    },
    fontSize: turned ? right - left : bottom - top,
  };
  if (bold) word.bold = true;
  if (turned) word.turned = true;
  return word;
}
