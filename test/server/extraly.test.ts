import { createHmac } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { XMLParser } from 'fast-xml-parser';
import sharp from 'sharp';
import { ApiError } from '../../server/src/errors.ts';
import { extralyError } from '../../server/src/http/surfaces/extraly/answer.ts';
import { growingWaits } from '../../server/src/webhooks/schedule.ts';
import { clientFolder } from '../clients/client-folder.ts';
import { runClient, startReceiverProgram, testOfClient } from '../clients/run-client.ts';
import { docx, paragraph, run } from '../documents/docx.ts';
import { englishInvoice, englishReceipt } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderReceipt } from '../documents/receipt.ts';
import { accountOf } from '../documents/statement/account.ts';
import { statementLayouts } from '../documents/statement/layouts.ts';
import { renderStatement } from '../documents/statement/render-statement.ts';
import { untilWindowLasts } from '../harness/fresh-window.ts';
import { type ReceivedCall, type Receiver, startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer, withTestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { byHeader, parseCsv } from './read-csv.ts';
import { call, extractAll, formOf } from './requests.ts';
import { invoiceFile, longFile, pagesFile, textFile } from './sample-files.ts';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  server = await startTestServer(
    {
      DOCGLEAN_WORKERS: '1',
      DOCGLEAN_EXTRALY_REQUESTS_PER_HOUR: '100000',
      DOCGLEAN_EXTRALY_MAX_FILE_MB: '1',
    },
    { other: {}, poor: { credits: 2 }, lists: {}, statements: {} },
  );
});
afterAll(() => server.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

// biome-ignore lint/suspicious/noExplicitAny: what another service's clients see is compared field by field.
type Json = any;

/** fetch on the surface with both headers, the key being its own bearer. */
const send = (at: string, init: RequestInit = {}, key = apiKey, to = server) =>
  fetch(`${to.url}/extraly/api/v1${at}`, {
    ...init,
    headers: { 'x-api-key': key, authorization: `Bearer ${key}`, ...init.headers },
  });

const get = async (at: string, key = apiKey, to = server): Promise<Json> => {
  const response = await send(at, {}, key, to);
  expect(response.status).toBe(200);
  return response.json();
};

/** The same account through the native API. */
const native = async (at: string, key: string, to = server): Promise<Json> =>
  (await fetch(to.url + at, { headers: { 'x-api-key': key } })).json();

const formWith = (file: File | null, values: Record<string, string> = {}, part = 'document') =>
  formOf(file ? [file] : [], values, part);

const post = (file: File | null, values: Record<string, string> = {}, key = apiKey, to = server) =>
  send('/documents', { method: 'POST', body: formWith(file, values) }, key, to);

const submitted = async (response: Promise<Response>): Promise<Json> => {
  const answer = await response;
  const json = (await answer.json()) as Json;
  expect([answer.status, json]).toEqual([201, { data: expect.any(Object) }]);
  return json.data;
};

const ended = (id: string, key = apiKey, to = server): Promise<Json> =>
  until(async () => {
    const { data } = await get(`/documents/${id}`, key, to);
    return (data.status === 'completed' || data.status === 'failed') && data;
  });

/** Status, code and details of a refusal, which has the same form whatever it is. */
const refused = async (response: Promise<Response>): Promise<[number, string, Json]> => {
  const answer = await response;
  const json = (await answer.json()) as Json;
  expect(json).toEqual({
    error: { code: expect.any(String), message: expect.stringMatching(/./), details: expect.any(Object) },
  });
  return [answer.status, json.error.code, json.error.details];
};

const pdf = (bytes: Buffer, name: string) => new File([new Uint8Array(bytes)], name);
const account = accountOf(63);
const layout = statementLayouts.find(({ title }) => title === 'Bank Statement');
const statementFile = async (name = 'statement.pdf') => {
  if (!layout) throw new Error('no layout');
  return pdf(await renderStatement(account, layout), name);
};
const sum = (amounts: number[]) =>
  Math.round(amounts.reduce((total, amount) => total + amount, 0) * 100) / 100;
const brokenFile = () => new File(['%PDF-1.7\nnothing'], 'broken.pdf');
const toSecond = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe('POST /documents', () => {
  test('201 with the document: status, type, file name, pages, address, metadata, times to the second', async () => {
    const file = await pagesFile('three pages.pdf', [['Total: EUR 5.00'], ['Two'], ['Three']]);
    const document = await submitted(
      post(file, {
        detection_type: 'bank_statement',
        webhook_url: receiver.url,
        metadata: '{"order":7,"tags":["a"]}',
      }),
    );
    expect(document).toEqual({
      id: expect.any(String),
      status: 'processing',
      detection_type: 'bank_statement',
      original_filename: 'three pages.pdf',
      pages: 3,
      webhook_url: receiver.url,
      metadata: { order: 7, tags: ['a'] },
      created_at: expect.stringMatching(toSecond),
      updated_at: document.created_at,
    });
    expect((await ended(document.id)).metadata).toEqual({ order: 7, tags: ['a'] });
  });

  test('"file" and "callback_url" are other names; without a type it is auto, without the rest empty', async () => {
    const form = formWith(await invoiceFile('INV-1'), { callback_url: receiver.url, colour: 'red' }, 'file');
    const document = await submitted(send('/documents', { method: 'POST', body: form }));
    expect(document).toMatchObject({ detection_type: 'auto', webhook_url: receiver.url, metadata: {} });
    const plain = await submitted(post(await invoiceFile('INV-2'), { metadata: '[]', detection_type: '' }));
    expect(plain).toMatchObject({ detection_type: 'auto', webhook_url: null, metadata: {} });
    await Promise.all([document, plain].map(({ id }) => ended(id)));
  });

  test('each of the formats is read by its content: PDF, PNG, JPEG, TIFF, WEBP', async () => {
    const picture = sharp({
      create: { width: 300, height: 200, channels: 3, background: '#ffffff' },
    });
    for (const format of ['png', 'jpeg', 'tiff', 'webp'] as const) {
      const bytes = await picture.clone().toFormat(format).toBuffer();
      const document = await submitted(post(pdf(bytes, `blank.${format}`)));
      expect(document).toMatchObject({ pages: 1, original_filename: `blank.${format}` });
      // There is nothing on it.
      expect((await ended(document.id)).status).toBe('failed');
    }
  });

  test('custom fields are found beside those of the kind, by their own names', async () => {
    const values = { detection_type: 'invoice', custom_fields: '["po_number","IBAN","Colour","currency"]' };
    const file = pdf(await renderInvoice(englishInvoice, { layout: 'banner' }), 'kitchen.pdf');
    const { results } = await ended((await submitted(post(file, values))).id);
    expect(results).toMatchObject({
      invoice_number: englishInvoice.number,
      total_amount: englishInvoice.total,
      currency: 'EUR',
      po_number: englishInvoice.purchaseOrder,
      IBAN: englishInvoice.iban,
      Colour: null,
    });
  });

  test('custom fields of a document whose kind nobody knows are all its results', async () => {
    const file = await textFile('badge.pdf', ['Visitor badge', 'Locker: B-117', 'Host: Rosalind Ferrers']);
    const document = await submitted(post(file, { custom_fields: '["locker","host"]' }));
    expect(await ended(document.id)).toMatchObject({
      detection_type: 'auto',
      results: { locker: 'B-117', host: 'Rosalind Ferrers' },
    });
  });
});

describe('results', () => {
  test('a bank statement: flat values, amounts without a sign and their type', async () => {
    const { id } = await submitted(post(await statementFile(), { detection_type: 'bank_statement' }));
    const document = await ended(id);
    const out = account.bookings.map(({ amount }) => amount).filter((amount) => amount < 0);
    const into = account.bookings.map(({ amount }) => amount).filter((amount) => amount > 0);
    expect(document).toEqual({
      id,
      status: 'completed',
      detection_type: 'bank_statement',
      original_filename: 'statement.pdf',
      pages: 2,
      webhook_url: null,
      metadata: {},
      results: {
        bank_name: account.bank,
        account_number: 'DE02 1203 0000 0000 2020 51',
        currency: account.currency,
        statement_period: { from: account.periodStart, to: account.periodEnd },
        opening_balance: account.opening,
        closing_balance: account.closing,
        transactions: account.bookings.map(({ date, lines, amount, balance }) => ({
          date,
          description: lines.join(' '),
          amount: Math.abs(amount),
          type: amount < 0 ? 'debit' : 'credit',
          balance,
        })),
        total_credits: sum(into),
        total_debits: -sum(out),
        transaction_count: account.bookings.length,
      },
      created_at: expect.stringMatching(toSecond),
      updated_at: expect.stringMatching(toSecond),
    });
  });

  test('a receipt, found out by auto, in the same style', async () => {
    const file = pdf(await renderReceipt(englishReceipt), 'receipt.pdf');
    const { id } = await submitted(post(file));
    const { detection_type, results } = await ended(id);
    expect(detection_type).toBe('receipt');
    expect(results).toEqual({
      merchant_name: englishReceipt.seller.name,
      merchant_address: expect.stringContaining(englishReceipt.seller.street),
      date: englishReceipt.issueDate,
      time: englishReceipt.issueTime,
      currency: englishReceipt.currency,
      items: englishReceipt.lines.map(({ description, amount }) =>
        expect.objectContaining({ description, amount }),
      ),
      subtotal: englishReceipt.net,
      tax_amount: englishReceipt.tax,
      total_amount: englishReceipt.total,
      payment_method: englishReceipt.paymentMethod,
      item_count: englishReceipt.lines.length,
    });
    expect(Object.keys(results.items[0])).toEqual(['description', 'quantity', 'unit_price', 'amount']);
  });

  test('an invoice in the same style; what a person corrected is given as corrected', async () => {
    const file = pdf(await renderInvoice(englishInvoice, { layout: 'banner' }), 'kitchen.pdf');
    const { id } = await submitted(post(file, { detection_type: 'Invoice' }));
    const { seller, buyer } = englishInvoice;
    const { results, updated_at } = await ended(id);
    expect(results).toEqual({
      invoice_number: englishInvoice.number,
      invoice_date: englishInvoice.issueDate,
      due_date: englishInvoice.dueDate,
      currency: englishInvoice.currency,
      vendor_name: seller.name,
      vendor_address: expect.stringContaining(seller.street),
      vendor_tax_id: seller.vatId,
      customer_name: buyer.name,
      customer_address: expect.stringContaining(buyer.street),
      customer_tax_id: buyer.vatId,
      line_items: englishInvoice.lines.map(({ quantity, unitPrice, amount }) => ({
        description: expect.any(String),
        quantity,
        unit_price: unitPrice,
        amount,
      })),
      subtotal: englishInvoice.net,
      tax_amount: englishInvoice.tax,
      total_amount: englishInvoice.total,
      line_item_count: englishInvoice.lines.length,
    });
    const { items } = (await call(server, 'GET', '/v1/documents?limit=100')).json;
    const { extraction_id } = items.find((one: Json) => one.id === id);
    const review = { values: { seller_name: 'Brightmoor & Daughters' } };
    // Times are told to the second.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await call(server, 'PUT', `/v1/extractions/${extraction_id}/documents/${id}/review`, review);
    const reviewed = await ended(id);
    expect(reviewed.results.vendor_name).toBe('Brightmoor & Daughters');
    expect(Date.parse(reviewed.updated_at)).toBeGreaterThan(Date.parse(updated_at));
  });

  test('documents of the native API are there too: a credit note as an invoice, own fields as they are', async () => {
    const note = await textFile('note.pdf', ['Credit note', 'Credit note no.: CN-7', 'Total: EUR 5.00']);
    const native = await extractAll(server, [note], { document_type: 'auto' });
    const [first] = native.documents;
    expect(await ended(first?.id ?? '')).toMatchObject({
      detection_type: 'invoice',
      results: { invoice_number: expect.anything(), line_item_count: expect.any(Number) },
    });
    const fields = [{ name: 'Total', type: 'currency' }];
    const own = await extractAll(server, [await invoiceFile('INV-4')], { fields });
    const { results } = await ended(own.documents[0]?.id ?? '');
    expect(results).toEqual({ Total: 119 });
  });
});

describe('status', () => {
  test('pending in the queue, processing while it is read, and until then neither exported nor deleted: 409', async () => {
    const first = await submitted(post(await longFile(250)));
    const waiting = await submitted(post(await invoiceFile('INV-5')));
    expect(first.pages).toBe(250);
    await until(async () => (await get(`/documents/${first.id}`)).data.status === 'processing');
    const { data } = await get(`/documents/${waiting.id}`);
    expect(data.status).toBe('pending');
    expect(data).not.toHaveProperty('results');
    for (const [id, status] of [
      [first.id, 'processing'],
      [waiting.id, 'pending'],
    ]) {
      expect((await refused(send(`/documents/${id}/export/json`))).slice(0, 2)).toEqual([409, 'CONFLICT']);
      expect((await refused(send(`/documents/${id}`, { method: 'DELETE' }))).slice(0, 2)).toEqual([
        409,
        'CONFLICT',
      ]);
      const { data: listed } = await get(`/documents?status=${status}`);
      expect(listed.map((one: Json) => one.id)).toContain(id);
    }
    await Promise.all([ended(first.id), ended(waiting.id)]);
  });

  test('failed with its error, no results, and 422 for its export', async () => {
    const { id } = await submitted(post(brokenFile()));
    const document = await ended(id);
    expect(document).toMatchObject({
      status: 'failed',
      error: { code: 'PROCESSING_ERROR', message: expect.stringContaining('damaged') },
    });
    expect(document).not.toHaveProperty('results');
    const answer = await send(`/documents/${id}/export/csv`);
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { error: { code: 'PROCESSING_ERROR', message: document.error.message, details: {} } },
    ]);
  });

  test('cancelled in the native API is failed here', async () => {
    const before = await submitted(post(await longFile(250)));
    const { id } = await submitted(post(await invoiceFile('INV-6'), { webhook_url: receiver.url }));
    const { items } = (await call(server, 'GET', '/v1/documents?limit=1')).json;
    await call(server, 'POST', `/v1/extractions/${items[0].extraction_id}/cancel`);
    expect(await ended(id)).toMatchObject({ status: 'failed', error: { code: 'PROCESSING_ERROR' } });
    const [told] = await receiver.received(1);
    expect(JSON.parse(told?.body ?? '')).toMatchObject({ event: 'document.failed', document_id: id });
    await ended(before.id);
  });
});

