import { readFileSync } from 'node:fs';
import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceItem } from './input-items.ts';
import { action, binaryData, loadOptions, type RunOptions, runNode } from './n8n-engine.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const run = (parameters: RunOptions['parameters'], items: RunOptions['items'] = [{ json: {} }]) =>
  runNode({
    items,
    parameters: { resource: 'document', ...parameters },
    credentials: { serverUrl: server.url, apiKey },
  });

const extract = async (parameters: RunOptions['parameters'] = {}, items?: RunOptions['items']) =>
  run(
    { operation: 'extract', waitMode: 'poll', ...parameters },
    items ?? [await invoiceItem(englishInvoice)],
  );

describe('Extract', () => {
  test('one item per line item: each row with the values of its document, named as in exports', async () => {
    const { items } = await extract({ itemPer: 'lineItem' });
    expect(items).toHaveLength(englishInvoice.lines.length);
    expect(items[1]).toEqual({
      json: expect.objectContaining({
        invoice_number: 'BK-2026-0418',
        table: 'line_items',
        row: 2,
        line_item_sku: 'WT-033',
        line_item_amount: 901,
        needs_review: false,
      }),
      pairedItem: { item: 0 },
    });
    expect(items[1]?.json).not.toHaveProperty('line_items');

    const id = String(items[0]?.json.extraction_id);
    const exported = await server.client.extractions.export(id, { format: 'csv', layout: 'line_items' });
    const [head = ''] = (await exported.text()).replace(/^\uFEFF/, '').split('\r\n');
    const own = Object.keys(items[1]?.json ?? {}).filter((name) => name !== 'source');
    const notExported = ['needs_review'];
    expect(head.split(',')).toEqual(
      expect.arrayContaining(own.filter((name) => !notExported.includes(name))),
    );
  });

  test('one item per field: value, confidence and place', async () => {
    const { items } = await extract({ itemPer: 'field' });
    expect(items.map(({ json }) => json)).toContainEqual(
      expect.objectContaining({
        field: 'total_amount',
        value: 3463.8,
        type: 'currency',
        printed_as: expect.stringContaining('463.80'),
        confidence: expect.any(Number),
        page: 1,
        box: expect.objectContaining({ page: 1, x: expect.any(Number) }),
        file_name: 'BK-2026-0418.pdf',
      }),
    );
  });

  test('a saved parser finds its own fields, given by its ID or the address of its page', async () => {
    const parser = await server.client.parsers.create({
      name: 'Totals only',
      fields: [{ name: 'grand', type: 'currency', synonyms: ['Total'] }],
    });
    for (const parserId of [
      { __rl: true, mode: 'list', value: parser.id },
      { __rl: true, mode: 'id', value: ` ${parser.id} ` },
      { __rl: true, mode: 'url', value: `https://docs.example.com/parsers/${parser.id}?tab=fields` },
    ]) {
      const { items, error } = await extract({ whatToExtract: 'parser', parserId });
      expect(error).toBeUndefined();
      expect(items[0]?.json).toMatchObject({ grand: 3463.8 });
    }
    const { error } = await extract({
      whatToExtract: 'parser',
      parserId: { __rl: true, mode: 'id', value: '={{ $json.nothing ?? "" }}' },
    });
    expect(error).toMatchObject({ message: 'No parser is chosen' });
  });

  test('engine, pages and password are passed on', async () => {
    const options = { engine: 'rules', pages: '1', password: 'not needed' };
    const { items, hints } = await extract({ options });
    expect(items[0]?.json).toMatchObject({ invoice_number: 'BK-2026-0418' });
    expect(hints).toContainEqual(expect.stringContaining('Only the pages 1 were read'));
    const beyond = await extract({ options: { pages: '7' } });
    expect(beyond.error?.message).toMatch(/could not be read/);
    const extraction = await server.client.extractions.get(String(items[0]?.json.extraction_id));
    expect(extraction.engine).toBe('rules');
  });

  test('an uploaded file is used by its ID, as an agent does that has no files', async () => {
    const item = await invoiceItem(germanInvoice);
    const file = new File([Buffer.from(item.binary?.data?.data ?? '', 'base64')], 'a.pdf');
    const { id } = await server.client.uploads.create(file, 'a.pdf');
    const { items } = await extract({ fileFrom: 'upload', uploadId: id }, [{ json: {} }]);
    expect(items[0]?.json).toMatchObject({ invoice_number: 'RE-20260077' });
    const { error } = await extract({ fileFrom: 'upload', uploadId: ' ' }, [{ json: {} }]);
    expect(error).toMatchObject({ message: 'The Upload ID is empty' });
  });

  test('documents that someone should look at are hinted at', async () => {
    const { items, hints } = await extract({ options: { reviewThreshold: 1 } });
    expect(items[0]?.json.needs_review).toBe(true);
    expect(hints).toEqual([expect.stringContaining('Someone should look at the values of 1 of 1 documents')]);
  });
});

