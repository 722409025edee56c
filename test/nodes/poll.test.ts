import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { fileItem, invoiceItem, numberedInvoices, textItem } from './input-items.ts';
import { binaryData, ExecuteContext, type RunOptions, runNode, storedFileItem } from './n8n-engine.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const poll = (
  items: RunOptions['items'],
  parameters: RunOptions['parameters'] = {},
  settings: Partial<RunOptions> = {},
) =>
  runNode({
    items,
    parameters: { resource: 'document', operation: 'extract', waitMode: 'poll', ...parameters },
    credentials: { serverUrl: server.url, apiKey },
    ...settings,
  });

test('every input item comes out with its own values, as numbers, dates and lists', async () => {
  const { status, items } = await poll([await invoiceItem(englishInvoice), await invoiceItem(germanInvoice)]);
  expect(status).toBe('success');
  expect(items).toEqual([
    {
      json: expect.objectContaining({
        invoice_number: 'BK-2026-0418',
        issue_date: '2026-03-12',
        total_amount: 3463.8,
        currency: 'EUR',
        seller_name: 'Brightmoor Kitchens Ltd',
        status: 'completed',
        needs_review: false,
        document_type: 'invoice',
        file_name: 'BK-2026-0418.pdf',
        confidence: expect.any(Number),
        extraction_id: expect.stringMatching(/^ext_/),
        document_id: expect.stringMatching(/^doc_/),
      }),
      pairedItem: { item: 0 },
    },
    {
      json: expect.objectContaining({
        invoice_number: 'RE-20260077',
        issue_date: '2026-02-03',
        currency: 'EUR',
        seller_name: 'Tannhof Werkzeugbau GmbH',
        source: { index: 1, fileName: 'RE-20260077.pdf' },
      }),
      pairedItem: { item: 1 },
    },
  ]);
  expect(items[0]?.json.line_items).toContainEqual(
    expect.objectContaining({ sku: 'WT-033', quantity: 4.25, unit_price: 212, amount: 901 }),
  );
  expect(new Set(items.map(({ json }) => json.extraction_id)).size).toBe(1);
});

test('without Simplify a document is as the API gives it', async () => {
  const { items } = await poll([await invoiceItem(englishInvoice)], { simplify: false });
  expect(items[0]?.json).toMatchObject({
    result: { total_amount: 3463.8 },
    mime_type: 'application/pdf',
    fields: expect.arrayContaining([
      expect.objectContaining({ name: 'total_amount', box: expect.any(Object) }),
    ]),
  });
});

test('the user’s own fields are extracted under their own names, a table with its columns', async () => {
  const field = [
    { name: 'Rechnung Nr.', type: 'string', required: true, synonyms: 'Invoice no., Invoice number' },
    { name: 'status', type: 'string', synonyms: 'PO number' },
    { name: 'source', type: 'string', synonyms: 'Seller' },
    { name: 'Grand total', type: 'currency', synonyms: 'Total', description: 'With tax' },
    {
      name: 'Positions',
      type: 'list<object>',
      columns: {
        column: [
          { name: 'Item', type: 'string', synonyms: 'Description' },
          { name: 'Amount', type: 'currency' },
        ],
      },
    },
  ];
  const { items, status } = await poll([await invoiceItem(englishInvoice)], {
    whatToExtract: 'fields',
    fields: { field },
  });
  expect(status).toBe('success');
  expect(items[0]?.json).toMatchObject({
    'Rechnung Nr.': 'BK-2026-0418',
    'Grand total': 3463.8,
    Positions: expect.arrayContaining([expect.objectContaining({ Amount: 901 })]),
    docglean_source: { index: 0, fileName: 'BK-2026-0418.pdf' },
    docglean_status: expect.stringMatching(/completed|needs_review/),
  });
  expect(items[0]?.json.status).not.toBe('completed');
});

test.each([
  [[], /Add at least one field/],
  [[{ name: ' ', type: 'string' }], /Every field needs a name/],
  [[{ name: 'state', type: 'enum', allowedValues: ' , ' }], /allowed values of "state"/],
  [[{ name: 'lines', type: 'list<object>' }], /columns of the table "lines"/],
])('own fields that cannot work are refused before anything is sent: %j', async (field, message) => {
  const { error } = await poll([await invoiceItem(englishInvoice)], {
    whatToExtract: 'fields',
    fields: { field },
  });
  expect(error?.message).toMatch(message);
});

