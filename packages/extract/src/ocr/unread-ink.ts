import { inkColumns } from './ink.ts';
import { lineText, type RecognisedLine } from './recognise-line.ts';

/** In widths of a character: from the middle of a digit to the end of the ink, half of one is the digit's own. */
const MORE_THAN_THE_DIGIT = 1.15;

/** Whether there is ink before or behind a number that the network has no character for: most likely a €. */
export function hasUnreadInk(line: RecognisedLine): boolean {
  const text = lineText(line).trim();
  const [startsWithDigit, endsWithDigit] = [/^[\d-]/.test(text), /\d$/.test(text)];
  if (!startsWithDigit && !endsWithDigit) return false;
  const ink = inkColumns(line.crop);
  const columnOf = (step: number) => ((step + 0.5) / line.steps) * ink.length;
  const [first, last] = [line.characters[0], line.characters.at(-1)];
  if (!first || !last || line.characters.length < 3) return false;
  const width = (columnOf(last.step) - columnOf(first.step)) / (line.characters.length - 1);
  const before = columnOf(first.step) - ink.indexOf(true);
  const behind = ink.lastIndexOf(true) + 1 - columnOf(last.step);
  return (
    (startsWithDigit && before > width * MORE_THAN_THE_DIGIT) ||
    (endsWithDigit && behind > width * MORE_THAN_THE_DIGIT)
  );
}
