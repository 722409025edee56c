import type { Table } from '@docglean/contract';
import { extract } from '@docglean/extract';
import { withItems } from '../../packages/extract/src/tables/with-items.ts';
import { columns, renderColumns } from '../documents/prose.ts';
import { tablesOf, write } from './read-tables.ts';

const prose = columns.left.map((line, index) => `${line} ${columns.right[index]}`);

describe('no table is', () => {
  test('running text in two columns', async () => {
    const { tables } = await extract(await renderColumns(), { mode: 'text', documentType: 'auto' });
    expect(tables).toEqual([]);
  });

  test('a form of labels and what was filled in', async () => {
    const labels = ['Number:', 'Street:', 'Weight:', 'Born:', 'Height in cm:', 'Number of children:'];
    const values = ['17', '4', '230', '1980', '171', '2'];
    const tables = await tablesOf((sheet) => {
      for (const [index, label] of labels.entries()) {
        sheet.text(label, 60, 100 + index * 16);
        sheet.text(values[index] ?? '', 220, 100 + index * 16);
      }
    });
    expect(tables).toEqual([]);
  });

  test('a list with bullets or numbers, between lines too', async () => {
    const tables = await tablesOf((sheet) => {
      for (const y of [97, 139, 182]) sheet.rule(60, y, 400, y);
      for (const [index, line] of prose.entries()) {
        sheet.text(index < 3 ? '•' : `${index - 2}.`, 60, 100 + index * 14);
        sheet.text(line, 90, 100 + index * 14);
      }
    });
    expect(tables).toEqual([]);
  });

  test('a table of contents', async () => {
    const tables = await tablesOf((sheet) => {
      for (const [index, title] of ['Foreword', 'What was done', 'Results', 'Outlook', 'Index'].entries()) {
        sheet.text(`${title} ${'.'.repeat(60)}`, 60, 100 + index * 16);
        sheet.text(String([3, 4, 17, 61, 70][index]), 480, 100 + index * 16, { align: 'right' });
      }
    });
    expect(tables).toEqual([]);
  });

  test('two addresses beside each other', async () => {
    const tables = await tablesOf((sheet) => {
      write(sheet, ['Miller & Sons', 'Mill Lane 4', 'OX1 2AB Oxford', 'England'], 60, 100);
      write(sheet, ['Dupont SA', '3 rue Basse', '69001 Lyon', 'France'], 320, 100);
    });
    expect(tables).toEqual([]);
  });

  test('the scale of a chart', async () => {
    const tables = await tablesOf((sheet) => {
      sheet.text('Euro', 80, 84, { align: 'right' });
      sheet.text('Pieces', 400, 84, { align: 'right' });
      for (let step = 0; step < 8; step++) {
        sheet.text(String(70 - step * 10), 80, 100 + step * 20, { align: 'right' });
        sheet.text(String(700 - step * 100), 400, 100 + step * 20, { align: 'right' });
      }
    });
    expect(tables).toEqual([]);
  });

  test('the numbers on the bars of a chart', async () => {
    const bars = [
      ['30.5', '49.0', '20.4'],
      ['29.7', '48.6', '21.7'],
      ['28.7', '46.3', '25.0'],
      ['27.2', '45.0', '27.8'],
    ];
    const tables = await tablesOf((sheet) => {
      for (const [row, numbers] of bars.entries())
        for (const [column, number] of numbers.entries())
          sheet.text(number, 120 + column * 110, 100 + row * 24);
    });
    expect(tables).toEqual([]);
  });
});

describe('with the table of items', () => {
  const box = { page: 1, x: 0.1, y: 0.3, width: 0.8, height: 0.2 };
  const table = (texts: string[], place: Table['box'] = box): Table => ({
    page: 1,
    box: place,
    rows: [texts.map((text) => ({ text, box: null }))],
  });
  const items = table(['Chair', '2', '19.00']);

  test('that one is added where no other table stands', () => {
    const other = table(['Bank', 'Account'], { ...box, y: 0.8, height: 0.1 });
    expect(withItems([other], [items])).toEqual([items, other]);
  });

  test('of two on one place the one with more cells stays', () => {
    const part = table(['Chair']);
    const whole = table(['Chair', '2', '19.00', '38.00']);
    expect(withItems([part], [items])).toEqual([items]);
    expect(withItems([whole], [items])).toEqual([whole]);
  });

  test('no table is given twice where places are unknown', () => {
    const stated = table(['Chair', '2'], null);
    expect(withItems([stated], [table(['Chair', '2', '19.00'], null)])).toEqual([stated]);
  });
});
