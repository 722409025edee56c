import { type Extracted, extract } from '@docglean/extract';
import { strToU8, zipSync } from 'fflate';
import { unzip } from '../../packages/extract/src/docx/unzip.ts';
import { docx, paragraph, run, table, twoLists } from '../documents/docx.ts';

const read = (bytes: Uint8Array, options = {}): Promise<Extracted> =>
  extract(bytes, { mode: 'fields', documentType: 'auto', ...options });

const linesOf = ({ text }: Extracted) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

test('paragraphs, tables and notes come in their order; headers are for fields, not for the text', async () => {
  const found = await read(
    docx({
      header: paragraph(run('Reference: ZX-900')),
      body: paragraph(run('First.')) + table([['A', 'B']]) + paragraph(run('Last.')),
      footnotes: paragraph(run('A note.')),
    }),
    { fields: [{ name: 'Reference', type: 'string' }] },
  );
  expect(linesOf(found)).toEqual(['First.', 'A   B', 'Last.', 'A note.']);
  expect(found.result).toEqual({ Reference: 'ZX-900' });
  expect(found.fields[0]?.box).toBeNull();
});

test('lists show their numbers, counted on over other paragraphs', async () => {
  const list = (text: string, id: number, level = 0) => paragraph(run(text), { id, level });
  const body = [
    list('Scope', 1),
    list('Goods', 1, 1),
    list('Services', 1, 1),
    paragraph(run('In between')),
    list('Price', 1),
    list('Fees', 1, 1),
    list('Point', 2),
  ].join('');
  expect(linesOf(await read(docx({ body, numbering: twoLists })))).toEqual([
    '1. Scope',
    '1.a) Goods',
    '1.b) Services',
    'In between',
    '2. Price',
    '2.a) Fees',
    '- Point',
  ]);
});

test('what was deleted, and the codes of fields, are not read', async () => {
  const body = paragraph(
    `${run('Kept ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${run('added')}</w:ins>` +
      '<w:r><w:instrText>PAGE</w:instrText></w:r>',
  );
  expect(linesOf(await read(docx({ body })))).toEqual(['Kept added']);
});

test('a table keeps its cells: several lines, several columns, merged with the row above', async () => {
  const rows = [
    [{ text: 'Item and price', span: 2 }, 'Note'],
    ['Paper', '12.50', { text: 'in stock', merged: false }],
    ['Ink,\nblack', '8.00', { text: 'ignored', merged: true }],
  ];
  const [found] = (await read(docx({ body: table(rows) }), { mode: 'text' })).tables;
  expect(found).toMatchObject({ page: 1, box: null });
  expect(found?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ['Item and price', '', 'Note'],
    ['Paper', '12.50', 'in stock'],
    ['Ink, black', '8.00', ''],
  ]);
});

test('an invoice written in Word gives its fields and line items', async () => {
  const body = [
    paragraph(run('Larkfield Joinery Ltd')),
    paragraph(run('INVOICE')),
    paragraph(run('Invoice number: LJ-204')),
    paragraph(run('Invoice date: 4 May 2026')),
    table([
      ['Description', 'Quantity', 'Unit price', 'Amount'],
      ['Oak shelf', '3', '40.00', '120.00'],
      ['Fitting', '2', '15.50', '31.00'],
    ]),
    paragraph(run('Total: EUR 151.00')),
  ].join('');
  const { result, documentType } = await read(docx({ body }));
  expect(documentType).toBe('invoice');
  expect(result).toMatchObject({
    invoice_number: 'LJ-204',
    issue_date: '2026-05-04',
    total_amount: 151,
    currency: 'EUR',
    line_items: [
      { description: 'Oak shelf', quantity: 3, unit_price: 40, amount: 120 },
      { description: 'Fitting', quantity: 2, unit_price: 15.5, amount: 31 },
    ],
  });
});

test('a bomb is refused by what it would unpack to', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(260 * 1024 * 1024) }, { level: 9 });
  expect(bomb.length).toBeLessThan(1024 * 1024);
  await expect(read(bomb)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

test.each([
  ['cut off', docx({ body: paragraph(run('x')) }).subarray(0, 300)],
  ['without a document', zipSync({ 'word/documents/readme.txt': strToU8('no') })],
  ['with broken XML', zipSync({ 'word/document.xml': strToU8('<w:document><!DOCTYPE x>') })],
])('a file that is %s is damaged', async (_name, bytes) => {
  await expect(read(bytes)).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
});

test('a Word document without any text is empty', async () => {
  await expect(read(docx({ body: paragraph('') }))).rejects.toMatchObject({ code: 'EMPTY_DOCUMENT' });
});

test('a bomb that lies about its size is unpacked no further than it said', () => {
  const truth = 50 * 1024 * 1024;
  const bomb = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(truth) }, { level: 9 }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(truth);
  // Once before the content, once in the directory at the end.
  const places = [bomb.indexOf(size), bomb.lastIndexOf(size)];
  for (const place of places) bomb.writeUInt32LE(1000, place);
  expect(new Set(places).size).toBe(2);
  const part = unzip(new Uint8Array(bomb), () => true).get('word/document.xml');
  expect(part).toHaveLength(1000);
});