test('options reach the server, and items with other options become another extraction', async () => {
  const items = [
    await invoiceItem(englishInvoice, { customer: 'C-1' }),
    await invoiceItem(germanInvoice, { customer: 'C-2' }),
    await invoiceItem(englishInvoice, { customer: 'C-1' }),
  ];
  const run = await poll(items, {
    simplify: false,
    options: {
      customerId: '={{ $json.customer }}',
      metadata: { entries: [{ name: 'project', value: 'Apollo' }] },
      reviewThreshold: 1,
      language: 'EN',
    },
  });
  expect(run.items.map(({ json }) => [json.customer_id, json.status])).toEqual([
    ['C-1', 'needs_review'],
    ['C-2', 'needs_review'],
    ['C-1', 'needs_review'],
  ]);
  expect(run.items[0]?.json.metadata).toMatchObject({ project: 'Apollo' });
  const [first, second, third] = run.items.map(({ json }) => json.extraction_id);
  expect(third).toBe(first);
  expect(second).not.toBe(first);
});

test('more than 30 files become several extractions, and the items stay in order', async () => {
  const run = await poll(await numberedInvoices(33));
  expect(run.items.map(({ json }) => json.invoice_number)).toEqual(
    Array.from({ length: 33 }, (_, index) => `BK-${1001 + index}`),
  );
  expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(run.items.map((_, item) => ({ item })));
  expect(new Set(run.items.map(({ json }) => json.extraction_id)).size).toBe(2);
});

test('a file that n8n keeps on disk is streamed, never held whole', async () => {
  const item = await storedFileItem(await invoiceItem(englishInvoice));
  expect(item.binary?.data?.id).toMatch(/^filesystem/);
  const held = import.meta.jest.spyOn(binaryData, 'getAsBuffer');
  const { items } = await poll([item]);
  expect(items[0]?.json.total_amount).toBe(3463.8);
  expect(held).not.toHaveBeenCalled();
  held.mockRestore();
});

test('as the tool of an agent the node does not go to sleep', async () => {
  const isTool = import.meta.jest.spyOn(ExecuteContext.prototype, 'isToolExecution').mockReturnValue(true);
  const { status, items } = await poll([await invoiceItem(englishInvoice)], { waitMode: 'suspend' });
  expect(status).toBe('success');
  expect(items[0]?.json.total_amount).toBe(3463.8);
  isTool.mockRestore();
});

describe('a file from a web address', () => {
  const fromUrl = (fileUrl: string) => poll([{ json: {} }], { fileFrom: 'url', fileUrl });

  test('is loaded by the server', async () => {
    const pdf = await renderInvoice(englishInvoice, { layout: 'plain' });
    const files = createServer((_request, response) => response.end(pdf)).listen(0, '127.0.0.1');
    await once(files, 'listening');
    const { port } = files.address() as AddressInfo;
    const { items } = await fromUrl(`http://127.0.0.1:${port}/inbox/invoice.pdf`);
    files.close();
    expect(items[0]?.json).toMatchObject({ invoice_number: 'BK-2026-0418', file_name: 'invoice.pdf' });
  });

  test('must have one', async () => {
    expect((await fromUrl('invoice.pdf')).error?.message).toBe('"invoice.pdf" is not a web address');
  });
});

test('Keep Source keeps fields and files of the input', async () => {
  const input = await invoiceItem(englishInvoice, { sender: 'post@example.com', currency: 'old' });
  const keep = async (keepSource: string) => (await poll([input], { options: { keepSource } })).items[0];
  const both = await keep('both');
  expect(both?.json).toMatchObject({ sender: 'post@example.com', currency: 'EUR' });
  expect(both?.binary?.data?.fileName).toBe('BK-2026-0418.pdf');
  expect((await keep('json'))?.binary).toBeUndefined();
  expect((await keep('binary'))?.json.sender).toBeUndefined();
});