describe('Extract Text', () => {
  test('gives the text and the tables', async () => {
    const { items } = await run({ operation: 'extractText', waitMode: 'poll' }, [
      await invoiceItem(englishInvoice),
    ]);
    expect(items[0]?.json).toMatchObject({
      text: expect.stringContaining('BK-2026-0418'),
      tables: expect.arrayContaining([
        { page: 1, rows: expect.arrayContaining([expect.arrayContaining(['WT-033'])]) },
      ]),
      page_count: 1,
      status: 'completed',
      file_name: 'BK-2026-0418.pdf',
    });
  });
});

/** A document that was read before. */
async function readBefore() {
  const { items } = await extract();
  const { extraction_id: extractionId, document_id: documentId } = items[0]?.json ?? {};
  return { extractionId: String(extractionId), documentId: String(documentId) };
}

describe('Get Result', () => {
  test('one document by its ID, its text too', async () => {
    const ids = await readBefore();
    const { items } = await run({ operation: 'getResult', ...ids });
    expect(items[0]?.json).toMatchObject({ document_id: ids.documentId, total_amount: 3463.8 });
    const { items: text } = await run({ operation: 'getResult', ...ids, resultText: true });
    expect(text[0]?.json.text).toContain('Brightmoor');
    const { items: fields } = await run({ operation: 'getResult', ...ids, documentId: '', itemPer: 'field' });
    expect(fields.length).toBeGreaterThan(5);
  });

  test('by default the IDs are those of the input item', () => {
    const parameters = action.description.properties.filter(
      ({ name, displayOptions }) =>
        ['extractionId', 'documentId'].includes(name) && displayOptions?.show?.resource?.includes('document'),
    );
    expect(parameters.map(({ default: value }) => value)).toEqual([
      '={{ $json.extraction_id }}',
      '={{ $json.document_id }}',
      '',
    ]);
  });
});

test('Get Many searches all documents, as many as asked for', async () => {
  await extract({ options: { customerId: 'C-77' } }, [
    await invoiceItem(englishInvoice),
    await invoiceItem(germanInvoice),
  ]);
  const many = (parameters: object) => run({ operation: 'getMany', ...parameters });
  const filters = { customerId: 'C-77' };
  expect((await many({ filters, returnAll: true })).items).toHaveLength(2);
  expect((await many({ filters, limit: 1 })).items).toHaveLength(1);
  const { items } = await many({ filters, search: 'frässpindel' });
  expect(items).toMatchObject([{ json: { invoice_number: 'RE-20260077', needs_review: false } }]);
  expect((await many({ filters: { ...filters, status: 'failed' } })).items).toEqual([]);
  const { items: rows } = await many({ filters, itemPer: 'lineItem', returnAll: true });
  expect(rows).toHaveLength(englishInvoice.lines.length + germanInvoice.lines.length);
});

