import { ExtractError } from '../errors.ts';
import type { Page, Word } from '../page.ts';
import type { ReadOptions } from '../read.ts';

/** Text only: pdf-parse does not say where a word stands. Throws PASSWORD_REQUIRED or CORRUPT_FILE. */
export async function readWithPdfParse(bytes: Uint8Array, onPage?: ReadOptions['onPage']): Promise<Page[]> {
  const { PDFParse } = await import('pdf-parse');
  // pdf.js takes the buffer away from whoever hands it in, so it gets a copy.
  const parser = new PDFParse({ data: bytes.slice() });
  try {
    const { pages, total } = await parser.getText({ pageJoiner: '', cellSeparator: '\t' });
    if (pages.length === 0) throw new ExtractError('CORRUPT_FILE', 'pdf-parse finds no pages');
    return pages.map((page, index) => {
      onPage?.(index + 1, total);
      return typewriterPage(index + 1, page.text);
    });
  } catch (error) {
    if (error instanceof ExtractError) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new ExtractError(locked ? 'PASSWORD_REQUIRED' : 'CORRUPT_FILE', undefined, { cause: error });
  } finally {
    await parser.destroy();
  }
}

const CHARACTER_WIDTH = 5;
const LINE_HEIGHT = 10;
const LEADING = 12;
const TAB_COLUMNS = 6;

/** Sets the text as a typewriter would, so that "left of" and "on the same line" still mean something. */
function typewriterPage(number: number, text: string): Page {
  const lines = text.split('\n').map((line) => placeWords(line));
  const columns = Math.max(80, ...lines.map((line) => line.at(-1)?.end ?? 0));
  const width = columns * CHARACTER_WIDTH;
  const height = Math.max(1, lines.length) * LEADING;
  const words = lines.flatMap((line, row) =>
    line.map(
      ({ text: word, start, end }): Word => ({
        text: word,
        fontSize: LINE_HEIGHT,
        box: {
          x: (start * CHARACTER_WIDTH) / width,
          y: (row * LEADING) / height,
          width: ((end - start) * CHARACTER_WIDTH) / width,
          height: LINE_HEIGHT / height,
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
}

function placeWords(line: string): TypedWord[] {
  const words: TypedWord[] = [];
  let column = 0;
  for (const part of line.split(/(\s)/)) {
    if (part === '\t') column += TAB_COLUMNS;
    else if (part.trim() === '') column += part.length;
    else {
      words.push({ text: part, start: column, end: column + part.length });
      column += part.length;
    }
  }
  return words;
}
