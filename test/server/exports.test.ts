import type { DocumentSummary } from '@docglean/contract';
import { read as readWorkbook, utils, type WorkBook } from '@e965/xlsx';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { byHeader, parseCsv } from './read-csv.ts';
import { call, extractAll, refusal } from './requests.ts';
import { invoiceFile, longFile, textFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  // On the far side of the date line: a day that passes through a local time would become another.
  server = await startTestServer({ TZ: 'Pacific/Auckland' });
});
afterAll(() => server.close());

type Row = Record<string, unknown>;

/** An extraction of two invoices with line items and a file that cannot be read. */
async function invoices(): Promise<{ id: string; documents: DocumentSummary[] }> {
  const pdf = async (truth: typeof englishInvoice) =>
    new File([new Uint8Array(await renderInvoice(truth, { layout: 'banner' }))], `${truth.number}.pdf`);
  const broken = new File(['%PDF-1.4 and nothing else'], 'broken.pdf');
  const files = [await pdf(englishInvoice), broken, await pdf(germanInvoice)];
  return extractAll(server, files, { document_type: 'invoice' });
}

async function download(path: string): Promise<{ bytes: Buffer; headers: Headers }> {
  const response = await server.request(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (!response.ok) throw new Error(`${path}: ${response.status} ${bytes}`);
  return { bytes, headers: response.headers };
}

const jsonOf = async (path: string): Promise<Row[]> =>
  JSON.parse((await download(`${path}format=json`)).bytes.toString());

/** Cells of a CSV file as text. */
async function csvOf(path: string): Promise<string[][]> {
  const text = (await download(`${path}format=csv`)).bytes.toString();
  expect(text.startsWith('\ufeff')).toBe(true);
  return parseCsv(text.slice(1));
}

const workbookOf = async (path: string): Promise<WorkBook> =>
  readWorkbook((await download(`${path}format=xlsx`)).bytes, { cellNF: true, cellFormula: true });

/** Rows of a sheet with what its cells hold: a day is a number there. */
function sheetRows(book: WorkBook, name: string): Row[] {
  const sheet = book.Sheets[name] ?? {};
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const numbers = (to: number) => Array.from({ length: to + 1 }, (_, index) => index);
  return byHeader(
    numbers(end.r).map((r) => numbers(end.c).map((c) => sheet[utils.encode_cell({ r, c })]?.v ?? null)),
  );
}

async function xmlOf(path: string): Promise<{ text: string; json: Row }> {
  const text = (await download(`${path}format=xml`)).bytes.toString();
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    attributeNamePrefix: '@',
  });
  // This parser refuses a name that objects have of themselves.
  return { text, json: parser.parse(text.replaceAll('constructor', 'constructed')) };
}

/** Days since 1899-12-30, as spreadsheets count. */
const serial = (day: string) => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

