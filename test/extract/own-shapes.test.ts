import type { Field } from '@docglean/contract';
import { extract } from '@docglean/extract';
import { drawPdf } from '../documents/sheet.ts';
import { drawTable } from '../documents/tables.ts';

const read = async (bytes: Uint8Array, fields: Field[]) =>
  (await extract(bytes, { mode: 'fields', documentType: 'auto', fields })).result;

const text = (name: string, description?: string): Field => ({
  name,
  type: 'string',
  ...(description && { description }),
});
const number = (name: string): Field => ({ name, type: 'number' });
const lines = (...all: string[]) =>
  drawPdf((sheet) => {
    for (const [index, line] of all.entries()) sheet.text(line, 60, 60 + index * 18);
  });

test('what has the form of an example in the description is found without a label', async () => {
  const paper = await lines('Harbour Kiosk', 'QX-7731', '12 - MAIN HALL', 'Open all day');
  expect(
    await read(paper, [
      text('branchIdentifier', 'the identifier of the branch such as AB-1200'),
      text('till', 'label of the till, e.g. 47 - FRONT DESK'),
    ]),
  ).toEqual({ branchIdentifier: 'QX-7731', till: null });
});

test('the line of a town gives town, state and postcode, and the line over it the street', async () => {
  const paper = await lines('Harbour Kiosk', '1200 Wharf Road', 'Millbrook, NY 12545', 'Thank you');
  expect(
    await read(paper, [text('shopStreet'), text('shopCity'), text('shopState'), text('shopZip')]),
  ).toEqual({ shopStreet: '1200 Wharf Road', shopCity: 'Millbrook', shopState: 'NY', shopZip: '12545' });
});

test('the days of a period are its start and its end', async () => {
  const paper = await lines(
    'Water for your home',
    'Bill date 2026-04-20',
    'Supply period Mar 3, 2026 - Apr 2, 2026',
  );
  expect(
    await read(paper, [
      { name: 'supplyPeriodStart', type: 'date' },
      { name: 'supplyPeriodEnd', type: 'date' },
    ]),
  ).toEqual({ supplyPeriodStart: '2026-03-03', supplyPeriodEnd: '2026-04-02' });
});

const order = (rows: string[][]) =>
  drawPdf((sheet) => {
    sheet.text('Harbour Kiosk', 60, 60);
    drawTable(sheet, { x: 60, y: 120, widths: [180, 90], right: [1], rules: 'grid', rows });
  });

test('a count before the name of a thing is its quantity, and what has none belongs to it', async () => {
  const paper = await order([
    ['Description', 'Total'],
    ['2 Fish Rolls', '11.80'],
    ['Dill', '0.00'],
    ['1 Apple Juice', '3.10'],
  ]);
  const fields = [
    number('quantity'),
    text('description'),
    number('total'),
    { name: 'isModifier', type: 'boolean' as const },
  ];
  expect(await read(paper, [{ name: 'dishes', type: 'list<object>', fields }])).toEqual({
    dishes: [
      { quantity: 2, description: 'Fish Rolls', total: 11.8, isModifier: false },
      { quantity: null, description: 'Dill', total: 0, isModifier: true },
      { quantity: 1, description: 'Apple Juice', total: 3.1, isModifier: false },
    ],
  });
});

test('a choice that opens a text is parted from it, and rows without one are left out', async () => {
  const paper = await order([
    ['Cover', 'Limit'],
    ['Part A - Hull', '52,000'],
    ['Part B - Rigging', '8,400'],
    ['Part C - Dinghy', '1,900'],
    ['Salvage within reason', '4,000'],
  ]);
  const fields: Field[] = [
    { name: 'part', type: 'enum', enum: ['A', 'B', 'C'] },
    text('cover'),
    number('limit'),
  ];
  expect(await read(paper, [{ name: 'covers', type: 'list<object>', fields }])).toEqual({
    covers: [
      { part: 'A', cover: 'Hull', limit: 52000 },
      { part: 'B', cover: 'Rigging', limit: 8400 },
      { part: 'C', cover: 'Dinghy', limit: 1900 },
    ],
  });
});

test('a row of units under the heads is none of the rows', async () => {
  const paper = await drawPdf((sheet) => {
    const rows = [
      ['Packing', 'Volume', 'Weight'],
      ['(SOAP)', '(M3)', 'KG'],
      ['Bar 12 x 100 g', '0.0210', '1.40'],
      ['Bar 6 x 250 g', '0.0310', '1.70'],
    ];
    drawTable(sheet, { x: 60, y: 120, widths: [180, 90, 90], right: [1, 2], rules: 'grid', rows });
  });
  const fields = [text('packing'), number('volume'), number('weight')];
  expect(await read(paper, [{ name: 'goods', type: 'list<object>', fields }])).toEqual({
    goods: [
      { packing: 'Bar 12 x 100 g', volume: 0.021, weight: 1.4 },
      { packing: 'Bar 6 x 250 g', volume: 0.031, weight: 1.7 },
    ],
  });
});

test('of two tables of the same heads each list takes the one that names it', async () => {
  const paper = await drawPdf((sheet) => {
    const heads = { x: 60, widths: [180, 60, 70, 80], right: [1, 2, 3], rules: 'grid' as const };
    drawTable(sheet, {
      ...heads,
      y: 120,
      rows: [
        ['Material', 'Qty', 'Rate', 'Total'],
        ['Oak planks', '8', '30.00', '240.00'],
        ['Copper nails', '2', '15.50', '31.00'],
      ],
    });
    drawTable(sheet, {
      ...heads,
      y: 260,
      rows: [
        ['Labour', 'Hours', 'Rate', 'Amount'],
        ['Planing the deck', '12', '45.00', '540.00'],
        ['Caulking', '5', '50.00', '250.00'],
      ],
    });
  });
  const result = await read(paper, [
    {
      name: 'materials',
      type: 'list<object>',
      fields: [text('description'), number('quantity'), number('rate'), number('total')],
    },
    {
      name: 'labour',
      type: 'list<object>',
      fields: [text('description'), number('hours'), number('rate'), number('amount')],
    },
  ]);
  expect(result).toEqual({
    materials: [
      { description: 'Oak planks', quantity: 8, rate: 30, total: 240 },
      { description: 'Copper nails', quantity: 2, rate: 15.5, total: 31 },
    ],
    labour: [
      { description: 'Planing the deck', hours: 12, rate: 45, amount: 540 },
      { description: 'Caulking', hours: 5, rate: 50, amount: 250 },
    ],
  });
});

test('numbers that part their thousands twice say how the others are meant', async () => {
  const paper = await order([
    ['Position', 'Total'],
    ['Boats', '2.807.912'],
    ['Ropes', '387.577'],
  ]);
  const fields = [text('position'), number('total')];
  expect(await read(paper, [{ name: 'assets', type: 'list<object>', fields }])).toEqual({
    assets: [
      { position: 'Boats', total: 2807912 },
      { position: 'Ropes', total: 387577 },
    ],
  });
});
