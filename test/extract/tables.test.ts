import type { Table } from '@docglean/contract';
import { extract } from '@docglean/extract';
import { columns, renderColumns } from '../documents/prose.ts';
import { drawPdf, type Sheet } from '../documents/sheet.ts';
import { type DrawnTable, drawTable, textsOf } from '../documents/tables.ts';

const tablesOf = async (draw: (sheet: Sheet) => void): Promise<Table[]> =>
  (await extract(await drawPdf(draw), { mode: 'text', documentType: 'auto' })).tables;

const prose = columns.left.map((line, index) => `${line} ${columns.right[index]}`);

const write = (sheet: Sheet, lines: readonly string[], x: number, y: number): void => {
  for (const [index, line] of lines.entries()) sheet.text(line, x, y + index * 12);
};

const cellsOf = (table: Table | undefined): string[][] | undefined =>
  table?.rows.map((row) => row.map(({ text }) => text));

/** Sales of a made-up company; the second and later columns are numbers. */
const sales: DrawnTable = {
  x: 60,
  y: 120,
  widths: [150, 90, 90, 90],
  right: [1, 2, 3],
  rules: 'none',
  rows: [
    ['Region', 'Orders', 'Revenue', 'Margin'],
    ['North coast', '1,204', '98,310.50', '12.5%'],
    ['South', '87', '7,004.00', '9.1%'],
    ['Islands', '5', '310.25', '–'],
    ['Inland and mountains', '12,990', '1,204,118.00', '14.0%'],
    ['Total', '14,286', '1,309,742.75', '13.8%'],
  ],
};

const inspections: DrawnTable = {
  x: 60,
  y: 120,
  widths: [90, 160, 180],
  rules: 'grid',
  rows: [
    ['Part', 'What is checked', 'Finding'],
    ['Door', 'Hinges and lock, the\nseal all around', 'Tight'],
    ['Boiler', 'Pressure', 'Valve drips a little;\nto be changed before\nthe winter'],
    ['Roof', 'Tiles', 'Sound'],
  ],
};