describe('every format and layout of an extraction', () => {
  let id: string;
  let at: string;
  beforeAll(async () => {
    ({ id } = await invoices());
    at = `/v1/extractions/${id}/export?`;
  });

  test('documents: a row for each, also for the one that failed, with its error', async () => {
    const expected = [
      {
        file_name: `${englishInvoice.number}.pdf`,
        status: 'completed',
        issue_date: englishInvoice.issueDate,
      },
      { file_name: 'broken.pdf', status: 'failed', error: expect.stringMatching(/\w+ \w+/) },
      { file_name: `${germanInvoice.number}.pdf`, status: 'completed', total_amount: germanInvoice.total },
    ];
    const rows = await jsonOf(at);
    expect(rows).toMatchObject(expected);
    expect(rows[0]?.line_items).toHaveLength(englishInvoice.lines.length);

    const cells = await csvOf(at);
    expect(byHeader(cells)).toMatchObject([
      expected[0],
      expected[1],
      { ...expected[2], total_amount: String(germanInvoice.total), is_verified: 'false' },
    ]);
    expect(cells[0]).not.toContain('line_items');
    expect(cells[0]).not.toContain('taxes');

    const { json } = await xmlOf(at);
    const { document } = json.documents as { document: Record<string, Row>[] };
    expect(document.map((element) => element.file_name?.['#text'])).toEqual(
      expected.map((row) => row.file_name),
    );
    expect(document[2]?.total_amount).toEqual({ '#text': String(germanInvoice.total), '@type': 'currency' });
    expect(document[0]?.issue_date).toEqual({ '#text': englishInvoice.issueDate, '@type': 'date' });
    expect((document[0]?.line_items as unknown as { item: Row[] } | undefined)?.item).toHaveLength(
      englishInvoice.lines.length,
    );
  });

  test('line items: a row for each, with the values of its document before it', async () => {
    const lines = [...englishInvoice.lines, ...germanInvoice.lines];
    const rows = await jsonOf(`${at}layout=line_items&`);
    expect(rows.map((row) => row.line_item_amount)).toEqual(lines.map((line) => line.amount));
    expect(rows.at(-1)).toMatchObject({ invoice_number: germanInvoice.number, table: 'line_items', row: 3 });
    expect(rows[0]).not.toHaveProperty('line_items');

    const cells = byHeader(await csvOf(`${at}layout=line_items&`));
    expect(cells.map((row) => Number(row.line_item_amount))).toEqual(lines.map((line) => line.amount));
    expect(cells[0]).toMatchObject({ invoice_number: englishInvoice.number, row: '1' });

    const { json } = await xmlOf(`${at}layout=line_items&`);
    const { line_item } = json.line_items as { line_item: Record<string, Row>[] };
    expect(line_item.map((row) => Number(row.line_item_amount?.['#text']))).toEqual(
      lines.map((line) => line.amount),
    );

    const book = await workbookOf(`${at}layout=line_items&`);
    expect(book.SheetNames).toEqual(['Line items']);
    expect(sheetRows(book, 'Line items').map((row) => row.line_item_amount)).toEqual(
      lines.map((line) => line.amount),
    );
  });

  test('line items of another table, which must be one that there is', async () => {
    const rows = await jsonOf(`${at}layout=line_items&table=taxes&`);
    expect(rows).toMatchObject([
      { table: 'taxes', tax_rate: englishInvoice.taxRate },
      { table: 'taxes', tax_rate: germanInvoice.taxRate },
    ]);
    const { status, json } = await call(server, 'GET', `${at}layout=line_items&table=Taxes`);
    expect([status, json.error.code, json.error.details[0].fix]).toEqual([
      400,
      'INVALID_PAYLOAD',
      expect.stringContaining('"taxes"'),
    ]);
    expect(await refusal(server, 'GET', `${at}table=taxes`)).toEqual([400, 'INVALID_PAYLOAD']);
  });

  test('a workbook has numbers, days and amounts as such, and a sheet for each table', async () => {
    const book = await workbookOf(at);
    expect(book.SheetNames).toEqual(['Documents', 'Taxes', 'Line items']);
    const rows = sheetRows(book, 'Documents');
    expect(rows).toMatchObject([
      { invoice_number: englishInvoice.number, issue_date: serial(englishInvoice.issueDate) },
      { status: 'failed', total_amount: null },
      { total_amount: germanInvoice.total, is_verified: false },
    ]);
    const sheet = book.Sheets.Documents ?? {};
    const header = Object.keys(rows[0] ?? {});
    const cellBelow = (name: string) => sheet[utils.encode_cell({ c: header.indexOf(name), r: 1 })];
    expect(cellBelow('total_amount')).toMatchObject({ t: 'n', z: '#,##0.00' });
    expect(cellBelow('issue_date')).toMatchObject({
      t: 'n',
      z: 'yyyy\\-mm\\-dd',
      w: englishInvoice.issueDate,
    });
    expect(sheetRows(book, 'Line items')).toMatchObject(
      [englishInvoice, germanInvoice].flatMap(({ number, lines }) =>
        lines.map((line, index) => ({ file_name: `${number}.pdf`, row: index + 1, amount: line.amount })),
      ),
    );
  });

  test('the header of a sheet is bold and stays in sight', async () => {
    const files = unzipSync((await download(`${at}format=xlsx`)).bytes);
    const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/);
    const style = Number(/<row><c t="inlineStr" s="(\d+)">/.exec(sheet)?.[1]);
    const formats =
      part('xl/styles.xml')
        .split('<cellXfs')[1]
        ?.match(/<xf [^>]*>/g) ?? [];
    const font = Number(/fontId="(\d+)"/.exec(formats[style] ?? '')?.[1]);
    expect(part('xl/styles.xml').match(/<font>.*?<\/font>/g)?.[font]).toContain('<b/>');
  });

  test('one document alone, in a file named like it', async () => {
    const [, , german] = await Array.fromAsync(server.client.extractions.results(id));
    const one = `/v1/extractions/${id}/documents/${german?.id}/export?`;
    expect(await jsonOf(one)).toMatchObject([{ document_id: german?.id, total_amount: germanInvoice.total }]);
    const { headers } = await download(`${one}format=csv&layout=line_items`);
    expect(headers.get('content-disposition')).toBe(`attachment; filename=${germanInvoice.number}.csv`);
  });

  test('documents across extractions, newest first, by the filters of the list', async () => {
    const { id: later } = await extractAll(server, [await invoiceFile('INV-5')], {
      document_type: 'invoice',
      customer_id: 'c-7',
    });
    const rows = await jsonOf('/v1/documents/export?');
    const ids = rows.map((row) => row.extraction_id);
    expect(ids.indexOf(later)).toBeLessThan(ids.indexOf(id));
    expect(await jsonOf('/v1/documents/export?customer_id=c-7&')).toMatchObject([
      { invoice_number: 'INV-5' },
    ]);
    expect(await jsonOf('/v1/documents/export?customer_id=c-8&')).toEqual([]);
    expect((await jsonOf('/v1/documents/export?status=failed&')).map((row) => row.file_name)).toEqual([
      'broken.pdf',
    ]);
    const response = await server.client.documents.export({
      format: 'csv',
      search: 'INV-5',
      is_verified: false,
    });
    expect(byHeader(parseCsv((await response.text()).slice(1)))).toMatchObject([{ extraction_id: later }]);
  });

  test('nothing to export gives a whole file without rows', async () => {
    const none = '/v1/documents/export?customer_id=nobody&';
    expect((await csvOf(none)).length).toBe(1);
    expect((await xmlOf(none)).json).toHaveProperty('documents');
    expect((await workbookOf(none)).SheetNames).toEqual(['Documents']);
    expect((await workbookOf(`${none}layout=line_items&table=taxes&`)).SheetNames).toEqual(['Line items']);
  });
});

