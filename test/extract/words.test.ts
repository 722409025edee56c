import { extract } from '@docglean/extract';
import { placedWords, renderPlacedWords } from '../documents/placed-words.ts';
import { columns, renderColumns } from '../documents/prose.ts';

const textOf = (bytes: Uint8Array) => extract(bytes, { mode: 'text', documentType: 'auto' });
const ONE_PERCENT = 0.01;

describe.each([
  ['as stored', false],
  ['turned by /Rotate 90', true],
])('words of a page %s', (_, rotated) => {
  test('stand where they were drawn, within 1 % of the page', async () => {
    const { pages } = await textOf(await renderPlacedWords(rotated));
    const words = pages[0]?.words ?? [];
    expect(words.map(({ text }) => text).sort()).toEqual(placedWords.map(({ text }) => text).sort());
    for (const drawn of placedWords) {
      const { box } = words.find(({ text }) => text === drawn.text) ?? { box: { x: -1, y: -1, height: -1 } };
      expect(Math.abs(box.x - drawn.x)).toBeLessThan(ONE_PERCENT);
      expect(Math.abs(box.y - drawn.y)).toBeLessThan(ONE_PERCENT);
      expect(Math.abs(box.height - drawn.height)).toBeLessThan(ONE_PERCENT);
    }
  });

  test('come with the size of the page as displayed and the lines drawn on it', async () => {
    const { pages } = await textOf(await renderPlacedWords(rotated));
    expect(pages[0]).toMatchObject({ number: 1, width: 500, height: 700, placed: true });
    const rules = pages[0]?.rules ?? [];
    expect(rules).toHaveLength(2);
    expect(rules[0]?.y0).toBeCloseTo(200 / 700, 2);
    expect(rules[0]?.y0).toBeCloseTo(rules[0]?.y1 ?? 0, 5);
    expect(rules[1]?.x0).toBeCloseTo(60 / 500, 2);
  });
});

test('columns of running text are read one after the other', async () => {
  const { text } = await textOf(await renderColumns());
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  expect(lines).toEqual([columns.title, ...columns.left, ...columns.right]);
});

test('progress is told page by page', async () => {
  const seen: [number, number][] = [];
  await extract(await renderColumns(), {
    mode: 'text',
    documentType: 'auto',
    onPage: (done, total) => seen.push([done, total]),
  });
  expect(seen).toEqual([[1, 1]]);
});
