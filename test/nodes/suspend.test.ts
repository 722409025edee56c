import { createHmac } from 'node:crypto';
import { Webhook as Verifier } from 'standardwebhooks';
import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceItem, numberedInvoices, textItem } from './input-items.ts';
import { type Execution, type RunOptions, runNode } from './n8n-engine.ts';
import { resumeNode, sleepUntilCalled } from './n8n-resume.ts';

let server: TestServer;
let n8n: Receiver;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  n8n = await startReceiver();
});
afterEach(() => n8n.close());

const options = (items: RunOptions['items'], settings: Partial<RunOptions> = {}): RunOptions => ({
  items,
  parameters: { resource: 'document', operation: 'extract' },
  credentials: { serverUrl: server.url, apiKey },
  resumeBaseUrl: n8n.url,
  ...settings,
});

const suspend = (settings: RunOptions) => sleepUntilCalled(settings, n8n);

const secretOf = (execution: Execution): string =>
  `whsec_${createHmac('sha256', apiKey).update(`docglean-callback:${execution.id}:node-1`).digest('base64')}`;

test('the node sleeps, the server calls it with a valid signature, and it wakes with the values', async () => {
  const { asleep, call, wake } = await suspend(
    options([await invoiceItem(englishInvoice), await invoiceItem(germanInvoice)]),
  );
  expect(asleep.waitTill?.getTime()).toBeGreaterThan(Date.now() + 3600_000);
  expect(() => new Verifier(secretOf(asleep)).verify(call.body, call.headers as never)).not.toThrow();

  const { status, execution } = await wake();
  expect(status).toBe(200);
  expect(execution?.status).toBe('success');
  expect(execution?.items).toMatchObject([
    {
      json: {
        invoice_number: 'BK-2026-0418',
        issue_date: '2026-03-12',
        total_amount: 3463.8,
        currency: 'EUR',
        seller_name: 'Brightmoor Kitchens Ltd',
        source: { index: 0, fileName: 'BK-2026-0418.pdf' },
      },
      pairedItem: { item: 0 },
    },
    { json: { invoice_number: 'RE-20260077', source: { index: 1 } }, pairedItem: { item: 1 } },
  ]);
});

test.each([
  [{ itemPer: 'lineItem' }, englishInvoice.lines.length, { row: 1, line_item_sku: 'CB-210' }],
  [{ itemPer: 'field' }, expect.any(Number), { field: 'invoice_number', value: 'BK-2026-0418' }],
  [{ operation: 'extractText' }, 1, { text: expect.stringContaining('BK-2026-0418'), page_count: 1 }],
])('it wakes with the output that was asked for: %j', async (asked, count, first) => {
  const parameters = { resource: 'document', operation: 'extract', ...asked };
  const { wake } = await suspend(options([await invoiceItem(englishInvoice)], { parameters }));
  const { execution } = await wake();
  expect(execution?.status).toBe('success');
  expect(execution?.items.length).toEqual(count);
  expect(execution?.items[0]?.json).toMatchObject(first);
});

test('as the tool of an agent it waits instead, for an agent cannot sleep', async () => {
  const settings = options([await invoiceItem(englishInvoice)], {
    nodeType: 'n8n-nodes-docglean.docgleanTool',
  });
  const { status, items } = await runNode(settings);
  expect(status).toBe('success');
  expect(items).toMatchObject([{ json: { invoice_number: 'BK-2026-0418' } }]);
});

describe('a call that is not the server’s leaves the execution asleep', () => {
  test.each<[string, (call: { headers: object; body: string }) => object]>([
    ['a changed body', ({ body }) => ({ body: body.replace('completed', 'failed') })],
    ['no signature', ({ headers }) => ({ headers: { ...headers, 'webhook-signature': undefined } })],
    ['a short signature', ({ headers }) => ({ headers: { ...headers, 'webhook-signature': 'v1,AAAA' } })],
  ])('%s', async (_what, forge) => {
    const { call, wake } = await suspend(options([await invoiceItem(englishInvoice)]));
    const { status, execution } = await wake(forge(call));
    expect(status).toBe(401);
    expect(execution).toBeUndefined();
    expect((await wake()).execution?.status).toBe('success');
  });

  test('a true call that is more than five minutes old', async () => {
    const { asleep, call, wake } = await suspend(options([await invoiceItem(englishInvoice)]));
    const signedAgo = (seconds: number) => {
      const sentAt = new Date(Date.now() - seconds * 1000);
      const id = String(call.headers['webhook-id']);
      return {
        headers: {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': new Verifier(secretOf(asleep)).sign(id, sentAt, call.body),
        },
      };
    };
    expect(await wake(signedAgo(310))).toMatchObject({ status: 401, execution: undefined });
    expect((await wake(signedAgo(290))).status).toBe(200);
  });

  test('the true call of another execution', async () => {
    const first = await suspend(options([await invoiceItem(englishInvoice)]));
    const second = await suspend(options([await invoiceItem(englishInvoice)]));
    expect(await second.wake(first.call)).toMatchObject({ status: 401, execution: undefined });
  });
});