describe('GET /documents', () => {
  test('pages by number, newest first; by status, kind and either time', async () => {
    const key = server.keyOf('lists');
    expect(await get('/documents', key)).toEqual({
      data: [],
      meta: { current_page: 1, last_page: 1, per_page: 20, total: 0 },
    });
    const ids: string[] = [];
    for (const file of [
      await statementFile(),
      pdf(await renderReceipt(englishReceipt), 'r.pdf'),
      brokenFile(),
    ])
      ids.push((await submitted(post(file, {}, key))).id);
    for (const id of ids) await ended(id, key);
    const idsOf = async (query: string) =>
      (await get(`/documents?${query}`, key)).data.map((one: Json) => one.id);
    const [statement = '', receipt = '', broken = ''] = ids;

    const first = await get('/documents?page=1&per_page=2', key);
    expect(first.meta).toEqual({ current_page: 1, last_page: 2, per_page: 2, total: 3 });
    expect(first.data.map((one: Json) => one.id)).toEqual([broken, receipt]);
    expect(first.data[1]).toEqual({
      id: receipt,
      status: 'completed',
      detection_type: 'receipt',
      original_filename: 'r.pdf',
      pages: 1,
      created_at: expect.stringMatching(toSecond),
    });
    expect(await idsOf('page=2&per_page=2')).toEqual([statement]);
    expect(await get('/documents?page=3&per_page=2', key)).toMatchObject({ data: [], meta: { total: 3 } });
    expect(await idsOf('order=asc')).toEqual(ids);
    expect(await idsOf('status=failed')).toEqual([broken]);
    expect(await idsOf('status=completed&detection_type=bank_statement')).toEqual([statement]);
    expect(await idsOf('detection_type=auto')).toEqual([broken]);
    expect(await idsOf('status=&page=&sort=&order=DESC')).toEqual([broken, receipt, statement]);
    // What changes last is first, however old it is.
    const { items } = await native('/v1/documents', key);
    const { extraction_id } = items.find((one: Json) => one.id === statement);
    await fetch(`${server.url}/v1/extractions/${extraction_id}/documents/${statement}/review`, {
      method: 'PUT',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: '{"values":{}}',
    });
    expect((await idsOf('sort=updated_at'))[0]).toBe(statement);
    expect((await idsOf('sort=updated_at&order=asc')).at(-1)).toBe(statement);
    expect((await idsOf('sort=created_at'))[0]).toBe(broken);
  });

  test('400: a page, a size, a status, a kind, a field or an order that is none', async () => {
    for (const [name, value] of [
      ['page', '0'],
      ['page', 'two'],
      ['per_page', '101'],
      ['status', 'done'],
      ['detection_type', 'letter'],
      ['sort', 'size'],
      ['order', 'up'],
    ] as const)
      expect([name, value, ...(await refused(send(`/documents?${name}=${value}`)))]).toEqual([
        name,
        value,
        400,
        'VALIDATION_ERROR',
        { [name]: [expect.stringMatching(/./)] },
      ]);
  });
});

