import { columns } from '../documents/prose.ts';
import { type DrawnTable, drawTable, inspections, sales, textsOf } from '../documents/tables.ts';
import { cellsOf, tablesOf, write } from './read-tables.ts';

const prose = columns.left.map((line, index) => `${line} ${columns.right[index]}`);

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

  test('has a heading over the columns that it is in the middle of', async () => {
    const tables = await tablesOf((sheet) => {
      sheet.text('Sold', 330, 108, { align: 'center' });
      drawTable(sheet, sales);
    });
    expect(cellsOf(tables[0])?.slice(0, 2)).toEqual([
      ['Region', 'Sold', '', 'Margin'],
      ['', 'Orders', 'Revenue', ''],
    ]);
  });

  test('parts numbers that nearly touch where other rows part them', async () => {
    const wide: DrawnTable = {
      ...sales,
      widths: [150, 60, 60, 60],
      rows: [...sales.rows.slice(0, 5), ['Total', '14,286', '(1,309,742.75)', '13.8%']],
    };
    const tables = await tablesOf((sheet) => drawTable(sheet, wide));
    expect(tables.map(cellsOf)).toEqual([textsOf(wide)]);
  });

  test('has its title left out also where its number stands apart', async () => {
    const tables = await tablesOf((sheet) => {
      sheet.text('Table 2', 60, 106);
      sheet.text('Sales by region', 210, 106);
      drawTable(sheet, sales);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('is parted from lines above with other columns', async () => {
    const tables = await tablesOf((sheet) => {
      write(sheet, ['Miller & Sons', 'Mill Lane 4', 'OX1 2AB Oxford', 'England'], 60, 62);
      write(sheet, ['Date of printing', 'Page of book', 'Clerk in charge', 'Kept until'], 140, 62);
      write(
        sheet,
        ['the second day of May', 'fourteen, at the top', 'Ada, then her brother', 'the end of next year'],
        250,
        62,
      );
      drawTable(sheet, sales);
    });
    expect(tables.map(cellsOf)).toContainEqual(textsOf(sales));
  });
});