describe('what cannot be exported', () => {
  test.each([
    '/v1/extractions/ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C/export',
    '/v1/extractions/ext_1/documents/doc_1/export',
  ])('404 for %s', async (path) =>
    expect(await refusal(server, 'GET', path)).toEqual([404, 'RESOURCE_NOT_FOUND']),
  );

  test('400 for a format that there is not, on each of the three', async () => {
    const { id, documents } = await extractAll(server, [await invoiceFile('INV-1')]);
    for (const path of [
      `/v1/extractions/${id}/export`,
      `/v1/extractions/${id}/documents/${documents[0]?.id}/export`,
      '/v1/documents/export',
    ]) {
      expect(await refusal(server, 'GET', `${path}?format=pdf`)).toEqual([400, 'INVALID_PAYLOAD']);
      const withoutKey = await server.request(path, { headers: { 'x-api-key': 'dg_wrong' } });
      expect(withoutKey.status).toBe(401);
    }
  });

  test('409 NOT_FINISHED while it runs', async () => {
    const { id } = await server.client.extractions.create({ files: [await longFile()] });
    const [document] = await Array.fromAsync(server.client.extractions.results(id));
    expect(await refusal(server, 'GET', `/v1/extractions/${id}/export?format=xlsx`)).toEqual([
      409,
      'NOT_FINISHED',
    ]);
    const one = `/v1/extractions/${id}/documents/${document?.id}/export`;
    expect(await refusal(server, 'GET', one)).toEqual([409, 'NOT_FINISHED']);
    await server.client.extractions.wait(id);
  });
});

