import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ApiError } from '../../server/src/errors.ts';
import { dataextractorError } from '../../server/src/http/surfaces/dataextractor/answer.ts';
import { readCursor, writeCursor } from '../../server/src/http/surfaces/dataextractor/cursor.ts';
import { growingWaits } from '../../server/src/webhooks/schedule.ts';
import { clientFolder } from '../clients/client-folder.ts';
import { runClient, startReceiverProgram, testOfClient } from '../clients/run-client.ts';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { untilWindowLasts } from '../harness/fresh-window.ts';
import { type ReceivedCall, type Receiver, startReceiver } from '../harness/receiver.ts';
import { serveFile } from '../harness/serve-file.ts';
import { apiKey, startTestServer, type TestServer, withTestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { chairs, invoiceOf, orderOf, paper } from './papers.ts';
import { call, extractAll, formOf } from './requests.ts';
import { invoiceFile, longFile, textFile } from './sample-files.ts';

const manyRequests = {
  DOCGLEAN_DATAEXTRACTOR_REQUESTS_PER_MINUTE: '100000',
  DOCGLEAN_DATAEXTRACTOR_EXTRACTIONS_PER_MINUTE: '100000',
};

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  server = await startTestServer(
    { ...manyRequests, DOCGLEAN_WORKERS: '1', DOCGLEAN_DATAEXTRACTOR_MAX_FILE_MB: '1' },
    { other: {}, poor: { credits: 2 }, lists: {}, clients: {} },
  );
});
afterAll(() => server.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

// biome-ignore lint/suspicious/noExplicitAny: what another service's clients see is compared field by field.
type Json = any;

/** fetch on the surface, as a client of the service sends it. */
const send = (at: string, init: RequestInit = {}, key = apiKey, to = server) =>
  fetch(`${to.url}/dataextractor/api/v1${at}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, ...init.headers },
  });

const get = async (at: string, key = apiKey): Promise<Json> => {
  const response = await send(at, {}, key);
  expect(response.status).toBe(200);
  return response.json();
};

const formWith = (file: File | null, values: Record<string, string> = {}, part = 'file') =>
  formOf(file ? [file] : [], values, part);

const post = (file: File | null, values: Record<string, string> = {}, key = apiKey, to = server) =>
  send('/upload', { method: 'POST', body: formWith(file, values) }, key, to);

const submitted = async (response: Promise<Response>): Promise<Json> => {
  const answer = await response;
  const json = (await answer.json()) as Json;
  expect([answer.status, json]).toEqual([201, expect.objectContaining({ status: expect.any(String) })]);
  return json;
};

const ended = (id: string, key = apiKey): Promise<Json> =>
  until(async () => {
    const dataset = await get(`/datasets/${id}`, key);
    return dataset.status !== 'processing' && dataset;
  });

/** Status and words of a refusal, which has the same form whatever it is. */
const refused = async (response: Promise<Response>): Promise<[number, string]> => {
  const answer = await response;
  const json = (await answer.json()) as Json;
  expect(json).toEqual({ detail: expect.stringMatching(/./) });
  expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
  return [answer.status, json.detail];
};

/** A person's review, through the native API. */
const review = async (id: string, values: object, key = apiKey) => {
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  const list = await fetch(`${server.url}/v1/documents?limit=100`, { headers });
  const { items } = (await list.json()) as Json;
  const { extraction_id } = items.find((one: Json) => one.id === id);
  const at = `${server.url}/v1/extractions/${extraction_id}/documents/${id}/review`;
  const body = JSON.stringify({ values });
  expect((await fetch(at, { method: 'PUT', headers, body })).status).toBe(200);
};

const kitchenFile = async () =>
  new File([new Uint8Array(await renderInvoice(englishInvoice, { layout: 'banner' }))], 'kitchen.pdf');
const brokenFile = () => new File(['%PDF-1.7\nnothing'], 'broken.pdf');

describe('upload and extract', () => {
  test('201 with the dataset, which is being read', async () => {
    const values = { dataset_type: 'invoice', customer_id: 'C-1', metadata: '{"order":7}' };
    const dataset = await submitted(post(await invoiceFile('INV-1'), values));
    expect(dataset).toEqual({
      id: expect.any(String),
      status: 'processing',
      dataset_type: null,
      customer_id: 'C-1',
      is_verified: false,
      file_name: 'INV-1.pdf',
      page_count: 1,
      fields: [],
      line_items: [],
      ground_truth: [],
      accuracy: { overall_accuracy: null, fields: {} },
      error: null,
      metadata: { order: 7 },
      created_at: expect.any(String),
      updated_at: dataset.created_at,
    });
    expect(await ended(dataset.id)).toMatchObject({ status: 'complete', dataset_type: 'invoice' });
  });

  test('both addresses take a form, or the address of a file as JSON; the kind is found out', async () => {
    const form = { method: 'POST', body: formWith(await invoiceFile('INV-2'), {}, 'document') };
    const ids = [(await submitted(send('/extract', form))).id];
    const file = await invoiceFile('INV-3');
    const served = await serveFile(Buffer.from(await file.arrayBuffer()));
    for (const at of ['/upload', '/extract']) {
      const body = JSON.stringify({ file_url: served.url, file_name: 'three.pdf', customer_id: 'C-3' });
      const json = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
      ids.push((await submitted(send(at, json))).id);
    }
    served.close();
    for (const id of ids) expect(await ended(id)).toMatchObject({ dataset_type: 'invoice' });
    expect(await ended(ids[2])).toMatchObject({ file_name: 'three.pdf', customer_id: 'C-3' });
  });

  test('the customer may be named among the metadata', async () => {
    const file = await invoiceFile('INV-4');
    for (const [metadata, customer] of [
      ['{"customer_id":"C-4"}', 'C-4'],
      ['{"customer_id":4}', '4'],
      ['{"customer_id":["C-4"]}', null],
    ] as const)
      expect((await submitted(post(file, { metadata }))).customer_id).toBe(customer);
  });

  test('processing while it is read; a file that has nothing to read is failed and says why', async () => {
    const long = await submitted(post(await longFile(250)));
    const waiting = await submitted(post(await textFile('empty.pdf', []), { dataset_type: '' }));
    for (const { id } of [long, waiting]) expect((await get(`/datasets/${id}`)).status).toBe('processing');
    expect((await ended(long.id)).status).toBe('complete');
    expect(await ended(waiting.id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('no text'),
      fields: [],
    });
  });
});

describe('GET /datasets/{id}', () => {
  test('fields with name, value, type, confidence and bounding box; line items by themselves', async () => {
    const { id } = await submitted(post(await kitchenFile(), { dataset_type: 'invoice' }));
    const dataset = await ended(id);
    const number = dataset.fields.find((field: Json) => field.name === 'invoice_number');
    expect(number).toEqual({
      name: 'invoice_number',
      value: englishInvoice.number,
      type: 'string',
      confidence: expect.any(Number),
      bounding_box: {
        page: 1,
        x: expect.any(Number),
        y: expect.any(Number),
        width: expect.any(Number),
        height: expect.any(Number),
      },
    });
    for (const field of dataset.fields) {
      expect(Object.keys(field)).toEqual(['name', 'value', 'type', 'confidence', 'bounding_box']);
      expect(field.confidence).toBeGreaterThanOrEqual(0);
      expect(field.confidence).toBeLessThanOrEqual(1);
    }
    const { bounding_box: box } = number;
    for (const part of ['x', 'y', 'width', 'height']) {
      expect(box[part]).toBeGreaterThan(0);
      expect(box[part]).toBeLessThan(1);
    }
    expect(dataset.fields.map((field: Json) => field.name)).not.toContain('line_items');
    expect(dataset.line_items).toMatchObject(
      englishInvoice.lines.map(({ quantity, unitPrice, amount }) => ({
        quantity,
        unit_price: unitPrice,
        amount,
      })),
    );
  });

  test('after a review: verified, with the right values and how many fields were right', async () => {
    const { id } = await submitted(post(await invoiceFile('INV-5')));
    const before = await ended(id);
    await review(id, { seller_name: 'Northwind Papers', total_amount: 119 });
    const dataset = await get(`/datasets/${id}`);
    expect(dataset).toMatchObject({ is_verified: true, status: 'complete', fields: before.fields });
    expect(dataset.ground_truth).toContainEqual({ name: 'seller_name', value: 'Northwind Papers' });
    expect(dataset.ground_truth).toContainEqual({ name: 'total_amount', value: 119 });
    const { overall_accuracy, fields } = dataset.accuracy;
    expect(fields).toMatchObject({ seller_name: 0, total_amount: 1 });
    const scores = Object.values(fields) as number[];
    expect(overall_accuracy).toBeCloseTo((scores.length - 1) / scores.length);
    expect(Date.parse(dataset.updated_at)).toBeGreaterThan(Date.parse(before.updated_at));
  });
});

describe('GET /datasets', () => {
  const files = async () => [
    await invoiceFile('INV-11'),
    await textFile('order.pdf', ['PURCHASE ORDER', 'PO number: PO-5518', 'Order date: 2026-03-01']),
    await invoiceFile('INV-13'),
  ];
  const typeOf = ({ name }: File) => ({ dataset_type: name === 'order.pdf' ? 'purchase_order' : 'auto' });
  let ids: string[];
  const key = () => server.keyOf('lists');
  beforeAll(async () => {
    ids = [];
    for (const [index, file] of (await files()).entries())
      ids.push((await submitted(post(file, { customer_id: `C-${index}`, ...typeOf(file) }, key()))).id);
    for (const id of ids) await ended(id, key());
    await review(ids[2] ?? '', {}, key());
  });
  const idsOf = async (query: string) =>
    (await get(`/datasets?${query}`, key())).data.map((one: Json) => one.id);

  test('newest first, each as it is by itself; also what came through the native API', async () => {
    const { data, next_cursor } = await get('/datasets', key());
    expect(next_cursor).toBeNull();
    expect(data.map((one: Json) => one.id)).toEqual(ids.toReversed());
    expect(data[0]).toEqual(await get(`/datasets/${ids[2]}`, key()));
    const native = await extractAll(server, [await invoiceFile('INV-14')]);
    const [newest] = (await get('/datasets?limit=1')).data;
    expect(newest.id).toBe(native.documents[0]?.id);
  });

  test('by customer, by type, by verification, and by words of the values', async () => {
    expect(await idsOf('customer_id=C-1')).toEqual([ids[1]]);
    expect(await idsOf('dataset_type=purchase_order')).toEqual([ids[1]]);
    expect(await idsOf('is_verified=true')).toEqual([ids[2]]);
    expect(await idsOf('is_verified=False')).toEqual([ids[1], ids[0]]);
    expect(await idsOf('search=inv-11')).toEqual([ids[0]]);
    expect(await idsOf('search=northwind&is_verified=false&customer_id=')).toEqual([ids[0]]);
    expect(await idsOf('search=nothing')).toEqual([]);
  });

  test('pages by cursor, to the end', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 1; pages <= 3; pages += 1) {
      const page = await get(`/datasets?limit=1${cursor && `&cursor=${cursor}`}`, key());
      seen.push(...page.data.map((one: Json) => one.id));
      expect(page.next_cursor === null).toBe(pages === 3);
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(ids.toReversed());
  });

  test('a cursor is valid for 24 hours after the first request, whatever page it leads to', async () => {
    const { next_cursor } = await get('/datasets?limit=1', key());
    const first = readCursor(next_cursor);
    const second = (await get(`/datasets?limit=1&cursor=${next_cursor}`, key())).next_cursor;
    expect(readCursor(second).startedMs).toBe(first.startedMs);
    const hourMs = 3600_000;
    const aged = (hours: number) =>
      send(
        `/datasets?cursor=${writeCursor({ startedMs: Date.now() - hours * hourMs, cursor: first.cursor ?? '' })}`,
        {},
        key(),
      );
    expect((await aged(23.9)).status).toBe(200);
    expect(await refused(aged(24.1))).toEqual([400, expect.stringContaining('expired')]);
  });

  test('20 a page, at most 100', async () => {
    const few = await textFile('few.pdf', ['Total: EUR 5.00']);
    await extractAll(server, Array(21).fill(few), { mode: 'text' });
    const page = await get('/datasets');
    expect(page.data).toHaveLength(20);
    expect((await get('/datasets?limit=100')).data.length).toBeGreaterThan(20);
    expect(await refused(send('/datasets?limit=101'))).toEqual([400, expect.stringContaining('limit')]);
  });
});

describe('errors', () => {
  const addresses = [
    ['GET', '/datasets'],
    ['GET', '/datasets/doc_1'],
    ['POST', '/upload'],
    ['POST', '/extract'],
  ] as const;

  test('400 with what is wrong: queries, a form without a file, values that are none, broken JSON', async () => {
    const file = await invoiceFile('INV-1');
    const json = (body: string) => ({
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    const two = formWith(file);
    two.append('file', file);
    const wrong: [Promise<Response>, string][] = [
      [send('/datasets?limit=many'), 'limit'],
      [send('/datasets?is_verified=perhaps'), 'is_verified'],
      [send('/datasets?cursor=abc'), 'cursor'],
      [send('/datasets?search=a&search=b'), 'search'],
      [post(null), '"file"'],
      [post(file, { dataset_type: 'letter' }), 'dataset_type'],
      [post(file, { metadata: '{"a"' }), 'metadata'],
      [send('/upload', { method: 'POST', body: two }), 'more than one'],
      [send('/upload', { method: 'POST', body: formWith(file, {}, 'attachment') }), '"file"'],
      [send('/extract', json('{"file_url"')), 'JSON'],
      [send('/extract', json('{}')), 'file_url'],
      [send('/extract', json('{"file_url":"http://127.0.0.1:1/a.pdf"}')), 'file_url'],
      [send('/extract', json(JSON.stringify({ file_url: 'a'.repeat(200_000) }))), ''],
      [send('/upload', { method: 'POST', body: 'text' }), 'form'],
    ];
    for (const [answer, said] of wrong) {
      const [status, detail] = await refused(answer);
      expect([said, status, detail]).toEqual([said, said === '' ? 422 : 400, expect.stringContaining(said)]);
    }
  });

  test('401 without a key, with a wrong one, with a revoked one, and with the key in another place', async () => {
    const { api_key } = (await call(server, 'POST', '/v1/api-keys', { name: 'old', scopes: ['write'] })).json;
    const headers = { authorization: `Bearer ${api_key.key}` };
    expect((await send('/datasets', { headers })).status).toBe(200);
    await call(server, 'DELETE', `/v1/api-keys/${api_key.id}`);
    for (const [method, at] of addresses)
      for (const given of [{}, { authorization: 'Bearer no' }, headers, { 'x-api-key': apiKey }]) {
        const answer = await refused(
          fetch(`${server.url}/dataextractor/api/v1${at}`, {
            method,
            headers: given as Record<string, string>,
          }),
        );
        expect([at, given, ...answer]).toEqual([at, given, 401, expect.stringContaining('Bearer')]);
      }
  });

  test('404: no such dataset, one of another account, no such address', async () => {
    const { id } = await submitted(post(await invoiceFile('INV-21')));
    await ended(id);
    expect((await refused(send(`/datasets/${id}`, {}, server.keyOf('other'))))[0]).toBe(404);
    for (const at of ['/datasets/doc_1', '/datasets/doc_x%00', '/datasets/%E0%A4%A', '/nothing'])
      expect([at, (await refused(send(at)))[0]]).toEqual([at, 404]);
    expect((await refused(send('/datasets', { method: 'POST' })))[0]).toBe(404);
  });

  test('422: a format that is not read, a file that is damaged, empty or too large', async () => {
    const cases: [File, string][] = [
      [new File(['GIF89a'], 'a.gif'), 'cannot be read'],
      [brokenFile(), 'damaged'],
      [new File([], 'empty.pdf'), 'empty'],
      [new File([new Uint8Array(1024 * 1024 + 1)], 'large.pdf'), 'larger than 1 MB'],
    ];
    for (const [file, said] of cases)
      expect([file.name, ...(await refused(post(file)))]).toEqual([
        file.name,
        422,
        expect.stringContaining(said),
      ]);
  });

  test('402 without credits, 403 for a key that may only read; 500 and 503 have the same form', async () => {
    expect((await refused(post(await invoiceFile('INV-1'), {}, server.keyOf('poor'))))[0]).toBe(402);
    const { api_key } = (await call(server, 'POST', '/v1/api-keys', { name: 'reader', scopes: ['read'] }))
      .json;
    expect((await refused(post(await invoiceFile('INV-1'), {}, api_key.key)))[0]).toBe(403);
    for (const [code, status] of [
      ['INTERNAL_ERROR', 500],
      ['SERVICE_UNAVAILABLE', 503],
    ] as const)
      expect(dataextractorError(new ApiError(code))).toEqual({
        status,
        json: { detail: expect.stringMatching(/./) },
      });
  });
});

describe('webhooks', () => {
  const secret = 'a secret of my own';
  const all = ['extraction.completed', 'extraction.failed', 'matching.completed'];
  const subscribe = async (events = all, to = server): Promise<Json> => {
    const body = { url: receiver.url, events, secret, dialect: 'dataextractor' };
    const { status, json } = await call(to, 'POST', '/v1/webhooks', body);
    expect([status, json.webhook]).toMatchObject([201, { dialect: 'dataextractor', events }]);
    return json.webhook;
  };
  const unsubscribe = (id: string) => call(server, 'DELETE', `/v1/webhooks/${id}`);
  const signatureOf = (body: string, with_ = secret) =>
    createHmac('sha256', with_).update(body).digest('hex');
  const parsed = ({ body }: ReceivedCall): Json => JSON.parse(body);
  const isAbout = (type: string, id: string) => (told: ReceivedCall) => {
    const { event_type, data } = parsed(told);
    return event_type === type && (data.dataset?.id ?? data.matching?.dataset_id) === id;
  };

  test('extraction.completed, also where a person should look at it: the dataset, signed in hex', async () => {
    const { id: webhookId } = await subscribe();
    const { id } = await submitted(post(await invoiceFile('INV-31')));
    const [told] = await receiver.received(1, isAbout('extraction.completed', id));
    if (!told) throw new Error('no call');
    expect(parsed(told)).toEqual({
      event_id: expect.stringMatching(/^evt_/),
      event_type: 'extraction.completed',
      created_at: expect.any(String),
      data: { dataset: await get(`/datasets/${id}`) },
    });
    expect(told.headers['x-dataextractor-signature']).toBe(signatureOf(told.body));
    expect(Object.keys(told.headers).filter((name) => name.startsWith('webhook-'))).toEqual([]);
    // Each document of a native extraction is a dataset of its own.
    const { documents } = await extractAll(
      server,
      [await invoiceFile('INV-32'), await invoiceFile('INV-33')],
      {
        review_threshold: 1,
      },
    );
    for (const document of documents) {
      expect(document.status).toBe('needs_review');
      await receiver.received(1, isAbout('extraction.completed', document.id));
    }
    await unsubscribe(webhookId);
  });

  test('extraction.failed: the dataset with its error, and only to those who subscribed to it', async () => {
    const { id: webhookId } = await subscribe(['extraction.failed']);
    const good = await submitted(post(await invoiceFile('INV-34')));
    const bad = await submitted(post(await textFile('empty.pdf', [])));
    const [told] = await receiver.received(1, isAbout('extraction.failed', bad.id));
    expect(told && parsed(told).data.dataset).toMatchObject({ status: 'failed', error: expect.any(String) });
    await ended(good.id);
    expect(receiver.calls).toHaveLength(1);
    await unsubscribe(webhookId);
  });

  test('matching.completed: an invoice that is uploaded is matched with its order by itself', async () => {
    const { id: webhookId } = await subscribe(['matching.completed']);
    const order = await submitted(post(orderOf(paper('', 'PO-901', [chairs(2)]))));
    await ended(order.id);
    const invoice = await submitted(post(invoiceOf(paper('INV-901', 'PO-901', [chairs(3)]))));
    const isMatched = (told: ReceivedCall) =>
      isAbout('matching.completed', invoice.id)(told) &&
      parsed(told).data.matching.matched_datasets.length > 0;
    const [told] = await receiver.received(1, isMatched);
    expect(told && parsed(told).data.matching).toMatchObject({
      dataset_id: invoice.id,
      dataset_type: 'invoice',
      result: 'mismatched',
      summary: expect.any(String),
      matched_datasets: [{ dataset_id: order.id, dataset_type: 'purchase_order', number: 'PO-901' }],
      differences: expect.arrayContaining([
        expect.objectContaining({
          kind: 'quantity',
          value: 3,
          matched_dataset_id: order.id,
          matched_value: 2,
        }),
      ]),
    });
    expect(told?.headers['x-dataextractor-signature']).toBe(signatureOf(told?.body ?? ''));
    await unsubscribe(webhookId);
  });

  test('400: events that the service has no word for, at creation and later; another dialect', async () => {
    const wrong = { url: receiver.url, events: ['document.completed'], dialect: 'dataextractor' };
    const { status, json } = await call(server, 'POST', '/v1/webhooks', wrong);
    expect([status, json.error.details]).toEqual([
      400,
      [{ path: 'events', message: expect.stringContaining(all.join(', ')) }],
    ]);
    expect((await call(server, 'POST', '/v1/webhooks', { ...wrong, dialect: 'klingon' })).status).toBe(400);
    const { id } = await subscribe();
    const at = `/v1/webhooks/${id}`;
    expect((await call(server, 'PATCH', at, { events: ['document.reviewed'] })).status).toBe(400);
    const changed = await call(server, 'PATCH', at, { events: ['extraction.failed'] });
    expect(changed.json.webhook).toMatchObject({ events: ['extraction.failed'], dialect: 'dataextractor' });
    await unsubscribe(id);
    const own = await call(server, 'POST', '/v1/webhooks', { ...wrong, dialect: undefined });
    expect(own.json.webhook.dialect).toBeNull();
    await unsubscribe(own.json.webhook.id);
  });

  test('a test and what is sent again speak the same words; a changed secret signs at once', async () => {
    const { id: webhookId } = await subscribe();
    await call(server, 'POST', `/v1/webhooks/${webhookId}/test`, {});
    const [test] = await receiver.received(1);
    expect(test && parsed(test)).toMatchObject({ event_type: 'webhook.test', data: {} });
    expect(test?.headers['x-dataextractor-signature']).toBe(signatureOf(test?.body ?? ''));
    const off = await call(server, 'PATCH', `/v1/webhooks/${webhookId}`, { enabled: false });
    expect(off.json.webhook.enabled).toBe(false);
    const { id } = await submitted(post(await invoiceFile('INV-35')));
    await ended(id);
    await call(server, 'PATCH', `/v1/webhooks/${webhookId}`, { enabled: true });
    const newer = 'another secret of mine';
    await call(server, 'POST', `/v1/webhooks/${webhookId}/rotate-secret`, { secret: newer });
    const since = new Date(Date.now() - 60_000).toISOString();
    await call(server, 'POST', `/v1/webhooks/${webhookId}/recover`, { since });
    const [told] = await receiver.received(1, isAbout('extraction.completed', id));
    expect(told?.headers['x-dataextractor-signature']).toBe(signatureOf(told?.body ?? '', newer));
    await unsubscribe(webhookId);
  });

  test('tried again up to five times, waiting longer each time, with the same event_id; 410 ends nothing', async () => {
    const waits = growingWaits(5);
    expect(waits).toHaveLength(5);
    expect(new Set(waits.slice(1).map((wait, index) => wait / (waits[index] ?? 0)))).toEqual(new Set([5]));

    await withTestServer(manyRequests, async (own) => {
      const sql = (...statements: [string, unknown[]?][]) => own.onDatabase<Json[]>('run-sql.ts', statements);
      const { id } = await subscribe(['extraction.completed'], own);
      receiver.answerNext(...[410, 500, 404, 302, 503, 400].map((status) => ({ status })));
      await submitted(post(await invoiceFile('INV-1'), {}, apiKey, own));
      for (let tries = 1; tries <= 6; tries += 1) {
        await receiver.received(tries);
        const { items } = await until(async () => {
          const { json } = await call(own, 'GET', `/v1/webhooks/${id}/deliveries`);
          return json.items[0]?.attempts.length === tries && json;
        });
        expect(items[0].state).toBe(tries < 6 ? 'pending' : 'exhausted');
        if (tries === 6) break;
        await own.stop();
        sql(["update pgboss.job set start_after = now() where name = 'deliver' and state = 'created'"]);
        await own.restart();
      }
      expect((await call(own, 'GET', `/v1/webhooks/${id}`)).json.webhook.enabled).toBe(true);
      expect(new Set(receiver.calls.map((told) => parsed(told).event_id)).size).toBe(1);
    });
    // It starts anew five times.
  }, 240_000);
});

describe('limits by configuration', () => {
  test('60 reads and 10 extractions a minute, counted apart; 429 with Retry-After; the native API counts for itself', async () => {
    await withTestServer({}, async (usual) => {
      const minuteMs = 60_000;
      await untilWindowLasts(minuteMs, 20_000);
      const statuses = async (times: number, ask: () => Promise<Response>) => {
        const seen: number[] = [];
        for (let index = 0; index < times; index += 1) seen.push((await ask()).status);
        return seen;
      };
      const extract = () => post(null, {}, apiKey, usual);
      const read = () => send('/datasets/doc_1', {}, apiKey, usual);
      expect(await statuses(11, extract)).toEqual([...Array(10).fill(400), 429]);
      expect(await statuses(61, read)).toEqual([...Array(60).fill(404), 429]);
      for (const ask of [extract, read]) {
        const answer = await ask();
        const waitMs = Number(answer.headers.get('retry-after')) * 1000;
        const resetMs = Number(answer.headers.get('x-ratelimit-reset')) * 1000;
        expect(Math.abs(Date.now() + waitMs - resetMs)).toBeLessThan(5000);
        expect((await refused(Promise.resolve(answer)))[0]).toBe(429);
      }
      expect((await usual.request('/v1/me')).status).toBe(200);
    });
  });

  test('left alone, files of 25 MB', async () => {
    await withTestServer({}, async (usual) => {
      const bytes = 25 * 1024 * 1024;
      const tooLarge = new File([new Uint8Array(bytes + 1)], 'large.pdf');
      expect(await refused(post(tooLarge, {}, apiKey, usual))).toEqual([
        422,
        expect.stringContaining('larger than 25 MB'),
      ]);
      const largest = new File([new Uint8Array(bytes)], 'zeros.pdf');
      expect(await refused(post(largest, {}, apiKey, usual))).toEqual([
        422,
        expect.stringContaining('cannot be read'),
      ]);
    });
  });
});

describe('clients', () => {
  const { folder, save } = clientFolder();
  const envFor = (key: string) => ({
    DATAEXTRACTOR_BASE_URL: `${server.url}/dataextractor/api/v1`,
    DATAEXTRACTOR_API_KEY: key,
  });

  testOfClient('.py')('Python: send, poll until complete, go through all pages', async () => {
    const key = server.keyOf('clients');
    const run = async (number: string) => {
      const file = await save(await invoiceFile(number));
      const said = await runClient('dataextractor/poll.py', [file], envFor(key));
      return said
        .trim()
        .split('\n')
        .map((line): Json => JSON.parse(line));
    };
    const [first, firstPages] = await run('INV-41');
    expect(first).toMatchObject({
      status: 'complete',
      values: { invoice_number: 'INV-41', total_amount: 119 },
    });
    expect(firstPages).toEqual([first.id]);
    const [second, pages] = await run('INV-42');
    expect(pages).toEqual([second.id, first.id]);
  });

  testOfClient('.sh')('curl: the verified datasets with some words', async () => {
    const key = server.keyOf('clients');
    const { id } = await submitted(post(await invoiceFile('INV-43'), {}, key));
    await ended(id, key);
    const search = () => runClient('dataextractor/list.sh', ['inv-43 northwind'], envFor(key));
    expect(JSON.parse(await search())).toEqual({ data: [], next_cursor: null });
    await review(id, {}, key);
    expect(JSON.parse(await search())).toMatchObject({ data: [{ id }], next_cursor: null });
  });

  testOfClient('.py')(
    'Python: a receiver of webhooks that takes what is signed, each event once',
    async () => {
      const received = path.join(folder, 'received.jsonl');
      const secret = 'a secret of my own';
      const program = await startReceiverProgram('dataextractor/receive.py', {
        SECRET: secret,
        RECEIVED: received,
      });
      try {
        const events = ['extraction.completed'];
        const body = { url: program.url, events, secret, dialect: 'dataextractor' };
        const { webhook } = (await call(server, 'POST', '/v1/webhooks', body)).json;
        const { id } = await submitted(post(await invoiceFile('INV-44')));
        const deliveries = `/v1/webhooks/${webhook.id}/deliveries?state=delivered`;
        const delivery = await until(async () => (await call(server, 'GET', deliveries)).json.items[0]);
        await call(server, 'POST', `/v1/deliveries/${delivery.id}/redeliver`);
        await until(async () => (await call(server, 'GET', deliveries)).json.items[0]?.attempts.length === 2);
        expect(readFileSync(received, 'utf8')).toBe(
          `${JSON.stringify(['extraction.completed', id]).replace(',', ', ')}\n`,
        );
        const forged = await fetch(program.url, {
          method: 'POST',
          body: '{}',
          headers: { 'X-Dataextractor-Signature': createHmac('sha256', 'wrong').update('{}').digest('hex') },
        });
        expect(forged.status).toBe(401);
        await call(server, 'DELETE', `/v1/webhooks/${webhook.id}`);
      } finally {
        await program.stop();
      }
    },
  );
});