describe('a file that cannot be read', () => {
  test('stops the node with words that help, and says where the other documents are', async () => {
    const { error, status } = await poll([await invoiceItem(englishInvoice), textItem()]);
    expect(status).toBe('error');
    expect(error).toMatchObject({
      name: 'NodeOperationError',
      message: '"notes.txt" could not be read: This kind of file cannot be read yet',
      description: expect.stringMatching(/Send a PDF.*\n.*other files were read: 1.*Get Result.*ext_/s),
      context: { itemIndex: 1 },
    });
  });

  test('becomes an item of its own where the node goes on', async () => {
    const items = [textItem(), await invoiceItem(englishInvoice), { json: {} }];
    const run = await poll(items, {}, { onError: 'continueRegularOutput' });
    expect(run.status).toBe('success');
    expect(run.items).toMatchObject([
      {
        json: {
          error: expect.stringContaining('"notes.txt" could not be read'),
          details: {
            file_name: 'notes.txt',
            status: 'failed',
            extraction_id: expect.stringMatching(/^ext_/),
          },
        },
        pairedItem: { item: 0 },
      },
      { json: { total_amount: 3463.8 }, pairedItem: { item: 1 } },
      { json: { error: expect.stringContaining('binary') }, pairedItem: { item: 2 } },
    ]);
  });

  test('goes to the error output where there is one', async () => {
    const run = await poll(
      [textItem(), await invoiceItem(englishInvoice)],
      {},
      { onError: 'continueErrorOutput' },
    );
    expect(run.items.map(({ json }) => json.invoice_number)).toEqual(['BK-2026-0418']);
    expect(run.errorItems).toMatchObject([{ json: { error: expect.stringContaining('notes.txt') } }]);
  });

  test('an empty file is refused at upload with the server’s hint', async () => {
    const { error } = await poll([fileItem('', 'empty.pdf')]);
    expect(error).toMatchObject({
      message: expect.stringContaining('empty'),
      description: expect.stringContaining('Check the step before this one'),
    });
  });
});

describe('a request that fails', () => {
  test('shows what the server says and how to mend it', async () => {
    const { error } = await poll([await invoiceItem(englishInvoice)], { options: { language: 'german' } });
    expect(error).toMatchObject({
      name: 'NodeApiError',
      httpCode: '400',
      message: expect.stringContaining('request is missing or has the wrong form'),
      description: expect.stringMatching(/language: Give the language as two letters[\s\S]*Request ID/),
    });
  });

  test('a wrong key says where the right one is', async () => {
    const credentials = { serverUrl: server.url, apiKey: 'dg_wrong' };
    const { error } = await poll([await invoiceItem(englishInvoice)], {}, { credentials });
    expect(error).toMatchObject({ httpCode: '401', message: 'The API key is missing or not valid' });
  });

  test('every request has a key of its own, the same when n8n tries the node again', async () => {
    const requests: IncomingMessage[] = [];
    const notDocglean = createServer((request, response) => {
      requests.push(request);
      response.writeHead(500).end('no');
    }).listen(0, '127.0.0.1');
    await once(notDocglean, 'listening');
    const { port } = notDocglean.address() as AddressInfo;
    const credentials = { serverUrl: `http://127.0.0.1:${port}`, apiKey };
    const item = await invoiceItem(englishInvoice);
    const { error } = await poll(
      [item, item],
      {},
      { credentials, executionId: '42', onError: 'continueRegularOutput' },
    );
    notDocglean.close();
    expect(error).toBeUndefined();
    expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
      '42:node-1:0:upload:0',
      '42:node-1:0:upload:1',
    ]);
    expect(requests[0]?.headers).toMatchObject({
      'x-api-key': apiKey,
      'content-length': expect.stringMatching(/^\d+$/),
    });
  });

  test('an address where another program answers is told from an error of Docglean', async () => {
    const other = createServer((_request, response) => response.writeHead(502).end('<html>')).listen(
      0,
      '127.0.0.1',
    );
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const credentials = { serverUrl: `http://127.0.0.1:${port}`, apiKey };
    const { error } = await poll([await invoiceItem(englishInvoice)], {}, { credentials });
    other.close();
    expect(error).toMatchObject({
      message: 'The server answered with 502, and not as Docglean does',
      description: expect.stringContaining('another program'),
    });
  });

  test('a server that is not there is named', async () => {
    const credentials = { serverUrl: 'http://127.0.0.1:9/', apiKey };
    const { error } = await poll([await invoiceItem(englishInvoice)], {}, { credentials });
    expect(error).toMatchObject({
      message: 'The Docglean server at http://127.0.0.1:9 does not answer',
      description: expect.stringContaining('Docker'),
    });
  });
});