test('several signatures may be given, as while a secret is changed', async () => {
  const { call, wake } = await suspend(options([await invoiceItem(englishInvoice)]));
  const headers = { ...call.headers, 'webhook-signature': `v1,AAAA ${call.headers['webhook-signature']}` };
  expect((await wake({ headers })).status).toBe(200);
});

test('more than 30 files wake the execution together, in the order of the input', async () => {
  const { wake } = await suspend(options(await numberedInvoices(33)));
  const { execution } = await wake();
  expect(execution?.items.map(({ json }) => json.invoice_number)).toEqual(
    Array.from({ length: 33 }, (_, index) => `BK-${1001 + index}`),
  );
  expect(new Set(execution?.items.map(({ json }) => json.extraction_id)).size).toBe(2);
});

test('items with other options become another extraction, and still come out in the order of the input', async () => {
  const items = await Promise.all(
    [englishInvoice, germanInvoice, englishInvoice].map((truth) =>
      invoiceItem(truth, { customer: truth.seller.name }),
    ),
  );
  const parameters = {
    resource: 'document',
    operation: 'extract',
    options: { customerId: '={{ $json.customer }}' },
  };
  const { execution } = await (await suspend(options(items, { parameters }))).wake();
  expect(execution?.items.map(({ json }) => json.invoice_number)).toEqual([
    'BK-2026-0418',
    'RE-20260077',
    'BK-2026-0418',
  ]);
});

describe('a file that cannot be read', () => {
  test('comes out with its status and the reason, for n8n cannot stop at a node that has slept', async () => {
    const { wake } = await suspend(options([await invoiceItem(englishInvoice), textItem()]));
    expect((await wake()).execution?.items).toMatchObject([
      { json: { status: 'completed' } },
      { json: { status: 'failed', file_name: 'notes.txt', error: expect.stringContaining('Send a PDF') } },
    ]);
  });

  test('goes to the error output, and so does an item that had no file', async () => {
    const items = [{ json: {} }, await invoiceItem(englishInvoice), textItem()];
    const { wake } = await suspend(options(items, { onError: 'continueErrorOutput' }));
    const { execution } = await wake();
    expect(execution?.items.map(({ json }) => json.invoice_number)).toEqual(['BK-2026-0418']);
    expect(execution?.errorItems).toMatchObject([
      { json: { error: expect.stringContaining('binary') } },
      { json: { error: expect.stringContaining('notes.txt'), details: { status: 'failed' } } },
    ]);
  });
});

test('while the server cannot be asked for the values, the call is put off', async () => {
  const settings = options([await invoiceItem(englishInvoice)]);
  const { asleep, call } = await suspend(settings);
  const unreachable = { ...settings, credentials: { serverUrl: 'http://127.0.0.1:9', apiKey } };
  const { status, execution } = await resumeNode(unreachable, asleep, call);
  expect(status).toBe(503);
  expect(execution).toBeUndefined();
});

test('a late call for an earlier run of the node in a loop is refused for good', async () => {
  const settings = options([await invoiceItem(englishInvoice)]);
  const { asleep, call } = await suspend(settings);
  const runs = asleep.data.resultData.runData.Docglean ?? [];
  runs.push(...structuredClone(runs));
  expect(await resumeNode(settings, asleep, call)).toMatchObject({ status: 410, execution: undefined });
});

test('a server that does not call private addresses is polled instead, and the user is told', async () => {
  const strict = await startTestServer({ DOCGLEAN_ALLOW_PRIVATE_URLS: 'false' });
  const credentials = { serverUrl: `${strict.url}/`, apiKey };
  const run = await runNode(options([await invoiceItem(englishInvoice)], { credentials }));
  await strict.close();
  expect(run.status).toBe('success');
  expect(run.items[0]?.json.invoice_number).toBe('BK-2026-0418');
  expect(run.hints).toEqual([expect.stringContaining('DOCGLEAN_ALLOW_PRIVATE_URLS=true')]);
});

test('nothing to wait for: without any file the node does not go to sleep', async () => {
  const run = await runNode(options([{ json: {} }], { onError: 'continueRegularOutput' }));
  expect(run.status).toBe('success');
  expect(run.items).toMatchObject([{ json: { error: expect.any(String) } }]);
});
