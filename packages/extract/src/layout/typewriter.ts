import type { Page, Word } from '../page.ts';

/** A text that begins at a column of its line, counted in characters. */
export interface TypedText {
  text: string;
  column: number;
  /** Of a header or footer. */
  margin?: boolean;
}

const characterWidth = 5;
const lineHeight = 10;
const leading = 12;
const tabColumns = 6;
const leastColumns = 80;

/** Lines set as a typewriter would, so that "left of" and "on the same line" mean something where places are unknown. */
export function typewriterPage(number: number, lines: readonly (readonly TypedText[])[]): Page {
  const typed = lines.map((line) => line.flatMap(typeWords));
  const columns = Math.max(leastColumns, ...typed.map((line) => line.at(-1)?.end ?? 0));
  const width = columns * characterWidth;
  const height = Math.max(1, typed.length) * leading;
  const words = typed.flatMap((line, row) =>
    line.map(
      ({ text, start, end, margin }): Word => ({
        text,
        ...(margin && { margin }),
        fontSize: lineHeight,
        box: {
          x: (start * characterWidth) / width,
          y: (row * leading) / height,
          width: ((end - start) * characterWidth) / width,
          height: lineHeight / height,
        },
      }),
    ),
  );
  return { number, source: 'text', width, height, words, rules: [], placed: false };
}

interface TypedWord {
  text: string;
  start: number;
  end: number;
  margin: boolean;
}

function typeWords({ text, column, margin = false }: TypedText): TypedWord[] {
  const words: TypedWord[] = [];
  let at = column;
  for (const part of text.split(/(\s)/)) {
    if (part === '\t') at += tabColumns;
    else if (part.trim() === '') at += part.length;
    else {
      words.push({ text: part, start: at, end: at + part.length, margin });
      at += part.length;
    }
  }
  return words;
}
