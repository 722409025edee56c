import { type DrawnTable, drawTable, inspections, sales, textsOf } from '../documents/tables.ts';
import { cellsOf, tablesOf, write } from './read-tables.ts';

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
    const close: DrawnTable = {
      x: 60,
      y: 120,
      widths: [60, 32, 32],
      rules: 'none',
      rows: [
        ['Area in km²', 'Land', 'Lakes'],
        ['Lake district', '25,148', '17,506'],
        ['Hills', '30,871', '11,094'],
        ['Marshes', '10,250', '40,377'],
        ['Coast', '65,013', '20,948'],
      ],
    };
    const tables = await tablesOf((sheet) => {
      const end = drawTable(sheet, close);
      for (const x of [60, 120, 152, 184]) sheet.rule(x, 120, x, end);
      for (const y of [120, end]) sheet.rule(60, y, 184, y);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(close)]);
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

  test('may have cells that fill their columns', async () => {
    const close: DrawnTable = {
      x: 60,
      y: 120,
      widths: [48, 34, 34],
      rules: 'grid',
      rows: [
        ['Country', 'Coast', 'Lakes'],
        ['Norway', '25,148', 'many'],
        ['Austria', '', '25,000'],
      ],
    };
    const tables = await tablesOf((sheet) => drawTable(sheet, close));
    expect(tables.map(cellsOf)).toEqual([textsOf(close)]);
  });

  test('has the text of a cell over several rows in the first of them', async () => {
    const tables = await tablesOf((sheet) => {
      for (const y of [100, 160, 220]) sheet.rule(60, y, 380, y);
      for (const y of [120, 140, 180, 200]) sheet.rule(140, y, 380, y);
      for (const x of [60, 140, 260, 380]) sheet.rule(x, 100, x, 220);
      write(sheet, ['First half'], 64, 125);
      write(sheet, ['Second half'], 64, 185);
      for (const [index, month] of ['January', 'March', 'May', 'July', 'August', 'October'].entries()) {
        sheet.text(month, 144, 105 + index * 20);
        sheet.text(`${index + 3} deliveries`, 264, 105 + index * 20);
      }
    });
    expect(cellsOf(tables[0])?.map(([half]) => half)).toEqual(['First half', '', '', 'Second half', '', '']);
  });

  test('has its title and its note left out where its frame holds them', async () => {
    const tables = await tablesOf((sheet) => {
      sheet.rule(60, 100, 490, 100);
      for (const x of [60, 490]) sheet.rule(x, 100, x, 120);
      sheet.text('Table 7. Findings of the inspection', 64, 104);
      const end = drawTable(sheet, inspections);
      for (const x of [60, 490]) sheet.rule(x, end, x, end + 20);
      sheet.rule(60, end + 20, 490, end + 20);
      sheet.text('Source: the inspector', 64, end + 4);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(inspections)]);
  });

  test('keeps rows whose lines were left out in one column', async () => {
    const tables = await tablesOf((sheet) => {
      const end = drawTable(sheet, { ...sales, rules: 'none' });
      for (const x of [210, 300, 390, 480]) sheet.rule(x, 120, x, end);
      for (let y = 120; y <= end; y += 19) sheet.rule(y === 120 || y === end ? 60 : 210, y, 480, y);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('keeps heads apart whose lines were left out', async () => {
    const tables = await tablesOf((sheet) => {
      const end = drawTable(sheet, { ...sales, rules: 'none' });
      for (const x of [60, 480]) sheet.rule(x, 120, x, end);
      for (const x of [210, 300, 390]) sheet.rule(x, 139, x, end);
      for (let y = 120; y <= end; y += 19) sheet.rule(60, y, 480, y);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('has no column between double lines', async () => {
    const tables = await tablesOf((sheet) => {
      for (let y = 100; y <= 180; y += 20) sheet.rule(60, y, 460, y);
      for (const x of [60, 460]) sheet.rule(x, 100, x, 180);
      for (const x of [240, 252, 340, 352]) sheet.rule(x, 120, x, 180);
      sheet.rule(240, 100, 240, 120);
      sheet.rule(352, 100, 352, 120);
      write(sheet, ['Region'], 64, 105);
      write(sheet, ['Orders and what'], 256, 105);
      write(sheet, ['Revenue'], 356, 105);
      for (const [index, row] of sales.rows.slice(1, 4).entries())
        for (const [column, x] of [64, 256, 356].entries())
          sheet.text(row[column] ?? '', x, 125 + index * 20);
    });
    expect(tables.map(cellsOf)).toEqual([
      [
        ['Region', 'Orders and what', 'Revenue'],
        ...textsOf(sales)
          .slice(1, 4)
          .map((row) => row.slice(0, 3)),
      ],
    ]);
  });

  test('has more columns than its lines part where they part groups only', async () => {
    const tables = await tablesOf((sheet) => {
      const end = drawTable(sheet, { ...sales, rules: 'book' });
      for (const x of [60, 210, 480]) sheet.rule(x, 120, x, end);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
  });

  test('has its first column also where the lines frame the numbers only', async () => {
    const tables = await tablesOf((sheet) => {
      const end = drawTable(sheet, sales);
      for (const x of [210, 300, 390, 480]) sheet.rule(x, 120, x, end);
      for (let y = 120; y <= end; y += 19) sheet.rule(210, y, 480, y);
    });
    expect(tables.map(cellsOf)).toEqual([textsOf(sales)]);
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
