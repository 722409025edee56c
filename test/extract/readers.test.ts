import { ExtractError, extract } from '@docglean/extract';
import { readWithPdfium } from '../../packages/extract/src/pdf/read-with-pdfium.ts';
import { directCatalogue, drawingOnly, locked, truncated } from '../documents/awkward.ts';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { startEngine } from './engine-process.ts';

const codeOf = async (bytes: Uint8Array, pdfEngine?: 'pdf-parse'): Promise<string> => {
  try {
    await extract(bytes, { mode: 'text', documentType: 'auto', ...(pdfEngine ? { pdfEngine } : {}) });
    return 'none';
  } catch (error) {
    if (error instanceof ExtractError) return error.code;
    throw error;
  }
};

describe('a file that cannot be read', () => {
  test('with a password says so, with either reader', async () => {
    expect(await codeOf(await locked())).toBe('PASSWORD_REQUIRED');
    expect(await codeOf(await locked(), 'pdf-parse')).toBe('PASSWORD_REQUIRED');
  });

  test('cut off in the middle is corrupt, with either reader', async () => {
    expect(await codeOf(await truncated())).toBe('CORRUPT_FILE');
    expect(await codeOf(await truncated(), 'pdf-parse')).toBe('CORRUPT_FILE');
  });

  test('without any text is empty, even after looking at its drawings', async () => {
    const engine = startEngine();
    try {
      await expect(engine.extract(await drawingOnly())).rejects.toThrow('EMPTY_DOCUMENT');
    } finally {
      engine.stop();
    }
  });

  test('that is no PDF is of an unsupported format, whatever it says after its first kilobyte', async () => {
    expect(await codeOf(Buffer.from('PK\u0003\u0004 a zip'))).toBe('UNSUPPORTED_FORMAT');
    expect(await codeOf(Buffer.from(`${' '.repeat(1100)}%PDF-1.7`))).toBe('UNSUPPORTED_FORMAT');
  });

  test('with a few bytes before its header is read all the same', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\n\n\n'),
      await renderInvoice(englishInvoice, { layout: 'plain' }),
    ]);
    expect(await codeOf(bytes)).toBe('none');
  });
});

describe('pdf-parse', () => {
  test('is the second reader for a file that PDFium refuses', async () => {
    const bytes = directCatalogue('Second readers see more');
    await expect(readWithPdfium(bytes, { pdfEngine: 'pdfium', mostPages: 9, ocr: {} })).rejects.toMatchObject(
      {
        code: 'CORRUPT_FILE',
      },
    );
    const document = await extract(bytes, { mode: 'text', documentType: 'auto' });
    expect(document).toMatchObject({ text: 'Second readers see more', pageCount: 1 });
  });

  test('reads the same values, without boxes', async () => {
    const bytes = await renderInvoice(englishInvoice, { layout: 'plain' });
    const document = await extract(bytes, {
      mode: 'fields',
      documentType: 'invoice',
      pdfEngine: 'pdf-parse',
    });
    expect(document.result).toMatchObject({
      invoice_number: englishInvoice.number,
      issue_date: englishInvoice.issueDate,
      due_date: englishInvoice.dueDate,
      total_amount: englishInvoice.total,
      currency: 'EUR',
      iban: englishInvoice.iban,
    });
    expect(document.fields.map(({ box }) => box).filter(Boolean)).toEqual([]);
    expect(document.pages[0]?.placed).toBe(false);
  });

  test('leaves no words of its own in the text', async () => {
    const bytes = await renderInvoice(englishInvoice, { layout: 'plain' });
    const { text } = await extract(bytes, { mode: 'text', documentType: 'auto', pdfEngine: 'pdf-parse' });
    expect(text).not.toMatch(/-- 1 of 1 --/);
  });
});