describe('exports', () => {
  let id: string;
  let results: Json;
  beforeAll(async () => {
    const file = await statementFile('March 2026.pdf');
    id = (await submitted(post(file, { detection_type: 'bank_statement' }))).id;
    results = (await ended(id)).results;
  });
  const download = async (format: string, type: string) => {
    const response = await send(`/documents/${id}/export/${format}`);
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-disposition'),
    ]).toEqual([200, type, `attachment; filename="March 2026.${format}"`]);
    return Buffer.from(await response.arrayBuffer());
  };

  test('json is the very results', async () => {
    expect(JSON.parse((await download('json', 'application/json; charset=utf-8')).toString())).toEqual(
      results,
    );
  });

  test('csv: a row for each transaction, with the values of the statement before it', async () => {
    const rows = byHeader(parseCsv((await download('csv', 'text/csv; charset=utf-8')).toString().slice(1)));
    expect(rows).toHaveLength(account.bookings.length);
    const booking = account.bookings[1];
    expect(rows[1]).toMatchObject({
      bank_name: account.bank,
      'statement_period.from': account.periodStart,
      opening_balance: String(account.opening),
      transaction_date: booking?.date,
      transaction_description: booking?.lines.join(' '),
      transaction_amount: String(Math.abs(booking?.amount ?? 0)),
      transaction_balance: String(booking?.balance),
    });
  });

  test('xlsx: a sheet of values and one of transactions', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const book = readWorkbook(await download('xlsx', type));
    expect(book.SheetNames).toEqual(['Document', 'Transactions']);
    expect(utils.sheet_to_json(book.Sheets.Document ?? {})).toMatchObject([
      { bank_name: account.bank, closing_balance: account.closing },
    ]);
    const rows = utils.sheet_to_json<Json>(book.Sheets.Transactions ?? {});
    expect(rows.map(({ amount }) => amount)).toEqual(account.bookings.map(({ amount }) => Math.abs(amount)));
  });

  test('xml: an element for each value and an item for each transaction', async () => {
    const xml = (await download('xml', 'application/xml; charset=utf-8')).toString();
    const { document } = new XMLParser({ parseTagValue: false }).parse(xml);
    expect(document).toMatchObject({
      bank_name: account.bank,
      statement_period: { from: account.periodStart, to: account.periodEnd },
      closing_balance: String(account.closing),
    });
    expect(document.transactions.item).toHaveLength(account.bookings.length);
  });

  test('a document without rows has one row of csv; another format is 400', async () => {
    const file = await textFile('badge.pdf', ['Visitor badge', 'Locker: B-117']);
    const badge = await submitted(post(file, { custom_fields: '["locker"]' }));
    await ended(badge.id);
    const csv = await (await send(`/documents/${badge.id}/export/csv`)).text();
    expect(parseCsv(csv.replace(/^\uFEFF/, ''))).toEqual([['locker'], ['B-117']]);
    expect(await refused(send(`/documents/${badge.id}/export/pdf`))).toEqual([
      400,
      'VALIDATION_ERROR',
      { format: [expect.stringContaining('csv, xlsx, json, xml')] },
    ]);
  });
});