describe('a ruled table', () => {
  test('is read cell by cell, the lines of a cell as one', async () => {
    const tables = await tablesOf((sheet) => drawTable(sheet, inspections));
    expect(tables.map(cellsOf)).toEqual([textsOf(inspections)]);
  });

  test('has the text of a merged cell in its first column', async () => {
    const merged: DrawnTable = {
      ...sales,
      rules: 'grid',
      rows: [['', 'Sold', null, 'Kept'], ...sales.rows],
    };
    const tables = await tablesOf((sheet) => drawTable(sheet, merged));
    expect(tables.map(cellsOf)).toEqual([textsOf(merged)]);
  });

  test('has rows without lines between them where only the columns are ruled', async () => {
    const tables = await tablesOf((sheet) => {
      const end = drawTable(sheet, sales);
      for (const x of [60, 210, 300, 390, 480]) sheet.rule(x, 120, x, end);
      sheet.rule(60, 120, 480, 120);
      sheet.rule(60, end, 480, end);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('takes no row from the shade behind each line of a cell', async () => {
    const tables = await tablesOf((sheet) => {
      sheet.fill(64, 143, 84, 11, '#ffe9c0');
      sheet.fill(154, 143, 150, 11, '#ffe9c0');
      sheet.fill(154, 154, 150, 11, '#ffe9c0');
      drawTable(sheet, inspections);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(inspections)]);
  });

  test('says where it and its cells stand, in fractions of the page', async () => {
    const [table] = await tablesOf((sheet) => drawTable(sheet, inspections));
    const cell = table?.rows[3]?.[2]?.box;
    expect(table?.box?.x).toBeCloseTo(64 / 595.28, 2);
    expect(cell?.x).toBeCloseTo(314 / 595.28, 2);
    expect(cell?.y).toBeCloseTo((120 + 19 + 30 + 41 + 4) / 841.89, 2);
    expect(table?.rows[0]?.[0]?.box?.page).toBe(1);
  });
});

describe('a table with lines between rows only', () => {
  test('has its title and its note left out', async () => {
    const tables = await tablesOf((sheet) => {
      sheet.text('Table 4. Sales by region and what was kept of them', 60, 100);
      const end = drawTable(sheet, { ...sales, rules: 'book' });
      sheet.text('Source: books of the company, rounded to the cent.', 60, end + 4);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('may hold words only', async () => {
    const words: DrawnTable = {
      ...inspections,
      rules: 'book',
      rows: [
        ['Part', 'State', 'Next'],
        ['Door', 'tight', 'none'],
        ['Roof', 'sound', 'none'],
        ['Boiler', 'leaks', 'repair'],
      ],
    };
    const tables = await tablesOf((sheet) => drawTable(sheet, words));
    expect(tables.map(cellsOf)).toEqual([textsOf(words)]);
  });

  test('has a heading over the columns that the line under it covers', async () => {
    const tables = await tablesOf((sheet) => {
      sheet.text('Sold', 345, 106, { align: 'center' });
      sheet.rule(60, 102, 480, 102);
      sheet.rule(220, 118, 388, 118);
      drawTable(sheet, { ...sales, y: 120, rules: 'none' });
      sheet.rule(60, 138, 480, 138);
      sheet.rule(60, 236, 480, 236);
    });
    expect(cellsOf(tables[0])?.[0]).toEqual(['Region', 'Sold', '', 'Margin']);
    expect(cellsOf(tables[0])?.[1]).toEqual(['', 'Orders', 'Revenue', '']);
    expect(cellsOf(tables[0])?.slice(2)).toEqual(textsOf(sales).slice(1));
  });
});

describe('a table without lines', () => {
  test('is found by its columns of numbers', async () => {
    const tables = await tablesOf((sheet) => drawTable(sheet, sales));
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('is kept apart from the text above and below', async () => {
    const tables = await tablesOf((sheet) => {
      write(sheet, prose.slice(0, 4), 60, 60);
      const end = drawTable(sheet, sales);
      write(sheet, prose, 60, end + 12);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('joins a line that goes on with the row above', async () => {
    const tables = await tablesOf((sheet) => {
      drawTable(sheet, sales);
      sheet.text('(all five of them)', 74, 120 + 3 * 19 + 4 + 10);
    });
    expect(cellsOf(tables[0])?.[3]).toEqual(['Islands (all five of them)', '5', '310.25', '–']);
  });

  test('is two where two stand side by side', async () => {
    const left: DrawnTable = {
      ...sales,
      widths: [100, 60],
      right: [1],
      rows: sales.rows.map((row) => row.slice(0, 2)),
    };
    const right: DrawnTable = {
      ...left,
      x: 340,
      rows: [
        ['Product', 'Sold'],
        ['Chairs', '310'],
        ['Tables', '75'],
        ['Lamps', '1,220'],
        ['Shelves', '48'],
        ['Beds', '9'],
      ],
    };
    const tables = await tablesOf((sheet) => {
      drawTable(sheet, left);
      drawTable(sheet, right);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(left), textsOf(right)]);
  });
});

describe('a table over two pages', () => {
  const body = Array.from({ length: 36 }, (_, index) => [
    `Meter ${index + 1}`,
    String(800 + index * 7),
    `${index}.50`,
    '4.0%',
  ]);
  const rest = [
    ['Meter 37', '15', '0.10', '3.9%'],
    ['Meter 38', '16', '0.20', '3.8%'],
  ];
  const long: DrawnTable = { ...sales, y: 80, rules: 'grid', rows: [sales.rows[0] ?? [], ...body] };

  test('is one for each page, the second marked and without the repeated header', async () => {
    const tables = await tablesOf((sheet) => {
      drawTable(sheet, long);
      sheet.nextPage();
      drawTable(sheet, { ...long, rows: [sales.rows[0] ?? [], ...rest] });
    });
    expect(tables.map(({ page, continues }) => [page, continues])).toEqual([
      [1, undefined],
      [2, true],
    ]);
    expect(cellsOf(tables[1])).toEqual(rest);
  });

  test('is another one where a title stands above it', async () => {
    const tables = await tablesOf((sheet) => {
      drawTable(sheet, long);
      sheet.nextPage();
      sheet.text('Table 2. Meters of the other house', 60, 60);
      drawTable(sheet, { ...long, rows: [sales.rows[0] ?? [], ...rest] });
    });
    expect(tables.map(({ continues }) => continues)).toEqual([undefined, undefined]);
  });
});

describe('no table is', () => {
  test('running text in two columns', async () => {
    const { tables } = await extract(await renderColumns(), { mode: 'text', documentType: 'auto' });
    expect(tables).toEqual([]);
  });

  test('a form of labels and what was filled in', async () => {
    const labels = ['Name:', 'Street:', 'Town:', 'Born:', 'Height in cm:', 'Number of children:'];
    const values = ['Ada Miller', 'Mill Lane 4', 'Oxford', '12 May 1980', '171', '2'];
    const tables = await tablesOf((sheet) => {
      for (const [index, label] of labels.entries()) {
        sheet.text(label, 60, 100 + index * 16);
        sheet.text(values[index] ?? '', 220, 100 + index * 16);
      }
    });
    expect(tables).toEqual([]);
  });

  test('a list with bullets or numbers', async () => {
    const tables = await tablesOf((sheet) => {
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
        sheet.text(String(3 + index * 9), 480, 100 + index * 16, { align: 'right' });
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
      for (let step = 0; step < 8; step++) {
        sheet.text(String(70 - step * 10), 80, 100 + step * 20, { align: 'right' });
        sheet.text(String(700 - step * 100), 400, 100 + step * 20, { align: 'right' });
      }
    });
    expect(tables).toEqual([]);
  });
});

test('a page with ten thousand lines is read in no more than seconds', async () => {
  const startedMs = performance.now();
  await tablesOf((sheet) => {
    for (let index = 0; index < 5_000; index++) {
      sheet.rule(
        60 + (index % 70) * 6,
        60 + Math.floor(index / 70) * 9,
        64.5 + (index % 70) * 6,
        60 + Math.floor(index / 70) * 9,
      );
      sheet.rule(
        60 + (index % 70) * 6,
        60 + Math.floor(index / 70) * 9,
        60 + (index % 70) * 6,
        64.5 + Math.floor(index / 70) * 9,
      );
    }
    drawTable(sheet, sales);
  });
  expect(performance.now() - startedMs).toBeLessThan(5_000);
});
