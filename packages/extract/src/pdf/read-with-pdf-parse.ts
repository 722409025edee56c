import { ExtractError } from '../errors.ts';
import { typewriterPage } from '../layout/typewriter.ts';
import type { Page } from '../page.ts';
import type { OnPage } from './read-with-pdfium.ts';

/** Text only: pdf-parse does not say where a word stands. Throws PASSWORD_REQUIRED or CORRUPT_FILE. */
export async function readWithPdfParse(bytes: Uint8Array, onPage?: OnPage): Promise<Page[]> {
  const { PDFParse } = await import('pdf-parse');
  // pdf.js takes the buffer away from whoever hands it in, so it gets a copy.
  const parser = new PDFParse({ data: bytes.slice() });
  try {
    const { pages, total } = await parser.getText({ pageJoiner: '', cellSeparator: '\t' });
    if (pages.length === 0) throw new ExtractError('CORRUPT_FILE', 'pdf-parse finds no pages');
    return pages.map((page, index) => {
      onPage?.(index + 1, total);
      const lines = page.text.split('\n').map((text) => [{ text, column: 0 }]);
      return typewriterPage(index + 1, lines);
    });
  } catch (error) {
    if (error instanceof ExtractError) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new ExtractError(locked ? 'PASSWORD_REQUIRED' : 'CORRUPT_FILE', undefined, { cause: error });
  } finally {
    await parser.destroy();
  }
}