describe('DELETE /documents/{id}', () => {
  test('200 with a message; then it is gone, with all that was kept of it', async () => {
    const { id } = await submitted(post(await invoiceFile('INV-7'), { metadata: '{"secret":"word"}' }));
    await ended(id);
    const { items } = (await call(server, 'GET', '/v1/documents?limit=1')).json;
    const { extraction_id } = items[0];
    const response = await send(`/documents/${id}`, { method: 'DELETE' });
    expect([response.status, await response.json()]).toEqual([
      200,
      { message: 'Document deleted successfully.' },
    ]);
    for (const [method, at] of [
      ['GET', `/documents/${id}`],
      ['GET', `/documents/${id}/export/json`],
      ['DELETE', `/documents/${id}`],
    ] as const)
      expect((await refused(send(at, { method }))).slice(0, 2)).toEqual([404, 'NOT_FOUND']);
    expect((await call(server, 'GET', `/v1/extractions/${extraction_id}`)).status).toBe(404);
  });

  test('of several that were sent together in the native API only the one goes', async () => {
    const files = [await invoiceFile('INV-8'), await invoiceFile('INV-9')];
    const { documents } = await extractAll(server, files);
    const [one, other] = documents.map(({ id }) => id) as [string, string];
    expect((await send(`/documents/${one}`, { method: 'DELETE' })).status).toBe(200);
    expect((await send(`/documents/${one}`)).status).toBe(404);
    expect((await send(`/documents/${other}`)).status).toBe(200);
  });
});

