import sharp from 'sharp';
import { englishReceipt } from '../documents/examples.ts';
import { renderReceipt } from '../documents/receipt.ts';
import { scanOf } from '../documents/scan.ts';
import { drawPdf, type Sheet } from '../documents/sheet.ts';
import { startEngine } from './engine-process.ts';

const engine = startEngine();
afterAll(() => engine.stop());

function frame(sheet: Sheet, x: number, y: number, width: number, height: number): void {
  sheet.rule(x, y, x + width, y);
  sheet.rule(x, y + height, x + width, y + height);
  sheet.rule(x, y, x, y + height);
  sheet.rule(x + width, y, x + width, y + height);
}

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } });

test.each([
  ['one pixel', 1, 1],
  ['tiny', 10, 10],
  ['a blank page', 1240, 1754],
  ['a very wide strip', 6000, 12],
  ['a very tall strip', 12, 6000],
])('%s without text is an empty document, not a failure', async (_, width, height) => {
  const picture = await blank(width, height).png().toBuffer();
  await expect(engine.extract(picture)).rejects.toThrow('EMPTY_DOCUMENT');
});

test('a TIFF of black and white only, as fax machines and office scanners write it, is read', async () => {
  const scan = await scanOf(await renderReceipt(englishReceipt), { dotsPerInch: 200 });
  const fax = await sharp(scan)
    .threshold(160)
    .toColourspace('b-w')
    .tiff({ bitdepth: 1, compression: 'ccittfax4' })
    .toBuffer();
  const document = await engine.extract(fax);
  expect(document.result).toMatchObject({ total_amount: englishReceipt.total });
});

test('a line of text on a very wide picture is read', async () => {
  const pdf = await drawPdf((sheet) => sheet.text('Delivery note 4711', 60, 30, { size: 14 }), {
    width: 2400,
    height: 60,
  });
  const document = await engine.extract(await scanOf(pdf), { mode: 'text' });
  expect(document.text.trim()).toBe('Delivery note 4711');
});

test('boxes to tick and the lines of a table are no words', async () => {
  const pdf = await drawPdf((sheet) => {
    frame(sheet, 60, 60, 200, 40);
    sheet.rule(160, 60, 160, 100);
    sheet.text('Quantity', 70, 74, { size: 12 });
    sheet.text('Price', 180, 74, { size: 12 });
    frame(sheet, 60, 140, 10, 10);
    sheet.text('Paid in cash', 80, 140, { size: 12 });
  });
  const document = await engine.extract(await scanOf(pdf), { mode: 'text' });
  expect(document.text.split(/\s+/).filter(Boolean).sort()).toEqual(
    ['Quantity', 'Price', 'Paid', 'in', 'cash'].sort(),
  );
});
