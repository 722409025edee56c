import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceItem, textItem } from './input-items.ts';
import { binaryText, type RunOptions, runNode } from './n8n-engine.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const run = (parameters: RunOptions['parameters'], items: RunOptions['items'] = [{ json: {} }]) =>
  runNode({ items, parameters, credentials: { serverUrl: server.url, apiKey } });

/** Starts an extraction as the node does when it returns at once, and waits until the server is done with it. */
async function startAtOnce(items: RunOptions['items'], parameters: RunOptions['parameters'] = {}) {
  const started = await run(
    { resource: 'document', operation: 'extract', waitMode: 'return', ...parameters },
    items,
  );
  const extractionId = String(started.items[0]?.json.extraction_id);
  await server.request(`/v1/extractions/${extractionId}?wait=20`);
  return { started, extractionId };
}

test('Return at Once gives ids; Get Result gives the values later', async () => {
  const { started, extractionId } = await startAtOnce([
    await invoiceItem(englishInvoice),
    await invoiceItem(germanInvoice),
  ]);
  expect(started.items).toEqual([
    {
      json: {
        extraction_id: extractionId,
        document_id: expect.stringMatching(/^doc_/),
        status: expect.any(String),
        file_name: 'BK-2026-0418.pdf',
      },
      pairedItem: { item: 0 },
    },
    { json: expect.objectContaining({ file_name: 'RE-20260077.pdf' }), pairedItem: { item: 1 } },
  ]);

  const { items } = await run({ resource: 'document', operation: 'getResult', extractionId });
  expect(items).toMatchObject([
    { json: { invoice_number: 'BK-2026-0418', total_amount: 3463.8, status: 'completed' } },
    { json: { invoice_number: 'RE-20260077', issue_date: '2026-02-03' } },
  ]);
  expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
});

test('Get Result gives a failed document with its reason, beside those that were read', async () => {
  const { extractionId } = await startAtOnce([textItem(), await invoiceItem(englishInvoice)]);
  const { items } = await run({ resource: 'document', operation: 'getResult', extractionId });
  expect(items).toMatchObject([
    { json: { status: 'failed', error: expect.stringContaining('Send a PDF') } },
    { json: { status: 'completed' } },
  ]);
});

test('Get gives the state of an extraction', async () => {
  const { extractionId } = await startAtOnce([await invoiceItem(englishInvoice)]);
  const { items } = await run({ resource: 'extraction', operation: 'get', extractionId });
  expect(items[0]?.json).toMatchObject({ id: extractionId, status: 'completed', documents: { total: 1 } });
});

describe('Export', () => {
  test('gives a CSV file for the next node, a row per line item', async () => {
    const { extractionId } = await startAtOnce([await invoiceItem(englishInvoice)]);
    const { items } = await run({
      resource: 'extraction',
      operation: 'export',
      extractionId,
      layout: 'line_items',
    });
    const file = items[0]?.binary?.data;
    expect(file).toMatchObject({ fileName: `${extractionId}.csv`, mimeType: 'text/csv' });
    const lines = (await binaryText(file)).trim().split('\r\n');
    expect(lines).toHaveLength(1 + englishInvoice.lines.length);
    expect(lines[2]).toContain('Worktop');
  });

  test('gives a JSON file in the field that the user names', async () => {
    const { extractionId } = await startAtOnce([await invoiceItem(englishInvoice)]);
    const { items } = await run({
      resource: 'extraction',
      operation: 'export',
      extractionId,
      format: 'json',
      binaryPropertyName: 'table',
    });
    expect(JSON.parse(await binaryText(items[0]?.binary?.table))).toMatchObject([
      { invoice_number: 'BK-2026-0418' },
    ]);
  });

  test('of an extraction that is not there says so in the server’s words', async () => {
    const { error } = await run({ resource: 'extraction', operation: 'export', extractionId: 'ext_none' });
    expect(error).toMatchObject({
      httpCode: '404',
      message: 'There is nothing with this id',
      description: expect.stringContaining('Check the id'),
    });
  });
});

test('an empty Extraction ID is refused with where to get one', async () => {
  const { error } = await run({ resource: 'extraction', operation: 'get', extractionId: ' ' });
  expect(error).toMatchObject({
    message: 'The Extraction ID is empty',
    description: expect.stringContaining('$json.extraction_id'),
  });
});
