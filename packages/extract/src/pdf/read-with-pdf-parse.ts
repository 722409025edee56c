import { ExtractError } from '../errors.ts';
import { typewriterPage } from '../layout/typewriter.ts';
import type { Page } from '../page.ts';
import { pagesIn } from '../page-range.ts';
import type { ReadOptions } from '../read.ts';

/** Text only: pdf-parse does not say where a word stands. Throws PASSWORD_REQUIRED or CORRUPT_FILE. */
export async function readWithPdfParse(
  bytes: Uint8Array,
  { range, password, onPage }: ReadOptions,
): Promise<Page[]> {
  const { PDFParse } = await import('pdf-parse');
  // pdf.js takes the buffer away from whoever hands it in, so it gets a copy.
  const parser = new PDFParse({ data: bytes.slice(), ...(password && { password }) });
  try {
    const { total } = await parser.getInfo();
    if (total === 0) throw new ExtractError('CORRUPT_FILE', 'pdf-parse finds no pages');
    const partial = pagesIn(range, total);
    const { pages } = await parser.getText({ partial, pageJoiner: '', cellSeparator: '\t' });
    return pages.map((page, index) => {
      onPage?.(index + 1, partial.length);
      const lines = page.text.split('\n').map((text) => [{ text, column: 0 }]);
      return typewriterPage(page.num, lines);
    });
  } catch (error) {
    if (error instanceof ExtractError) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new ExtractError(locked ? 'PASSWORD_REQUIRED' : 'CORRUPT_FILE', undefined, { cause: error });
  } finally {
    await parser.destroy();
  }
}
