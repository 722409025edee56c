import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Extracted, Rect } from '@docglean/extract';
import sharp from 'sharp';
import { hugePng, manyPagedTiff } from '../documents/bombs.ts';
import {
  englishInvoice,
  englishReceipt,
  frenchInvoice,
  germanInvoice,
  germanReceipt,
} from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderReceipt } from '../documents/receipt.ts';
import { scanOf, tiffOf } from '../documents/scan.ts';
import { drawPdf } from '../documents/sheet.ts';
import { startEngine } from './engine-process.ts';

const engine = startEngine();
afterAll(() => engine.stop());

const invoice = () => renderInvoice(englishInvoice, { layout: 'banner' });
const boxOf = (document: Extracted, name: string) => document.fields.find((one) => one.name === name)?.box;
const middleOf = (box: Rect | null | undefined) =>
  box ? [box.x + box.width / 2, box.y + box.height / 2] : [Number.NaN, Number.NaN];
const facts = {
  invoice_number: englishInvoice.number,
  issue_date: englishInvoice.issueDate,
  total_amount: englishInvoice.total,
};

describe('a page that lies on its side or askew', () => {
  let upright: Extracted;
  beforeAll(async () => {
    upright = await engine.extract(await scanOf(await invoice()));
  });

  test('is not turned when it is upright', () => {
    expect(upright.pages[0]?.setUpright).toBeUndefined();
    expect(upright.result).toMatchObject(facts);
  });

  const turnedBack: [degrees: number, quarterTurns: number, place: (x: number, y: number) => number[]][] = [
    [90, 3, (x, y) => [1 - y, x]],
    [180, 2, (x, y) => [1 - x, 1 - y]],
    [270, 1, (x, y) => [y, 1 - x]],
  ];
  test.each(turnedBack)(
    'is read when turned by %i°, boxes as displayed',
    async (turned, quarterTurns, place) => {
      const document = await engine.extract(await scanOf(await invoice(), { turned }));
      expect(document.result).toMatchObject(facts);
      expect(document.pages[0]?.setUpright?.quarterTurns).toBe(quarterTurns);
      const [x = 0, y = 0] = middleOf(boxOf(upright, 'total_amount'));
      const [foundX, foundY] = middleOf(boxOf(document, 'total_amount'));
      const [wantedX = 0, wantedY = 0] = place(x, y);
      expect(foundX).toBeCloseTo(wantedX, 2);
      expect(foundY).toBeCloseTo(wantedY, 2);
    },
  );

  test.each([-9, 6])('is read with its rows in order when it is %i° askew', async (turned) => {
    const document = await engine.extract(await scanOf(await invoice(), { turned }));
    expect(document.result).toMatchObject(facts);
    expect(document.result.line_items).toHaveLength(englishInvoice.lines.length);
    expect((document.pages[0]?.setUpright?.skew ?? 0) * (180 / Math.PI)).toBeCloseTo(turned, 0);
  });

  test('is set upright as its EXIF note says', async () => {
    const photo = sharp(await scanOf(await invoice(), { turned: 270 }));
    const document = await engine.extract(await photo.withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(document.pages[0]?.setUpright).toBeUndefined();
    expect(document.result).toMatchObject(facts);
  });
});

test.each(['png', 'webp', 'tiff'] as const)('a picture as %s is read', async (format) => {
  const scan = await scanOf(await renderReceipt(englishReceipt), { dotsPerInch: 200 });
  const document = await engine.extract(await sharp(scan).toFormat(format).toBuffer());
  expect(document.result).toMatchObject({ total_amount: englishReceipt.total });
});

test('every page of a TIFF is read, in order', async () => {
  const page = async (text: string) =>
    scanOf(await drawPdf((sheet) => sheet.text(text, 60, 60, { size: 14 }), { width: 300, height: 200 }));
  const pages = await Promise.all(['FIRST-PAGE', 'SECOND-PAGE', 'THIRD-PAGE'].map(page));
  const document = await engine.extract(await tiffOf(pages), { mode: 'text' });
  expect(document.text.split('\f').map((text) => text.trim())).toEqual([
    'FIRST-PAGE',
    'SECOND-PAGE',
    'THIRD-PAGE',
  ]);
});

test('pages read side by side are the pages read alone, whatever their languages', async () => {
  const scans = await Promise.all(
    [germanInvoice, frenchInvoice, englishInvoice].map(async (truth) =>
      scanOf(await renderInvoice(truth, { layout: 'plain' })),
    ),
  );
  const alone: Extracted[] = [];
  for (const scan of scans) alone.push(await engine.extract(scan, { mode: 'text' }));
  const together = await engine.extract(await tiffOf(scans), { mode: 'text' });
  const texts = (pages: Extracted['pages']) =>
    pages.map(({ words }) => words.map(({ text }) => text).join(' '));
  expect(texts(together.pages)).toEqual(texts(alone.flatMap(({ pages }) => pages)));
}, 180_000);

describe('a PDF with pages that are pictures', () => {
  test('is read page by page: text where there is text, OCR where there is none', async () => {
    const scan = await scanOf(await invoice());
    const pdf = await drawPdf((sheet) => {
      sheet.text('Cover letter, written by a machine and not by a scanner.', 60, 60);
      sheet.nextPage();
      sheet.picture(scan, 0, 0, sheet.width, sheet.height);
    });
    const document = await engine.extract(pdf, { documentType: 'invoice' });
    expect(document.pages.map(({ source }) => source)).toEqual(['text', 'ocr']);
    expect(document.result).toMatchObject(facts);
    expect(document.fields.find(({ name }) => name === 'total_amount')?.box?.page).toBe(2);
  });

  test('gives the words of a large picture besides its own text, each once', async () => {
    const scan = await scanOf(
      await drawPdf((sheet) => sheet.text('Words inside the picture', 40, 90, { size: 16 })),
    );
    const pdf = await drawPdf((sheet) => {
      sheet.text('Words that belong to the page itself and are no picture', 60, 40, { size: 12 });
      sheet.picture(scan, 60, 80, 450, 636);
    });
    const { text, pages } = await engine.extract(pdf, { mode: 'text' });
    expect(text.match(/Words that belong to the page itself and are no picture/g)).toHaveLength(1);
    expect(text.match(/Words inside the picture/g)).toHaveLength(1);
    expect(pages[0]?.source).toBe('text');
    expect(pages[0]?.words.map(({ confidence }) => confidence === undefined)).toContain(false);
  });
});

describe('a picture that would unpack to too much is refused by its header', () => {
  test('too many pixels', async () => {
    await expect(engine.extract(hugePng(60_000, 60_000))).rejects.toThrow('IMAGE_TOO_LARGE');
  });

  test.each([2001, 10_000])('too many pages: %i', async (pages) => {
    await expect(engine.extract(manyPagedTiff(pages))).rejects.toThrow('TOO_MANY_PAGES');
  });
});

test('a picture cut off in the middle is corrupt', async () => {
  const scan = await scanOf(await renderReceipt(englishReceipt));
  await expect(engine.extract(scan.subarray(0, 400))).rejects.toThrow('CORRUPT_FILE');
});

describe('a photo as iPhones keep it (HEIC)', () => {
  // The German receipt of test/documents at 200 dots per inch, by `heif-enc -q 40`: nothing else here writes HEIC.
  const photo = readFileSync(path.join(import.meta.dirname, '../documents/receipt.heic'));

  test('is read', async () => {
    const { documentType, result } = await engine.extract(photo);
    expect(documentType).toBe('receipt');
    expect(result).toMatchObject({
      issue_date: germanReceipt.issueDate,
      total_amount: germanReceipt.total,
      currency: germanReceipt.currency,
    });
  });

  test('is corrupt where it ends in the middle', async () => {
    await expect(engine.extract(photo.subarray(0, 5000))).rejects.toThrow('CORRUPT_FILE');
  });
});