describe('errors', () => {
  const token = async (key: string, scope?: string): Promise<string> => {
    const me = await native('/v1/me', key);
    const response = await fetch(`${server.url}/v1/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: me.api_key.id,
        client_secret: key,
        ...(scope && { scope }),
      }),
    });
    return ((await response.json()) as Json).access_token;
  };
  const addresses = [
    ['POST', '/documents'],
    ['GET', '/documents'],
    ['GET', '/documents/doc_1'],
    ['DELETE', '/documents/doc_1'],
    ['GET', '/documents/doc_1/export/csv'],
  ] as const;

  test('401 unless both headers are there, valid, and of one account', async () => {
    const mine = await token(apiKey);
    const theirs = await token(server.keyOf('other'));
    const wrong: Record<string, string>[] = [
      {},
      { 'x-api-key': apiKey },
      { authorization: `Bearer ${mine}` },
      { 'x-api-key': apiKey, authorization: 'Bearer eyJhbGciOiJIUzI1NiIs' },
      { 'x-api-key': 'xtr_live_a1b2c3d4e5f6', authorization: `Bearer ${mine}` },
      { 'x-api-key': apiKey, authorization: `Bearer ${theirs}` },
      { 'x-api-key': apiKey, authorization: `Bearer ${server.keyOf('other')}` },
      { 'x-api-key': mine, authorization: `Bearer ${mine}` },
      { 'x-api-key': apiKey, authorization: mine },
    ];
    for (const [method, at] of addresses)
      for (const headers of wrong) {
        const answer = await refused(fetch(`${server.url}/extraly/api/v1${at}`, { method, headers }));
        expect([at, headers, ...answer]).toEqual([at, headers, 401, 'UNAUTHORIZED', {}]);
      }
    for (const bearer of [mine, apiKey]) {
      const headers = { 'x-api-key': apiKey, authorization: `Bearer ${bearer}` };
      expect((await fetch(`${server.url}/extraly/api/v1/documents`, { headers })).status).toBe(200);
    }
  });

  test('403: a document of another account, a key or a token that may only read, no credits left', async () => {
    const { id } = await submitted(post(await invoiceFile('INV-10')));
    await ended(id);
    const other = server.keyOf('other');
    for (const [method, at] of [
      ['GET', `/documents/${id}`],
      ['DELETE', `/documents/${id}`],
      ['GET', `/documents/${id}/export/csv`],
    ] as const)
      expect((await refused(send(at, { method }, other))).slice(0, 2)).toEqual([403, 'FORBIDDEN']);
    const { api_key } = (await call(server, 'POST', '/v1/api-keys', { name: 'reader', scopes: ['read'] }))
      .json;
    const reading = { authorization: `Bearer ${await token(apiKey, 'read')}` };
    for (const headers of [reading, { 'x-api-key': api_key.key }])
      for (const [method, at] of addresses.slice(0, 4)) {
        const answer = await send(at, { method, headers });
        const expected = { POST: 403, DELETE: 403, GET: at === '/documents' ? 200 : 404 }[method];
        expect([method, at, answer.status]).toEqual([method, at, expected]);
        await answer.arrayBuffer();
      }
    const poor = await refused(post(await invoiceFile('INV-11'), {}, server.keyOf('poor')));
    expect(poor.slice(0, 2)).toEqual([403, 'FORBIDDEN']);
  });

  test('400: the document is missing, in the words of the service', async () => {
    const answer = await post(null, { detection_type: 'invoice' });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        error: {
          code: 'VALIDATION_ERROR',
          message: 'The document field is required.',
          details: { document: ['The document field is required.'] },
        },
      },
    ]);
  });

  test('400: values that are none, each by its field; two files; no form', async () => {
    const file = await invoiceFile('INV-1');
    const wrong: [string, string][] = [
      ['detection_type', 'letter'],
      ['custom_fields', 'vat_number'],
      ['custom_fields', '{"a":1}'],
      ['custom_fields', '[1]'],
      ['custom_fields', `["${'a'.repeat(101)}"]`],
      ['webhook_url', 'yourapp.com'],
      ['callback_url', 'ftp://yourapp.com'],
      ['metadata', '{"a"'],
      ['metadata', '"text"'],
    ];
    for (const [name, value] of wrong)
      expect([name, value, ...(await refused(post(file, { [name]: value })))]).toEqual([
        name,
        value,
        400,
        'VALIDATION_ERROR',
        { [name]: [expect.stringMatching(/./)] },
      ]);
    const two = formWith(file);
    two.append('file', await invoiceFile('INV-2'));
    const json = { method: 'POST', body: '{"a":', headers: { 'content-type': 'application/json' } };
    const named = formWith(file, {}, 'attachment');
    for (const init of [{ method: 'POST', body: two }, { method: 'POST', body: named }, json])
      expect((await refused(send('/documents', init))).slice(0, 2)).toEqual([400, 'VALIDATION_ERROR']);
    const empty = await refused(post(new File([], 'empty.pdf')));
    expect(empty.slice(0, 2)).toEqual([400, 'VALIDATION_ERROR']);
  });

  test('404: no such document, no such address', async () => {
    for (const id of ['doc_8f3a1b2c4d5e', 'doc_x%00', 'ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C'])
      expect((await refused(send(`/documents/${id}`))).slice(0, 2)).toEqual([404, 'NOT_FOUND']);
    for (const [method, at] of [
      ['GET', '/nothing'],
      ['PUT', '/documents'],
      ['GET', '/documents/%E0%A4%A'],
    ] as const)
      expect((await refused(send(at, { method }))).slice(0, 2)).toEqual([404, 'NOT_FOUND']);
  });

  test('413: a file that is too large; 415: formats that are not read here', async () => {
    const large = new File([new Uint8Array(1024 * 1024 + 1)], 'large.pdf');
    expect((await refused(post(large))).slice(0, 2)).toEqual([413, 'FILE_TOO_LARGE']);
    const word = new File([new Uint8Array(docx({ body: paragraph(run('Invoice')) }))], 'invoice.pdf');
    for (const file of [word, new File(['GIF89a'], 'a.gif'), new File(['plain text'], 'a.pdf')])
      expect((await refused(post(file))).slice(0, 2)).toEqual([415, 'UNSUPPORTED_FORMAT']);
  });

  test('500 and 503 have the same form', () => {
    for (const [code, status, said] of [
      ['INTERNAL_ERROR', 500, 'INTERNAL_ERROR'],
      ['SERVICE_UNAVAILABLE', 503, 'SERVICE_UNAVAILABLE'],
    ] as const)
      expect(extralyError(new ApiError(code))).toEqual({
        status,
        json: { error: { code: said, message: expect.stringMatching(/./), details: {} } },
      });
  });
});

describe('webhooks', () => {
  const signatureOf = (body: string, key = apiKey) =>
    `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
  const parsed = (told: ReceivedCall | undefined): Json => JSON.parse(told?.body ?? '');

  test('document.completed: the results, the metadata, the time; signed with the API key; nothing native', async () => {
    const values = { webhook_url: receiver.url, metadata: '{"order":7}', detection_type: 'bank_statement' };
    const { id } = await submitted(post(await statementFile(), values));
    const [told] = await receiver.received(1);
    const { results } = await ended(id);
    expect(parsed(told)).toEqual({
      event: 'document.completed',
      document_id: id,
      status: 'completed',
      results,
      metadata: { order: 7 },
      timestamp: expect.stringMatching(toSecond),
    });
    expect(told?.headers).toMatchObject({
      'x-extraly-signature': signatureOf(told?.body ?? ''),
      'content-type': 'application/json',
    });
    expect(Object.keys(told?.headers ?? {}).filter((name) => name.startsWith('webhook-'))).toEqual([]);
  });

  test('document.failed: the error', async () => {
    const { id } = await submitted(post(brokenFile(), { callback_url: receiver.url }));
    const [told] = await receiver.received(1);
    const { error } = await ended(id);
    expect(parsed(told)).toEqual({
      event: 'document.failed',
      document_id: id,
      status: 'failed',
      error,
      metadata: {},
      timestamp: expect.stringMatching(toSecond),
    });
    expect(told?.headers['x-extraly-signature']).toBe(signatureOf(told?.body ?? ''));
  });

  test('an address in a private network is refused where the operator does not allow it', async () => {
    await withTestServer({ DOCGLEAN_ALLOW_PRIVATE_URLS: 'false' }, async (closed) => {
      const values = { webhook_url: 'http://127.0.0.1:1/hook' };
      const answer = await refused(post(await invoiceFile('INV-1'), values, apiKey, closed));
      expect(answer).toEqual([
        400,
        'VALIDATION_ERROR',
        { webhook_url: [expect.stringContaining('private')] },
      ]);
    });
  });

  test('a document that has expired before it could be told of is told of no more', async () => {
    await withTestServer({}, async (own) => {
      receiver.answerNext({ status: 500 });
      await submitted(post(await invoiceFile('INV-1'), { webhook_url: receiver.url }, apiKey, own));
      await receiver.received(1);
      await own.stop();
      const [delivery] = own.onDatabase<Json[]>('run-sql.ts', [
        ["update extraction set expires_at = now() - interval '1 minute'"],
        [
          "update pgboss.job set start_after = now() where name = 'deliver' and state in ('created', 'active')",
        ],
        ['select id from delivery'],
      ]);
      await own.restart();
      // Dropped, or gone where the sweep has been here first.
      await until(async () => {
        const { status, json } = await call(own, 'GET', `/v1/deliveries/${delivery.id}`);
        return status === 404 || json.delivery.state === 'dropped';
      });
      expect(receiver.calls).toHaveLength(1);
    });
  }, 120_000);

  test('tried again up to three times, waiting longer each time, with the same signed body; then given up', async () => {
    const waits = growingWaits(3);
    expect(waits).toHaveLength(3);
    expect(new Set(waits.slice(1).map((wait, index) => wait / (waits[index] ?? 0)))).toEqual(new Set([5]));

    await withTestServer({ DOCGLEAN_EXTRALY_REQUESTS_PER_HOUR: '100000' }, async (own) => {
      // Whatever is answered: none of these ends the tries before their time.
      receiver.answerNext(
        { status: 410 },
        { status: 401 },
        { status: 409, body: 'finished' },
        { status: 500 },
      );
      const { id } = await submitted(
        post(await invoiceFile('INV-1'), { webhook_url: receiver.url }, apiKey, own),
      );
      const sql = (...statements: [string, unknown[]?][]) => own.onDatabase<Json[]>('run-sql.ts', statements);
      for (let tries = 1; tries <= 4; tries += 1) {
        await receiver.received(tries);
        // The attempt is noted after the answer came.
        await new Promise((resolve) => setTimeout(resolve, 300));
        await own.stop();
        const [kept] = sql(
          ["update pgboss.job set start_after = now() where name = 'deliver' and state = 'created'"],
          ['select state, attempts, row_to_json(extraction) as extraction from delivery, extraction'],
        );
        expect(kept).toMatchObject({ attempts: tries, state: tries < 4 ? 'pending' : 'exhausted' });
        // The key signs after a restart too, and the database does not tell it.
        expect(kept.extraction).toMatchObject({ callback_secret: expect.any(String) });
        expect(JSON.stringify(kept.extraction)).not.toContain(apiKey);
        const secretFile = path.join(own.dataDir, 'secret.key');
        expect(statSync(secretFile).mode & 0o777).toBe(0o600);
        // A lost secret is no reason to tell nothing: only nobody can see then who told it.
        if (tries === 3) rmSync(secretFile);
        await own.restart();
      }
      expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(1);
      const signatures = receiver.calls.map(({ headers }) => headers['x-extraly-signature']);
      const signature = signatureOf(receiver.calls[0]?.body ?? '');
      expect(signatures).toEqual([signature, signature, signature, undefined]);

      // With the document goes what signs for it, also where the native API deletes it.
      const { items } = await native('/v1/documents', apiKey, own);
      const at = `${own.url}/v1/extractions/${items[0].extraction_id}/documents/${id}`;
      await fetch(at, { method: 'DELETE', headers: { 'x-api-key': apiKey } });
      await own.stop();
      expect(
        sql(['select callback_secret, (select count(*)::int from delivery) as told from extraction']),
      ).toEqual([{ callback_secret: null, told: 0 }]);
    });
    // It starts anew four times.
  }, 240_000);
});

describe('limits by configuration', () => {
  const most = 8;
  let limited: TestServer;
  beforeAll(async () => {
    limited = await startTestServer({ DOCGLEAN_EXTRALY_REQUESTS_PER_HOUR: String(most) });
  });
  afterAll(() => limited.close());

  test('requests an hour: headers on every answer, then 429 with Retry-After; the native API counts for itself', async () => {
    const hourMs = 3600_000;
    await untilWindowLasts(hourMs, 20_000);
    const number = (response: Response, name: string) => Number(response.headers.get(name));
    const ownApi = () => fetch(`${limited.url}/v1/me`, { headers: { 'x-api-key': apiKey } });
    const before = await ownApi();
    const asked: [string, RequestInit?][] = [
      ['/documents'],
      ['/documents/doc_1'],
      ['/nothing'],
      ['/documents?page=0'],
      ['/documents', { headers: { authorization: 'Bearer wrong' } }],
    ];
    const answers: Response[] = [];
    for (let index = 0; index < most + 2; index += 1) {
      const [at, init] = asked[index % asked.length] ?? ['/documents'];
      answers.push(await send(at, init, apiKey, limited));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 400, 401, 200, 404, 404, 429, 429]);
    expect(answers.map((answer) => number(answer, 'x-ratelimit-remaining'))).toEqual([
      ...Array.from({ length: most }, (_, index) => most - 1 - index),
      0,
      0,
    ]);
    for (const answer of answers) {
      expect(number(answer, 'x-ratelimit-limit')).toBe(most);
      expect((number(answer, 'x-ratelimit-reset') * 1000) % hourMs).toBe(0);
    }
    const last = answers.at(-1) as Response;
    const waitMs = number(last, 'retry-after') * 1000;
    expect(Math.abs(Date.now() + waitMs - number(last, 'x-ratelimit-reset') * 1000)).toBeLessThan(5000);
    expect((await refused(Promise.resolve(last))).slice(0, 2)).toEqual([429, 'RATE_LIMITED']);
    const after = await ownApi();
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(number(before, 'x-ratelimit-remaining') - number(after, 'x-ratelimit-remaining')).toBeLessThan(
      most,
    );
  });

  test('left alone they are 1000 requests an hour and files of 20 MB', async () => {
    await withTestServer({}, async (usual) => {
      const bytes = 20 * 1024 * 1024;
      const answer = await post(new File([new Uint8Array(bytes + 1)], 'large.pdf'), {}, apiKey, usual);
      expect([answer.status, answer.headers.get('x-ratelimit-limit')]).toEqual([413, '1000']);
      expect(((await answer.json()) as Json).error.message).toContain('20 MB');
      expect(
        (await refused(post(new File([new Uint8Array(bytes)], 'zeros.pdf'), {}, apiKey, usual)))[0],
      ).toBe(415);
    });
  });
});

describe("the document's own clients", () => {
  const { folder, save } = clientFolder();

  let key: string;
  let env: Record<string, string>;
  let statement: string;
  beforeAll(async () => {
    key = server.keyOf('statements');
    const me = await native('/v1/me', key);
    const body = JSON.stringify({
      grant_type: 'client_credentials',
      client_id: me.api_key.id,
      client_secret: key,
    });
    const headers = { 'content-type': 'application/json' };
    const token = await fetch(`${server.url}/v1/oauth/token`, { method: 'POST', body, headers });
    env = {
      EXTRALY_BASE_URL: `${server.url}/extraly/api/v1`,
      EXTRALY_API_KEY: key,
      EXTRALY_TOKEN: ((await token.json()) as Json).access_token,
    };
    statement = await save(await statementFile());
  });

  const bookings = account.bookings.length;

  testOfClient('.sh')('curl: submit, look, list, download, delete', async () => {
    const invoice = await save(await invoiceFile('INV-21'));
    const { data } = JSON.parse(await runClient('extraly/submit.sh', [invoice, receiver.url], env));
    expect(data).toMatchObject({
      status: 'processing',
      detection_type: 'invoice',
      webhook_url: receiver.url,
    });
    await ended(data.id, key);
    const [one, list, deleted] = (await runClient('extraly/tour.sh', [data.id, folder], env))
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(one.data.results).toMatchObject({ invoice_number: 'INV-21', total_amount: 119 });
    expect(list.data.map((listed: Json) => listed.id)).toContain(data.id);
    const csv = readFileSync(path.join(folder, 'INV-21.csv'), 'utf8').slice(1);
    expect(byHeader(parseCsv(csv))).toMatchObject([{ invoice_number: 'INV-21', total_amount: '119' }]);
    expect(deleted).toEqual({ message: 'Document deleted successfully.' });
  });

  testOfClient('.py')('Python with requests', async () => {
    const workbook = path.join(folder, 'results.xlsx');
    const said = await runClient('extraly/statement.py', [statement, workbook], env);
    expect(said).toMatch(/^Document submitted: \S+ \(status: processing\)$/m);
    expect(said).toContain(`Transactions found: ${bookings}\n`);
    const book = readWorkbook(readFileSync(workbook));
    expect(utils.sheet_to_json(book.Sheets.Transactions ?? {})).toHaveLength(bookings);
  });

  testOfClient('.py')('Python: a document that cannot be read', async () => {
    const said = await runClient('extraly/statement.py', [await save(brokenFile()), 'none.xlsx'], env);
    expect(said).toMatch(/^Processing failed: .*PROCESSING_ERROR/m);
  });

  testOfClient('.js')('JavaScript', async () => {
    const [submitted, counted, json = ''] = (await runClient('extraly/statement.js', [statement], env)).split(
      '\n',
    );
    const id = submitted?.replace('Submitted: ', '') ?? '';
    expect(counted).toBe(`Transactions: ${bookings}`);
    expect(JSON.parse(json)).toEqual((await ended(id, key)).results);
  });

  testOfClient('.php')('PHP', async () => {
    const csv = path.join(folder, 'results.csv');
    const said = await runClient('extraly/statement.php', [statement, csv], env);
    expect(said).toContain(`Transactions: ${bookings}\n`);
    expect(parseCsv(readFileSync(csv, 'utf8').slice(1))).toHaveLength(bookings + 1);
  });

  for (const extension of ['.php', '.py'] as const)
    testOfClient(extension)(
      `the receiver of webhooks in ${extension.slice(1)} takes what is signed, and no other`,
      async () => {
        const received = path.join(folder, `received${extension}`);
        const program = await startReceiverProgram(`extraly/receive${extension}`, {
          ...env,
          RECEIVED: received,
        });
        try {
          const values = { webhook_url: program.url, detection_type: 'invoice' };
          const { id } = await submitted(post(await invoiceFile('INV-31'), values, key));
          const line = await until(async () => {
            try {
              return readFileSync(received, 'utf8');
            } catch {
              return null;
            }
          });
          expect(JSON.parse(line)).toEqual([id, 'INV-31']);
          const body = JSON.stringify({ event: 'document.completed', document_id: 'x', results: {} });
          const signature = `sha256=${createHmac('sha256', apiKey).update(body).digest('hex')}`;
          const forged = await fetch(program.url, {
            method: 'POST',
            body,
            headers: { 'X-Extraly-Signature': signature },
          });
          expect(forged.status).toBe(401);
          expect(readFileSync(received, 'utf8')).toBe(line);
        } finally {
          await program.stop();
        }
      },
    );
});
