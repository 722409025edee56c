import type { RecognisedLine } from './recognise-line.ts';
import { stackLines } from './stack-lines.ts';
import { readWithTesseract } from './tesseract.ts';

/** A word as Tesseract reads it; `start` and `end` are shares (0..1) of the line's width. */
export interface SecondWord {
  text: string;
  start: number;
  end: number;
  confidence: number;
}

/** Tesseract takes the lines of a table for letters. */
const FRAME = /^[|[\]]+|[|[\]]+$/g;

/** What Tesseract reads on the same pictures of lines, in their order. */
export async function secondOpinion(
  lines: readonly RecognisedLine[],
  language: string,
): Promise<Map<RecognisedLine, SecondWord[]>> {
  const opinions = new Map<RecognisedLine, SecondWord[]>(lines.map((line) => [line, []]));
  if (lines.length === 0) return opinions;
  const { picture, tops, left } = stackLines(lines.map(({ crop }) => crop));
  for (const word of await readWithTesseract(picture, language)) {
    const middle = (word.top + word.bottom) / 2;
    const line = lines[tops.findLastIndex((top) => top <= middle)];
    if (!line) continue;
    const share = (x: number) => Math.min(1, Math.max(0, (x - left) / line.crop.width));
    const text = word.text.replace(FRAME, '');
    if (text === '') continue;
    const { confidence } = word;
    opinions.get(line)?.push({ text, confidence, start: share(word.left), end: share(word.right) });
  }
  return opinions;
}
