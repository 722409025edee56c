import type { ReadCharacter } from '../../packages/extract/src/ocr/decode-ctc.ts';
import { dropStrayHan } from '../../packages/extract/src/ocr/drop-stray-han.ts';
import { lineText, type RecognisedLine } from '../../packages/extract/src/ocr/recognise-line.ts';
import { settleLookalikes } from '../../packages/extract/src/ocr/settle-lookalikes.ts';

const LOOKALIKES: Readonly<Record<string, string>> = { '0': 'O', O: '0', o: '0', '1': 'I', I: '1', '5': 'S' };

/** What is read as `text`; a sign that has a lookalike is `likely` times as likely to be that one. */
function settledText(text: string, likely: number): string {
  const written = text.replaceAll(' ', '');
  const characters = [...written].map((sign): ReadCharacter => {
    const other = LOOKALIKES[sign];
    const lookalikes = other === undefined ? [] : [{ text: other, probability: likely * 0.9 }];
    return { text: sign, step: 0, probability: 0.9, space: 0, lookalikes };
  });
  const spaces = [...text].flatMap((sign, index) => (sign === ' ' ? [] : [text[index - 1] === ' ']));
  return settleLookalikes(characters, spaces)
    .map((character) => character.text)
    .join('');
}

test.each([
  ['a digit between letters becomes the letter', 'INV0ICE', 0.05, 'INVOICE'],
  ['a letter between digits becomes the digit', '47O39', 0.05, '47039'],
  ['a digit at the end of letters stays', 'RM1', 0.2, 'RM1'],
  ['it becomes a letter where the network wavers', 'N0', 0.5, 'NO'],
  ['nothing changes where the network is sure', 'INV0ICE', 0.001, 'INV0ICE'],
  ['a code of letters and digits stays', 'VE0574', 0.5, 'VE0574'],
  ['a number next to a word is another word', 'RATE 100', 0.9, 'RATE100'],
  ['punctuation parts, too', 'X-100', 0.9, 'X-100'],
])('%s: %s', (_, text, likely, settled) => {
  expect(settledText(text, likely)).toBe(settled);
});

const lineOf = (text: string): RecognisedLine => ({
  rect: { x: 0, y: 0, width: 1, height: 1, angle: 0 },
  crop: { data: new Uint8Array(), width: 0, height: 0 },
  ink: [],
  characters: [...text].map((sign) => ({ text: sign, column: 0, probability: 1, spaced: false })),
});

test('stray Chinese characters are dropped and part the words at their sides', () => {
  const lines = dropStrayHan([lineOf('Total口12.50'), lineOf('水水')]);
  expect(lines.map(lineText)).toEqual(['Total 12.50', '']);
});

test('a page in Chinese keeps them', () => {
  const lines = dropStrayHan([lineOf('发票号码:4711'), lineOf('合计')]);
  expect(lines.map(lineText)).toEqual(['发票号码:4711', '合计']);
});
