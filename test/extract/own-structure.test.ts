import type { Field } from '@docglean/contract';
import { extract } from '@docglean/extract';
import { renderForm } from '../documents/form.ts';
import { renderLabelled } from '../documents/labelled.ts';
import { drawPdf } from '../documents/sheet.ts';
import { type DrawnTable, drawTable } from '../documents/tables.ts';

const read = (bytes: Uint8Array, fields: Field[]) =>
  extract(bytes, { mode: 'fields', documentType: 'auto', fields });

const crew: DrawnTable = {
  x: 60,
  y: 160,
  widths: [150, 90, 90],
  right: [2],
  rules: 'grid',
  rows: [
    ['Deck hand', 'Embarked', 'Daily wage'],
    ['Oke Brandt', '2026-03-02', '118.50'],
    ['Mia Soler', '2026-03-09', '121.00'],
    ['Total', '', '239.50'],
  ],
};

const cargo: DrawnTable = {
  x: 60,
  y: 330,
  widths: [170, 80, 90],
  right: [1, 2],
  rules: 'grid',
  rows: [
    ['Goods', 'Crates', 'Weight (kg)'],
    ['Oranges', '40', '1,204.50'],
    ['Dried figs', '12', '310.25'],
  ],
};

const manifest = () =>
  drawPdf((sheet) => {
    sheet.text('Voyage no.:', 60, 60);
    sheet.text('V-2207', 160, 60);
    sheet.text('Crew list', 60, 140, { bold: true });
    drawTable(sheet, crew);
    sheet.text('Cargo on board', 60, 310, { bold: true });
    drawTable(sheet, cargo);
  });

const text = (name: string): Field => ({ name, type: 'string' });
const number = (name: string): Field => ({ name, type: 'number' });

test('each list takes the table whose heads name its parts, without its sums', async () => {
  const { result } = await read(await manifest(), [
    text('voyageNo'),
    { name: 'cargo', type: 'list<object>', fields: [text('goods'), number('crates'), number('weightKg')] },
    {
      name: 'crew',
      type: 'list<object>',
      fields: [text('deckHand'), { name: 'embarked', type: 'date' }, number('dailyWage')],
    },
  ]);
  expect(result).toEqual({
    voyageNo: 'V-2207',
    cargo: [
      { goods: 'Oranges', crates: 40, weightKg: 1204.5 },
      { goods: 'Dried figs', crates: 12, weightKg: 310.25 },
    ],
    crew: [
      { deckHand: 'Oke Brandt', embarked: '2026-03-02', dailyWage: 118.5 },
      { deckHand: 'Mia Soler', embarked: '2026-03-09', dailyWage: 121 },
    ],
  });
});

test('objects in objects and lists in objects keep the shape of the fields', async () => {
  const { result, fields } = await read(await manifest(), [
    {
      name: 'voyage',
      type: 'object',
      fields: [
        { name: 'identity', type: 'object', fields: [text('voyageNo')] },
        { name: 'cargo', type: 'list<object>', fields: [text('goods'), number('crates')] },
      ],
    },
  ]);
  expect(result).toEqual({
    voyage: {
      identity: { voyageNo: 'V-2207' },
      cargo: [
        { goods: 'Oranges', crates: 40 },
        { goods: 'Dried figs', crates: 12 },
      ],
    },
  });
  expect(fields[0]?.rows?.[0]?.[1]?.rows).toHaveLength(2);
});

test('a label under the small print of a form gives the lines below it, name and address apart', async () => {
  const bytes = await drawPdf((sheet) => {
    sheet.rule(50, 50, 300, 50);
    sheet.rule(50, 130, 300, 130);
    sheet.rule(50, 50, 50, 130);
    sheet.rule(300, 50, 300, 130);
    sheet.text("LESSOR'S name, street address, city or town,", 54, 54, { size: 7 });
    sheet.text('postal code, and telephone no.', 54, 63, { size: 7 });
    sheet.text('Harbour Sheds Ltd', 54, 80, { size: 11 });
    sheet.text('14 Quay Street', 54, 93, { size: 11 });
    sheet.text('Whitby YO21 3PU', 54, 106, { size: 11 });
    sheet.text("LESSEE'S name", 54, 140, { size: 7 });
    sheet.text('Ada Munro', 54, 152, { size: 11 });
  });
  const { result } = await read(bytes, [text('LessorName'), text('LessorAddress'), text('LesseeName')]);
  expect(result).toEqual({
    LessorName: 'Harbour Sheds Ltd',
    LessorAddress: '14 Quay Street Whitby YO21 3PU',
    LesseeName: 'Ada Munro',
  });
});

test('boxes to tick are true or false by the label they stand by', async () => {
  const bytes = renderForm({ texts: {}, boxes: { 'Ships by rail': true, 'Needs cooling': false } });
  const { result } = await read(bytes, [
    { name: 'needsCooling', type: 'boolean' },
    { name: 'shipsByRail', type: 'boolean' },
  ]);
  expect(result).toEqual({ needsCooling: false, shipsByRail: true });
});

test('points under a heading are a list of texts', async () => {
  const bytes = await drawPdf((sheet) => {
    sheet.text('FINDINGS:', 60, 60, { bold: true });
    for (const [index, line] of ['1. Cracked seal', '2. Loose hinge', '3. Rust at the keel'].entries())
      sheet.text(line, 60, 74 + index * 12);
    sheet.text('REMEDY:', 60, 130, { bold: true });
    sheet.text('Replace in spring.', 60, 144);
  });
  const { result } = await read(bytes, [{ name: 'findings', type: 'list<string>' }]);
  expect(result).toEqual({ findings: ['Cracked seal', 'Loose hinge', 'Rust at the keel'] });
});

test('contracts say in sentences who, since when, how long and under which law', async () => {
  const lines = [
    'NON-DISCLOSURE AGREEMENT',
    'This Agreement is dated as of March 9, 2021, by and between Quill & Tide, Inc., a Nevada',
    'corporation (“Discloser”), and Orson Vale (the “Recipient”).',
    '1. Solicitation. For a period of one year the Recipient will not hire staff of the Discloser.',
    '2. Term. This Agreement shall terminate three years after its date.',
    '3. This Agreement is governed by the laws of the State of New Mexico without regard to conflicts.',
  ];
  const bytes = await drawPdf((sheet) => {
    for (const [index, line] of lines.entries()) sheet.text(line.replace(/[“”]/g, '"'), 60, 60 + index * 14);
  });
  const { result } = await read(bytes, [
    { name: 'parties', type: 'list<string>' },
    { name: 'effective_date', type: 'date' },
    text('governing_law'),
    text('term'),
    text('discloser'),
  ]);
  expect(result).toEqual({
    parties: ['Quill & Tide, Inc.', 'Orson Vale'],
    effective_date: '2021-03-09',
    governing_law: 'New Mexico',
    term: '3 years',
    discloser: 'Quill & Tide, Inc.',
  });
});

test('labels and values are paired whatever fields are asked for', async () => {
  const drawn: [string, string][] = [
    ['Tracking code', 'TRK-99-4417'],
    ['Collected on', '3 June 2026'],
  ];
  const bytes = await renderLabelled(drawn.map(([label, value]) => [`${label}:`, value] as const));
  const { pairs } = await extract(bytes, { mode: 'text', documentType: 'auto' });
  expect(pairs.map(({ label, value }) => [label, value])).toEqual(drawn);
  for (const { label_box, value_box } of pairs) {
    expect(label_box?.page).toBe(1);
    expect(value_box?.x).toBeGreaterThan(label_box?.x ?? 1);
  }
});
