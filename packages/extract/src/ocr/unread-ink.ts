import { lineText, pitchOf, type RecognisedLine } from './recognise-line.ts';

/** In widths of a character: from the middle of a digit to the end of the ink, half of one is the digit's own. */
const MORE_THAN_THE_DIGIT = 1.15;

/** Whether there is ink before or behind a number that the network has no character for: most likely a €. */
export function hasUnreadInk(line: RecognisedLine): boolean {
  const { ink, characters } = line;
  const [first, last] = [characters[0], characters.at(-1)];
  if (!first || !last) return false;
  const text = lineText(line).trim();
  const most = pitchOf(line) * MORE_THAN_THE_DIGIT;
  const before = first.column - ink.indexOf(true);
  const behind = ink.lastIndexOf(true) + 1 - last.column;
  return (/^[\d-]/.test(text) && before > most) || (/\d$/.test(text) && behind > most);
}
