import type { Parser } from '@docglean/contract';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { accountOf } from '../documents/statement/account.ts';
import { type StatementLayout, statementLayouts } from '../documents/statement/layouts.ts';
import { renderStatement } from '../documents/statement/render-statement.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { storedFiles } from '../harness/stored-files.ts';
import { call, extractAll, formOf, refusal } from './requests.ts';
import { invoiceFile, textFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_MAX_FILE_MB: '1' });
});
afterAll(() => server.close());

const number = { name: 'Number', type: 'string', synonyms: ['Invoice number'] };
const total = { name: 'total', type: 'currency', required: true };

async function create(name: string, rest: object = {}): Promise<Parser> {
  const { status, json } = await call(server, 'POST', '/v1/parsers', { name, ...rest });
  expect(status).toBe(201);
  return json.parser;
}

describe('parsers', () => {
  test('are created, read, changed and deleted', async () => {
    const parser = await create('Papers', {
      fields: [number, total],
      language: 'en',
      document_type: 'invoice',
    });
    expect(parser).toMatchObject({ name: 'Papers', is_preset: false, fields: [number, total] });
    const at = `/v1/parsers/${parser.id}`;
    expect((await call(server, 'GET', at)).json.parser).toEqual(parser);

    const changed = await call(server, 'PATCH', at, { name: 'Letters', language: null });
    expect(changed.json.parser).toMatchObject({ name: 'Letters', language: null, fields: [number, total] });
    expect((await call(server, 'DELETE', at)).status).toBe(204);
    expect(await refusal(server, 'GET', at)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusal(server, 'DELETE', at)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusal(server, 'PATCH', at, { name: 'x' })).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  test('have names that are unique whatever the case', async () => {
    await create('Delivery notes');
    const other = await create('Other notes');
    expect(await refusal(server, 'POST', '/v1/parsers', { name: 'DELIVERY notes' })).toEqual([
      409,
      'CONFLICT',
    ]);
    expect(await refusal(server, 'PATCH', `/v1/parsers/${other.id}`, { name: 'delivery notes' })).toEqual([
      409,
      'CONFLICT',
    ]);
  });

  test('take a JSON Schema instead of fields, and say what is wrong with one that has none', async () => {
    const schema = {
      type: 'object',
      required: ['due'],
      properties: {
        due: { type: 'string', format: 'date' },
        items: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
      },
    };
    const parser = await create('From a schema', { schema });
    expect(parser.fields).toEqual([
      { name: 'due', type: 'date', required: true },
      { name: 'items', type: 'list<object>', fields: [{ name: 'price', type: 'number' }] },
    ]);
    const { status, json } = await call(server, 'POST', '/v1/parsers', {
      name: 'x',
      schema: { type: 'string' },
    });
    expect([status, json.error.details[0].path]).toEqual([400, 'schema']);
    expect(await refusal(server, 'POST', '/v1/parsers', { name: 'x', schema, fields: [number] })).toEqual([
      400,
      'INVALID_PAYLOAD',
    ]);
  });

  test('are listed page by page, own ones first, and searched by name', async () => {
    const names: string[] = [];
    for (let cursor = ''; ; ) {
      const { json } = await call(server, 'GET', `/v1/parsers?limit=2${cursor && `&cursor=${cursor}`}`);
      names.push(...json.items.map((parser: Parser) => parser.name));
      if (!json.next_cursor) break;
      cursor = json.next_cursor;
    }
    expect(names).toEqual([
      'From a schema',
      'Other notes',
      'Delivery notes',
      'Invoice',
      'Receipt',
      'Purchase order',
      'Delivery note',
      'Bank statement',
    ]);
    const search = async (query: string) =>
      (await call(server, 'GET', `/v1/parsers?${query}`)).json.items.map((parser: Parser) => parser.id);
    expect(await search('search=INVO')).toEqual(['invoice']);
    expect(await search('presets=exclude')).toHaveLength(3);
    expect(await search('presets=only')).toEqual([
      'invoice',
      'receipt',
      'purchase_order',
      'delivery_note',
      'bank_statement',
    ]);
    await create('100% sure');
    expect(await search('search=0%25')).toHaveLength(1);
    expect(await search('search=_')).toHaveLength(0);
  });

  test('that are built in can neither be changed nor deleted', async () => {
    expect(await refusal(server, 'PATCH', '/v1/parsers/invoice', { name: 'x' })).toEqual([
      409,
      'PRESET_IS_FIXED',
    ]);
    expect(await refusal(server, 'DELETE', '/v1/parsers/receipt')).toEqual([409, 'PRESET_IS_FIXED']);
  });
});

describe('extracting by a parser', () => {
  test('finds its fields, with its threshold', async () => {
    const parser = await create('By id', { fields: [total, number], review_threshold: 1 });
    const { id, documents } = await extractAll(server, [await invoiceFile('INV-9')], {
      parser_id: parser.id,
    });
    expect(documents[0]).toMatchObject({
      status: 'needs_review',
      parser_id: parser.id,
      result: { total: 119, Number: 'INV-9' },
    });
    expect(await server.client.extractions.get(id)).toMatchObject({
      parser_id: parser.id,
      review_threshold: 1,
      status: 'needs_review',
    });
    // What was submitted stays as it was when the parser is gone.
    await call(server, 'DELETE', `/v1/parsers/${parser.id}`);
    expect(await server.client.extractions.get(id)).toMatchObject({ parser_id: parser.id });
  });

  test('takes a built-in parser by its name', async () => {
    const { documents } = await extractAll(server, [await invoiceFile('INV-10')], { parser_id: 'invoice' });
    expect(documents[0]).toMatchObject({ document_type: 'invoice', result: { invoice_number: 'INV-10' } });
  });

  test('takes a JSON Schema for once', async () => {
    const schema = { type: 'object', properties: { invoice_number: { type: 'string' } } };
    const { documents } = await extractAll(server, [await invoiceFile('INV-11')], { schema });
    expect(documents[0]?.result).toEqual({ invoice_number: 'INV-11' });
  });

  test('of a parser that is not there, or has no fields, keeps no files', async () => {
    const filesBefore = storedFiles(server).length;
    const empty = await create('Empty');
    for (const [parserId, code] of [
      ['prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C', 'PARSER_NOT_FOUND'],
      [empty.id, 'PARSER_WITHOUT_FIELDS'],
    ]) {
      const form = formOf([await invoiceFile('INV-12')], { parser_id: parserId ?? '' });
      expect(await refusal(server, 'POST', '/v1/extractions', form)).toEqual([400, code]);
    }
    expect(storedFiles(server)).toHaveLength(filesBefore);
  });

  test('refuses two field lists at once', async () => {
    const files = [{ file_name: 'a.pdf', content_base64: 'AAAA' }];
    expect(
      await refusal(server, 'POST', '/v1/extractions', { files, parser_id: 'invoice', fields: [number] }),
    ).toEqual([400, 'INVALID_PAYLOAD']);
  });
});

describe('the interface for other platforms', () => {
  const fields = [
    { name: 'due_date', type: 'date' },
    { name: 'Kind', type: 'enum', enum: ['a', 'b'], required: true },
    { name: 'buyer', type: 'object', fields: [{ name: 'name', type: 'string', description: 'Who buys' }] },
    { name: 'lines', type: 'list<object>', fields: [{ name: 'unit_price', type: 'currency' }] },
    { name: 'tags', type: 'list<string>' },
  ];
  let at: string;
  beforeAll(async () => {
    at = `/v1/parsers/${(await create('For editors', { fields })).id}/interface`;
  });
  const written = async (format: string) => (await call(server, 'GET', `${at}?format=${format}`)).json;

  test('JSON Schema says types, values and parts', async () => {
    const { interface: schema, sample } = await written('json_schema');
    expect(schema.properties).toEqual({
      due_date: { type: ['string', 'null'], format: 'date' },
      Kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
      buyer: {
        type: ['object', 'null'],
        properties: { name: { type: ['string', 'null'], description: 'Who buys' } },
      },
      lines: {
        type: ['array', 'null'],
        items: { type: 'object', properties: { unit_price: { type: ['number', 'null'] } } },
      },
      tags: { type: ['array', 'null'], items: { type: 'string' } },
    });
    expect(sample).toEqual({
      due_date: '2026-03-14',
      Kind: 'a',
      buyer: { name: 'Name' },
      lines: [{ unit_price: 119.5 }],
      tags: ['Tags'],
    });
  });

  test('Make gets labelled parameters, collections and arrays', async () => {
    expect((await written('make')).interface).toEqual([
      { name: 'due_date', label: 'Due date', type: 'text' },
      { name: 'Kind', label: 'Kind', type: 'text' },
      {
        name: 'buyer',
        label: 'Buyer',
        type: 'collection',
        spec: [{ name: 'name', label: 'Name', type: 'text', help: 'Who buys' }],
      },
      {
        name: 'lines',
        label: 'Lines',
        type: 'array',
        spec: [{ name: 'unit_price', label: 'Unit price', type: 'number' }],
      },
      { name: 'tags', label: 'Tags', type: 'array', spec: { type: 'text' } },
    ]);
  });

  test('Zapier gets flat keys', async () => {
    expect((await written('zapier')).interface).toEqual([
      { key: 'due_date', label: 'Due date', type: 'datetime' },
      { key: 'Kind', label: 'Kind', type: 'string' },
      { key: 'buyer__name', label: 'Buyer: Name', type: 'string' },
      { key: 'lines[]unit_price', label: 'Lines: Unit price', type: 'number' },
      { key: 'tags[]', label: 'Tags', type: 'string' },
    ]);
  });

  test('n8n gets fields of its resource mapper', async () => {
    const { interface: columns } = await written('n8n');
    expect(columns.map((column: { id: string; type: string }) => [column.id, column.type])).toEqual([
      ['due_date', 'dateTime'],
      ['Kind', 'options'],
      ['buyer', 'object'],
      ['lines', 'array'],
      ['tags', 'array'],
    ]);
    expect(columns[1]).toMatchObject({
      required: true,
      options: [
        { name: 'a', value: 'a' },
        { name: 'b', value: 'b' },
      ],
    });
  });

  const withRows = {
    invoice: () => renderInvoice(englishInvoice, { layout: 'banner' }),
    bank_statement: () => renderStatement(accountOf(1), statementLayouts[0] as StatementLayout),
  };
  test.each(['invoice', 'bank_statement'] as const)(
    'the layout line_items of %s is that of exports',
    async (id) => {
      const rows = `/v1/parsers/${id}/interface?format=zapier&layout=line_items`;
      const { interface: described, sample } = (await call(server, 'GET', rows)).json;
      const names = described.map(({ key }: { key: string }) => key.replace(/(__|\[\]).*/, ''));
      const file = new File([new Uint8Array(await withRows[id]())], `${id}.pdf`);
      const extraction = await extractAll(server, [file], { document_type: id });
      const exported = `/v1/extractions/${extraction.id}/export?format=json&layout=line_items`;
      const [row] = (await call(server, 'GET', exported)).json;
      const about = ['document_id', 'extraction_id', 'file_name', 'status', 'document_type', 'confidence'];
      const others = ['is_verified', 'customer_id', 'created_at', 'error', 'table', 'row'];
      const values = Object.keys(row).filter((name) => ![...about, ...others].includes(name));
      expect(names).toEqual(expect.arrayContaining(values));
      expect(Object.keys(sample)).toEqual([...new Set(names)]);
      expect(values.length).toBeGreaterThan(5);
    },
  );

  test('a row gives way to the names of the document, and tables inside of objects count', async () => {
    const parser = await create('With a clash', {
      fields: [
        { name: 'row', type: 'string' },
        { name: 'item_name', type: 'string' },
        {
          name: 'order',
          type: 'object',
          fields: [
            { name: 'number', type: 'string' },
            { name: 'items', type: 'list<object>', fields: [{ name: 'name', type: 'string' }] },
          ],
        },
      ],
    });
    const { json } = await call(server, 'GET', `/v1/parsers/${parser.id}/interface?layout=line_items`);
    expect(Object.keys(json.interface.properties)).toEqual([
      'row (2)',
      'item_name',
      'order',
      'item_name (2)',
    ]);
    expect(Object.keys(json.interface.properties.order.properties)).toEqual(['number']);
    expect(json.sample).toMatchObject({ order: { number: 'Number' }, 'item_name (2)': 'Name' });
  });

  test('the sample is the newest document of the parser', async () => {
    const parser = await create('With a document', { fields: [number, { name: 'Missing', type: 'number' }] });
    await extractAll(server, [await invoiceFile('INV-13')], { parser_id: parser.id });
    const { json } = await call(server, 'GET', `/v1/parsers/${parser.id}/interface`);
    expect(json.sample).toEqual({ Number: 'INV-13', Missing: 119.5 });
  });
});

describe('detecting fields', () => {
  const note = (no: string, weight: string) =>
    textFile(`${no}.pdf`, [
      'DELIVERY NOTE',
      'Please check the goods on arrival.',
      `Consignment no.: ${no}`,
      `Total weight (kg): ${weight}`,
      `Delivered on: 2026-0${no.length % 9}-11`,
    ]);
  const detect = (at: string, files: File[]) => call(server, 'POST', at, formOf(files));

  test('fills an empty parser once, again only when asked to', async () => {
    const { id } = await create('To be filled');
    const at = `/v1/parsers/${id}/detect-fields`;
    const samples = [await note('TRK-4417', '120.5'), await note('TRK-98', '77.25')];
    const looked = await detect(`${at}?save=false`, samples);
    expect(looked.status).toBe(200);
    expect(looked.json.parser.fields).toEqual([]);
    const consignment = looked.json.fields.find(
      (field: { example: unknown }) => field.example === 'TRK-4417',
    );
    expect(consignment).toMatchObject({ type: 'string', box: { page: 1 } });

    const saved = await detect(at, samples);
    const names = saved.json.parser.fields.map((field: { name: string }) => field.name);
    expect(names).toContain(consignment.name);
    expect((await detect(at, samples)).json.error.code).toBe('SCHEMA_ALREADY_EXISTS');
    expect((await detect(`${at}?replace=true`, samples)).status).toBe(200);

    // What it proposed is found by it.
    const { documents } = await extractAll(server, [await note('TRK-555', '9.75')], { parser_id: id });
    expect(documents[0]?.result).toMatchObject({ [consignment.name]: 'TRK-555' });
  });

  test('says which sample it cannot read, and takes at most five', async () => {
    const { id } = await create('Unfilled');
    const at = `/v1/parsers/${id}/detect-fields`;
    const broken = await detect(at, [new File(['nothing'], 'x.bin')]);
    expect([broken.status, broken.json.error.code]).toEqual([400, 'SAMPLE_NOT_READABLE']);
    const six = await detect(at, await Promise.all(Array.from({ length: 6 }, () => note('A', '1'))));
    expect([six.status, six.json.error.code]).toEqual([400, 'TOO_MANY_FILES']);
    expect(await refusal(server, 'POST', at, { files: [] })).toEqual([400, 'INVALID_PAYLOAD']);
    const large = await detect(at, [new File([new Uint8Array(1024 * 1024 + 1)], 'large.pdf')]);
    expect([large.status, large.json.error.code]).toEqual([413, 'FILE_TOO_LARGE']);
    const text = await server.request(at, {
      method: 'POST',
      body: 'a',
      headers: { 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(415);
    const preset = await detect('/v1/parsers/invoice/detect-fields', [await note('A', '1')]);
    expect(preset.json.error.code).toBe('PRESET_IS_FIXED');
  });

  test('takes samples by upload', async () => {
    const { id } = await create('By upload');
    const upload = await server.client.uploads.create(await note('TRK-1', '3.5'), 'one.pdf');
    const { status, json } = await call(server, 'POST', `/v1/parsers/${id}/detect-fields`, {
      files: [{ upload_id: upload.id }],
    });
    expect(status).toBe(200);
    expect(json.fields.map((field: { example: unknown }) => field.example)).toContain('TRK-1');
  });
});