describe('values and names that are hard to export', () => {
  const dangerous = ['=HYPERLINK("http://x.example","y")', '+1', '@x', '-2+3', '\t=1', '\r=1', ' =1', '＝1'];
  const harmlessTexts = ['-12.50', 'a=b', "it's", 'one\ntwo', '_x0041_', '5 < 6 & 7', ''];
  const values = {
    status: 'paid',
    Total: 1234.5,
    total: -0.07,
    '1st <place>': 'first',
    xmlThing: 'x',
    '"quoted", name': 'He said "no", twice',
    'emoji 😀': '😀\u0000\u0001\u000b',
    'Währung/ª': 'ß',
    '=cmd()': 'header',
    constructor: 'c',
    account: '00012345678901234567',
    big: 123456789012345680,
    buyer: { name: 'Åsa', address: { city: 'Oslo' }, 'new part': 7 },
    'buyer.name': 'another',
    tags: ['a', 'b, c'],
    due: '2026-03-01',
    old: '1899-01-05',
    seen: '2026-03-01T23:30:00-08:00',
    paid: true,
    Positions: [...dangerous, ...harmlessTexts].map((text, at) => ({
      text,
      price: at,
      day: '2026-12-31',
      extra: 'e',
    })),
  };
  const text = (name: string) => ({ name, type: 'string' });
  const fields = [
    ...[
      'status',
      '1st <place>',
      'xmlThing',
      '"quoted", name',
      'emoji 😀',
      'Währung/ª',
      '=cmd()',
      'constructor',
    ].map(text),
    { name: 'Total', type: 'currency' },
    { name: 'total', type: 'currency' },
    text('account'),
    { name: 'big', type: 'number' },
    {
      name: 'buyer',
      type: 'object',
      fields: [text('name'), { name: 'address', type: 'object', fields: [text('city')] }],
    },
    text('buyer.name'),
    { name: 'tags', type: 'list<string>' },
    { name: 'due', type: 'date' },
    { name: 'old', type: 'date' },
    { name: 'seen', type: 'datetime' },
    { name: 'paid', type: 'boolean' },
    {
      name: 'Positions',
      type: 'list<object>',
      fields: [text('text'), { name: 'price', type: 'currency' }, { name: 'day', type: 'date' }],
    },
  ];
  const name = 'März "2026"/a 😀';
  let at: string;
  beforeAll(async () => {
    const files = [await textFile('=cmd().pdf', ['Hello']), await textFile('second.pdf', ['Hello'])];
    const { id, documents } = await extractAll(server, files, { fields, name });
    const review = `/v1/extractions/${id}/documents/${documents[0]?.id}/review`;
    const { status, json } = await call(server, 'PUT', review, { values });
    expect([status, json.error]).toEqual([200, undefined]);
    at = `/v1/extractions/${id}/export?`;
  });

  test('JSON gives what a person wrote, in the order of the fields, under names that are free', async () => {
    const [row, second] = await jsonOf(at);
    expect(row).toMatchObject({
      status: 'completed',
      'status (2)': 'paid',
      is_verified: true,
      Total: 1234.5,
      total: -0.07,
    });
    expect(row).toMatchObject({
      buyer: values.buyer,
      tags: values.tags,
      due: '2026-03-01',
      constructor: 'c',
    });
    expect(second).toMatchObject({ is_verified: false, 'status (2)': null });
    const [columns = []] = await csvOf(at);
    const from = columns.indexOf('status (2)');
    expect(columns.slice(from)).toEqual([
      ...[
        'status (2)',
        '1st <place>',
        'xmlThing',
        '"quoted", name',
        'emoji 😀',
        'Währung/ª',
        "'=cmd()",
        'constructor',
      ],
      ...[
        'Total',
        'total',
        'account',
        'big',
        'buyer.name (2)',
        'buyer.address.city',
        'buyer.new part',
        'buyer.name',
      ],
      ...['tags', 'due', 'old', 'seen', 'paid'],
    ]);
  });

  test('CSV: texts are never formulas, numbers stay numbers', async () => {
    const rows = byHeader(await csvOf(`${at}layout=line_items&`));
    const shown = rows.map((row) => row.Position_text);
    expect(shown).toEqual([...dangerous.map((value) => `'${value}`), ...harmlessTexts]);
    expect(rows[0]).toMatchObject({
      file_name: "'=cmd().pdf",
      total: '-0.07',
      account: '00012345678901234567',
      'buyer.name': 'another',
      'buyer.name (2)': 'Åsa',
      'buyer.new part': '7',
      tags: 'a; b, c',
      paid: 'true',
      '"quoted", name': 'He said "no", twice',
      Position_extra: 'e',
    });
  });

  test('XLSX: texts are texts, days are days wherever the server stands', async () => {
    const book = await workbookOf(at);
    expect(book.SheetNames).toEqual(['Documents', 'Positions']);
    const [row, second] = sheetRows(book, 'Documents');
    expect(row).toMatchObject({
      '=cmd()': 'header',
      'status (2)': 'paid',
      account: '00012345678901234567',
      big: '123456789012345680',
      'emoji 😀': '😀',
      due: serial('2026-03-01'),
      old: '1899-01-05',
      seen: serial('2026-03-01') + 23.5 / 24,
      paid: true,
      Total: 1234.5,
    });
    expect(second).toMatchObject({ file_name: 'second.pdf', due: null });
    const positions = sheetRows(book, 'Positions');
    const texts = [...dangerous, ...harmlessTexts].map((value) => value.replace('\r', '\n') || null);
    expect(positions.map((position) => position.text)).toEqual(texts);
    expect(positions.map((position) => position.day)).toEqual(texts.map(() => serial('2026-12-31')));
    const cells = book.SheetNames.flatMap((sheet) => Object.values(book.Sheets[sheet] ?? {}));
    expect(cells.filter((cell) => cell?.f !== undefined)).toEqual([]);
  });

  test('XML: names are valid, and stand as they are beside', async () => {
    const { text: xml, json } = await xmlOf(at);
    const [document] = (json.documents as { document: Record<string, Row>[] }).document;
    expect(document?._1st__place_).toEqual({
      '#text': 'first',
      '@type': 'string',
      '@name': '1st <place>',
    });
    expect(document?._xmlThing?.['@name']).toBe('xmlThing');
    expect(document?.Währung__).toEqual({ '#text': 'ß', '@type': 'string', '@name': 'Währung/ª' });
    expect(document?.status__2_).toMatchObject({
      '#text': 'paid',
      '@name': 'status (2)',
    });
    expect(document?.emoji__).toMatchObject({ '#text': '😀' });
    expect(document?.buyer?.address).toMatchObject({
      city: { '#text': 'Oslo', '@type': 'string' },
      '@type': 'object',
    });
    expect(document?.tags).toMatchObject({ item: ['a', 'b, c'], '@type': 'list' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\r]/);
    expect(xml).toContain('5 &lt; 6 &amp; 7');
  });

  test('the file is called like the extraction, as far as file systems allow', async () => {
    const { headers } = await download(`${at}format=xml`);
    const [, encoded = ''] = /filename\*=UTF-8''(\S+)/.exec(headers.get('content-disposition') ?? '') ?? [];
    expect(decodeURIComponent(encoded)).toBe('März _2026__a 😀.xml');
  });
});

test('a caller that goes away leaves the server in order', async () => {
  const leaving = new AbortController();
  const init = { headers: { 'x-api-key': apiKey }, signal: leaving.signal };
  await fetch(`${server.url}/v1/documents/export?format=xlsx`, init);
  leaving.abort();
  expect((await server.request('/v1/documents/export?format=csv')).status).toBe(200);
  expect(server.output()).not.toContain('request failed');
});

test('days are the same west of Greenwich', async () => {
  const western = await startTestServer({ TZ: 'America/Los_Angeles' });
  try {
    const { id } = await extractAll(western, [await invoiceFile('INV-3')], { document_type: 'invoice' });
    const response = await western.request(`/v1/extractions/${id}/export?format=xlsx`);
    const book = readWorkbook(Buffer.from(await response.arrayBuffer()));
    expect(sheetRows(book, 'Documents')[0]?.issue_date).toBe(serial('2026-03-14'));
  } finally {
    await western.close();
  }
});