test.each([
  ['csv', /^\uFEFF?document_id,/],
  ['xlsx', /^PK/],
  ['json', /^\[/],
  ['xml', /^<\?xml/],
])('Export gives a %s file', async (format, start) => {
  const ids = await readBefore();
  const { items } = await run({ operation: 'export', ...ids, format });
  const file = items[0]?.binary?.data;
  expect(file?.fileName).toBe(`${ids.documentId}.${format}`);
  const bytes = file && (await binaryData.getAsBuffer(file));
  expect(bytes?.toString('latin1').replace('ï»¿', '')).toMatch(start);
  expect(items[0]?.json.size_bytes).toBe(bytes?.length);
});

describe('Review', () => {
  const parserId = { __rl: true, mode: 'list', value: 'invoice' };

  test('confirms everything as read', async () => {
    const ids = await readBefore();
    const { items } = await run({ operation: 'review', ...ids, reviewValues: 'confirm' });
    expect(items[0]?.json).toMatchObject({ overall_accuracy: 1, total_amount: 3463.8 });
  });

  test('corrects fields that the editor offers by the parser’s own list', async () => {
    const context = await loadOptions({
      parameters: { resource: 'document', operation: 'review', reviewValues: 'fields', parserId },
      credentials: { serverUrl: server.url, apiKey },
    });
    const { fields } = (await action.methods?.resourceMapping?.fieldsOfParser?.call(context)) ?? {
      fields: [],
    };
    expect(fields).toContainEqual(
      expect.objectContaining({ id: 'total_amount', type: 'number', required: false }),
    );

    const ids = await readBefore();
    const { items } = await run({
      operation: 'review',
      ...ids,
      reviewValues: 'fields',
      parserId,
      values: {
        mappingMode: 'defineBelow',
        value: { total_amount: 3463.81, due_date: '2026-04-30T00:00:00.000Z' },
        schema: fields,
      },
    });
    expect(items[0]?.json).toMatchObject({ total_amount: 3463.81, due_date: '2026-04-30' });
    expect(items[0]?.json.overall_accuracy).toBeLessThan(1);
    const document = await server.client.documents.get(ids.extractionId, ids.documentId);
    expect(document.is_verified).toBe(true);
    expect(document.ground_truth).toMatchObject({ total_amount: 3463.81, invoice_number: 'BK-2026-0418' });
  });

  test('takes JSON, and says what is wrong with it', async () => {
    const ids = await readBefore();
    const review = (valuesJson: unknown) =>
      run({ operation: 'review', ...ids, reviewValues: 'json', valuesJson });
    expect((await review('{"total_amount": 12')).error).toMatchObject({
      message: '"Values (JSON)" is not valid JSON',
    });
    expect((await review('[1]')).error).toMatchObject({ message: '"Values (JSON)" is not a JSON object' });
    expect((await review('{"totl": 12}')).error).toMatchObject({
      description: expect.stringContaining('"total_amount"'),
    });
    expect((await review('{"total_amount": 12}')).items[0]?.json).toMatchObject({ total_amount: 12 });
  });

  test('without a field to correct it asks for one', async () => {
    const ids = await readBefore();
    const values = { mappingMode: 'defineBelow', value: {}, schema: [] };
    const { error } = await run({ operation: 'review', ...ids, reviewValues: 'fields', parserId, values });
    expect(error).toMatchObject({ message: 'There are no values to correct' });
  });
});

test('Delete removes a document for good', async () => {
  const ids = await readBefore();
  expect((await run({ operation: 'delete', ...ids })).items).toEqual([
    { json: { deleted: true }, pairedItem: { item: 0 } },
  ]);
  expect((await run({ operation: 'delete', ...ids })).error).toMatchObject({ httpCode: '404' });
  const { error } = await run({ operation: 'delete', ...ids, documentId: ' ' });
  expect(error).toMatchObject({ message: 'The Document ID is empty' });
});

test('every operation has its own sentence in the list of actions, and each icon is there', () => {
  const operations = action.description.properties
    .filter(({ name }) => name === 'operation')
    .flatMap(({ options = [] }) => options as { value: string; action: string }[]);
  const actions = operations.map(({ action }) => action);
  expect(new Set(actions).size).toBe(actions.length);
  const { light, dark } = action.description.icon as { light: string; dark: string };
  for (const icon of [light, dark]) {
    const file = new URL(`../../nodes/dist/nodes/Docglean/${icon.replace('file:', '')}`, import.meta.url);
    expect(readFileSync(file, 'utf8')).toContain('<svg');
  }
});
