import { type ErrorCode, errorCatalogue } from '@docglean/contract';
import { read as readWorkbook } from '@e965/xlsx';
import { Webhook as Verifier } from 'standardwebhooks';
import { ApiError } from '../../server/src/errors.ts';
import { perfectparserError } from '../../server/src/http/surfaces/perfectparser/answer.ts';
import { clientFolder } from '../clients/client-folder.ts';
import { runClient, testOfClient } from '../clients/run-client.ts';
import { contractFetch } from '../harness/contract-fetch.ts';
import { untilWindowLasts } from '../harness/fresh-window.ts';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { askBroken, failures } from './broken-server.ts';
import { parseCsv } from './read-csv.ts';
import { formOf } from './requests.ts';
import { invoiceFile, longFile, pagesFile } from './sample-files.ts';

/** The table of the service's document. */
const table: [number, string][] = [
  [400, 'INVALID_PAYLOAD'],
  [400, 'PARSER_NOT_CONFIGURED'],
  [400, 'SCHEMA_ALREADY_EXISTS'],
  [401, 'UNAUTHORIZED'],
  [402, 'INSUFFICIENT_CREDITS'],
  [404, 'PARSER_NOT_FOUND'],
  [404, 'RESOURCE_NOT_FOUND'],
  [409, 'CONFLICT'],
  [429, 'RATE_LIMITED'],
  [500, 'INTERNAL_ERROR'],
  [503, 'SERVICE_UNAVAILABLE'],
];

let server: TestServer;
let receiver: Receiver;
let checkedFetch: typeof fetch;
beforeAll(async () => {
  [server, receiver] = await Promise.all([
    startTestServer(
      { DOCGLEAN_WORKERS: '1', DOCGLEAN_MAX_FILE_MB: '1' },
      { other: {}, none: { credits: 0 }, two: { credits: 2 } },
    ),
    startReceiver(),
  ]);
  checkedFetch = contractFetch(() => `${server.url}/perfectparser`);
});
afterAll(async () => {
  await receiver.close();
  await server.close();
});

interface Sent {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shape was checked against the surface's OpenAPI document when it arrived.
  json: any;
}

const rateHeaders = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

/** A request on the surface; its answer fits the surface's own document, and tells the rate. */
async function send(
  method: string,
  at: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Sent> {
  const headers = new Headers(more);
  if (!headers.has('authorization')) headers.set('authorization', `Bearer ${apiKey}`);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm && !headers.has('content-type'))
    headers.set('content-type', 'application/json');
  const sent = isForm || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await checkedFetch(`${server.url}/perfectparser${at}`, {
    method,
    headers,
    ...(body !== undefined && { body: sent }),
  });
  for (const name of rateHeaders)
    expect([at, name, response.headers.get(name)]).toEqual([at, name, expect.stringMatching(/^\d+$/)]);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text };
}

/** Status and code of a refusal, whose form is always the same. */
async function refused(sent: Promise<Sent>): Promise<[number, string]> {
  const { status, headers, json } = await sent;
  expect(json).toEqual({
    error: {
      code: expect.any(String),
      message: expect.stringMatching(/\.$/),
      request_id: headers.get('x-request-id'),
      ...(json.error.details && { details: expect.any(Array) }),
    },
  });
  return [status, json.error.code];
}

const as = (account: string) => ({ authorization: `Bearer ${server.keyOf(account)}` });
const fields = [
  { name: 'invoice_number', type: 'string' },
  { name: 'total', type: 'currency' },
];
let parsers = 0;
const newParser = async (settings: object = { fields }): Promise<string> => {
  parsers += 1;
  const { status, json } = await send('POST', '/v1/parsers', { name: `Invoices ${parsers}`, ...settings });
  expect([status, Object.keys(json)]).toEqual([201, ['parser']]);
  return json.parser.id;
};
const submit = async (files: File[], values: Record<string, string>, more: Record<string, string> = {}) => {
  const { status, json } = await send('POST', '/v1/extractions', formOf(files, values), more);
  expect([status, Object.keys(json)]).toEqual([202, ['extraction']]);
  return json.extraction;
};
const ended = (id: string) =>
  until(async () => {
    const { extraction } = (await send('GET', `/v1/extractions/${id}`)).json;
    return !['queued', 'processing'].includes(extraction.status) && extraction;
  });
const extracted = async (files: File[], parserId: string) => {
  const { id } = await submit(files, { parser_id: parserId });
  await ended(id);
  const { items } = (await send('GET', `/v1/extractions/${id}/results`)).json;
  return { id, items };
};

describe('openapi.json', () => {
  test('describes what is here: its prefix, its operations, its codes, and nothing else', async () => {
    const { status, json } = await send('GET', '/openapi.json', undefined, { authorization: '' });
    expect(status).toBe(200);
    expect(json.servers).toEqual([{ url: `${server.url}/perfectparser` }]);
    const operations = Object.entries<Record<string, { responses: Record<string, { description: string }> }>>(
      json.paths,
    ).flatMap(([at, methods]) => Object.entries(methods).map(([method, one]) => ({ at, method, ...one })));
    for (const wanted of [
      'get /v1/me',
      'get /v1/credits',
      'post /v1/parsers',
      'post /v1/parsers/{id}/detect-fields',
      'post /v1/extractions',
      'get /v1/extractions/{id}',
      'get /v1/extractions/{id}/results',
      'get /v1/extractions/{id}/documents/{document_id}',
      'get /v1/extractions/{id}/export',
      'get /v1/extractions/{id}/documents/{document_id}/export',
      'post /v1/webhooks',
    ])
      expect(operations.map(({ method, at }) => `${method} ${at}`)).toContain(wanted);
    expect(operations.map(({ at }) => at)).not.toContain('/v1/events');
    const told = operations.flatMap(({ responses }) =>
      Object.entries(responses)
        .filter(([answer]) => Number(answer) >= 400)
        .flatMap(([answer, { description }]) =>
          description.split('\n\n').map((line) => `${answer} ${line.split(':')[0]}`),
        ),
    );
    expect([...new Set(told)].sort()).toEqual(table.map(([status, code]) => `${status} ${code}`).sort());
    const { code } = json.components.schemas.PerfectparserError.properties.error.properties;
    expect([...code.enum].sort()).toEqual(table.map(([, one]) => one).sort());
    expect(JSON.stringify(json)).not.toMatch(/PARSER_WITHOUT_FIELDS|FILE_TOO_LARGE|ROUTE_NOT_FOUND/);
  });
});

describe('account', () => {
  test('{ user } and { credits }', async () => {
    const me = await send('GET', '/v1/me');
    expect([me.status, me.json]).toEqual([
      200,
      {
        user: {
          id: expect.stringMatching(/^acc_/),
          name: 'My account',
          api_key: {
            id: expect.stringMatching(/^key_/),
            name: expect.any(String),
            scopes: expect.any(Array),
          },
        },
      },
    ]);
    const { json } = await send('GET', '/v1/credits', undefined, as('two'));
    expect(Object.keys(json)).toEqual(['credits']);
    expect(json.credits.balance).toBe(2);
  });

  test('the key may come as X-API-Key too', async () => {
    const response = await fetch(`${server.url}/perfectparser/v1/me`, { headers: { 'x-api-key': apiKey } });
    expect(response.status).toBe(200);
  });
});

describe('parsers', () => {
  test('{ parser }: created, read, changed, deleted', async () => {
    const id = await newParser();
    const { json } = await send('GET', `/v1/parsers/${id}`);
    expect(json).toEqual({ parser: expect.objectContaining({ id, fields }) });
    const changed = await send('PATCH', `/v1/parsers/${id}`, { description: 'Of our suppliers' });
    expect([changed.status, changed.json.parser.description]).toEqual([200, 'Of our suppliers']);
    expect((await send('DELETE', `/v1/parsers/${id}`)).status).toBe(204);
    expect(await refused(send('GET', `/v1/parsers/${id}`))).toEqual([404, 'PARSER_NOT_FOUND']);
  });

  test('{ items, next_cursor }: the own ones, newest first; built-in ones only where they are asked for', async () => {
    const ids = [await newParser(), await newParser(), await newParser()].reverse();
    const first = (await send('GET', '/v1/parsers?limit=2')).json;
    expect(Object.keys(first)).toEqual(['items', 'next_cursor']);
    const next = (await send('GET', `/v1/parsers?limit=1&cursor=${first.next_cursor}`)).json;
    expect([...first.items, ...next.items].map(({ id }: { id: string }) => id)).toEqual(ids);
    const all = (await send('GET', '/v1/parsers?limit=100')).json;
    expect(all.next_cursor).toBeNull();
    expect(all.items.filter((one: { is_preset: boolean }) => one.is_preset)).toEqual([]);
    const presets = (await send('GET', '/v1/parsers?presets=only')).json.items;
    expect(presets.map(({ id }: { id: string }) => id)).toContain('invoice');
  });

  test('404 PARSER_NOT_FOUND: one of another account, or none', async () => {
    const id = await newParser();
    const sample = () => formOf([]);
    for (const [at, headers] of [
      [id, as('other')],
      ['prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C', {}],
      ['x%00', {}],
    ] as const) {
      for (const [method, below, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { description: 'x' }],
        ['DELETE', '', undefined],
        ['POST', '/detect-fields', sample()],
      ] as const) {
        const answer = await refused(send(method, `/v1/parsers/${at}${below}`, body, headers));
        expect([method, at, ...answer]).toEqual([method, at, 404, 'PARSER_NOT_FOUND']);
      }
    }
  });

  test('409 CONFLICT: a second parser of the same name', async () => {
    await newParser({ name: 'Twice' });
    expect(await refused(send('POST', '/v1/parsers', { name: 'Twice' }))).toEqual([409, 'CONFLICT']);
    // A built-in one cannot be changed.
    expect(await refused(send('DELETE', '/v1/parsers/invoice'))).toEqual([409, 'CONFLICT']);
  });

  test('detect-fields proposes the fields of a sample; 400 SCHEMA_ALREADY_EXISTS the second time', async () => {
    const id = await newParser({});
    const samples = async () => formOf([await invoiceFile('INV-1'), await invoiceFile('INV-2')]);
    const { status, json } = await send('POST', `/v1/parsers/${id}/detect-fields`, await samples());
    expect([status, Object.keys(json)]).toEqual([200, ['parser', 'fields']]);
    expect(json.fields.length).toBeGreaterThan(0);
    expect(json.parser.fields.map(({ name }: { name: string }) => name)).toEqual(
      json.fields.map(({ name }: { name: string }) => name),
    );
    expect(await refused(send('POST', `/v1/parsers/${id}/detect-fields`, await samples()))).toEqual([
      400,
      'SCHEMA_ALREADY_EXISTS',
    ]);
  });
});

describe('extractions', () => {
  test('submitted, asked after, all results at once, page by page, and each document below its extraction', async () => {
    const parser = await newParser();
    const files = [await invoiceFile('INV-1'), await pagesFile('two.pdf', [['Total: EUR 5.00'], ['End']])];
    const submitted = await submit(files, { parser_id: parser, name: 'March' });
    expect(submitted).toMatchObject({ parser_id: parser, name: 'March', documents: { total: 2 } });
    const { id } = submitted;
    expect(['completed', 'needs_review']).toContain((await ended(id)).status);
    const results = (await send('GET', `/v1/extractions/${id}/results`)).json;
    expect([Object.keys(results), results.next_cursor]).toEqual([['items', 'next_cursor'], null]);
    expect(results.items[0]).toMatchObject({
      extraction_id: id,
      file_name: 'INV-1.pdf',
      result: { invoice_number: 'INV-1', total: 119 },
    });
    const first = (await send('GET', `/v1/extractions/${id}/results?limit=1`)).json;
    const next = (await send('GET', `/v1/extractions/${id}/results?limit=1&cursor=${first.next_cursor}`))
      .json;
    expect([...first.items, ...next.items]).toEqual(results.items);
    expect(next.next_cursor).toBeNull();
    const { json } = await send('GET', `/v1/extractions/${id}/documents/${results.items[0].id}`);
    expect(Object.keys(json)).toEqual(['document']);
    expect(json.document).toMatchObject({ ...results.items[0], text: expect.stringContaining('INV-1') });
    const listed = (await send('GET', '/v1/extractions?limit=1')).json;
    expect([Object.keys(listed), listed.items[0].id]).toEqual([['items', 'next_cursor'], id]);
    const file = await fetch(
      `${server.url}/perfectparser/v1/extractions/${id}/documents/${json.document.id}/file`,
      {
        headers: { authorization: `Bearer ${apiKey}` },
      },
    );
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="?INV-1\.pdf"?$/);
  });

  test('the same ids and objects as in the native API', async () => {
    const { id } = await extracted([await invoiceFile('INV-3')], await newParser());
    const native = await (await server.request(`/v1/extractions/${id}`)).json();
    expect((await send('GET', `/v1/extractions/${id}`)).json).toEqual(native);
  });

  test('exports: the batch and one document, in each format, as files', async () => {
    const { id, items } = await extracted(
      [await invoiceFile('INV-4'), await invoiceFile('INV-5')],
      await newParser(),
    );
    for (const [at, numbers] of [
      [`/v1/extractions/${id}/export`, ['INV-4', 'INV-5']],
      [`/v1/extractions/${id}/documents/${items[1].id}/export`, ['INV-5']],
    ] as const) {
      const csv = await send('GET', `${at}?format=csv`);
      expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename=.+\.csv/);
      const [header = [], ...rows] = parseCsv(csv.json);
      expect(rows.map((row) => row[header.indexOf('invoice_number')])).toEqual(numbers);
      expect((await send('GET', `${at}?format=json`)).json).toHaveLength(numbers.length);
      expect((await send('GET', `${at}?format=xml`)).json).toContain('INV-5');
      const xlsx = await fetch(`${server.url}/perfectparser${at}?format=xlsx`, {
        headers: { authorization: `Bearer ${apiKey}` },
      });
      expect(readWorkbook(Buffer.from(await xlsx.arrayBuffer())).SheetNames[0]).toBe('Documents');
    }
  });

  test('404 PARSER_NOT_FOUND and 400 PARSER_NOT_CONFIGURED at submission', async () => {
    const files = [await invoiceFile('INV-1')];
    for (const parser_id of ['prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C', 'nothing'])
      expect(await refused(send('POST', '/v1/extractions', formOf(files, { parser_id })))).toEqual([
        404,
        'PARSER_NOT_FOUND',
      ]);
    const parser_id = await newParser();
    expect(await refused(send('POST', '/v1/extractions', formOf(files, { parser_id }), as('other')))).toEqual(
      [404, 'PARSER_NOT_FOUND'],
    );
    const empty = formOf(files, { parser_id: await newParser({}) });
    expect(await refused(send('POST', '/v1/extractions', empty))).toEqual([400, 'PARSER_NOT_CONFIGURED']);
  });

  test('404 RESOURCE_NOT_FOUND: extractions and documents of others, or none', async () => {
    const { id, items } = await extracted([await invoiceFile('INV-6')], await newParser());
    const below = [
      '',
      '/results',
      '/export',
      `/documents/${items[0].id}`,
      `/documents/${items[0].id}/export`,
    ];
    for (const end of below)
      expect([
        end,
        ...(await refused(send('GET', `/v1/extractions/${id}${end}`, undefined, as('other')))),
      ]).toEqual([end, 404, 'RESOURCE_NOT_FOUND']);
    const none = `/v1/extractions/${id}/documents/doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C`;
    expect(await refused(send('GET', none))).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  test('409 CONFLICT for an export before the end; cancelled, then deleted', async () => {
    const { id } = await submit([await longFile(250)], { parser_id: await newParser() });
    expect(await refused(send('GET', `/v1/extractions/${id}/export`))).toEqual([409, 'CONFLICT']);
    expect(await refused(send('DELETE', `/v1/extractions/${id}`))).toEqual([409, 'CONFLICT']);
    expect((await send('POST', `/v1/extractions/${id}/cancel`)).status).toBe(200);
    await ended(id);
    expect((await send('DELETE', `/v1/extractions/${id}`)).status).toBe(204);
    expect(await refused(send('GET', `/v1/extractions/${id}`))).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  test('one document is deleted', async () => {
    const { id, items } = await extracted([await invoiceFile('INV-7')], await newParser());
    const at = `/v1/extractions/${id}/documents/${items[0].id}`;
    expect((await send('DELETE', at)).status).toBe(204);
    expect(await refused(send('DELETE', at))).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  test('402 INSUFFICIENT_CREDITS: the balance is too low, and nothing is stored', async () => {
    for (const account of ['none', 'two']) {
      const form = formOf([await invoiceFile('INV-1')], { document_type: 'invoice' });
      const answer = await refused(send('POST', '/v1/extractions', form, as(account)));
      expect([account, ...answer]).toEqual([account, 402, 'INSUFFICIENT_CREDITS']);
      expect((await send('GET', '/v1/extractions', undefined, as(account))).json.items).toEqual([]);
    }
  });
});

describe('errors', () => {
  test('400 INVALID_PAYLOAD: whatever is wrong with a request', async () => {
    const file = await invoiceFile('INV-1');
    const form = (files: File[], values = {}) => formOf(files, { document_type: 'invoice', ...values });
    const large = new File([new Uint8Array(1024 * 1024 + 1)], 'large.pdf');
    const post = (body: unknown, headers = {}) => send('POST', '/v1/extractions', body, headers);
    const wrong: [string, Promise<Sent>][] = [
      ['no file', post(form([]))],
      ['31 files', post(form(Array(31).fill(file)))],
      ['an empty file', post(form([new File([], 'empty.pdf')]))],
      ['a file too large', post(form([large]))],
      ['an unknown setting', post(form([file], { colour: 'red' }))],
      ['a body too large', post(JSON.stringify({ files: 'x'.repeat(8 * 1024 * 1024) }))],
      ['no JSON', send('POST', '/v1/parsers', '{"name"')],
      ['no name', send('POST', '/v1/parsers', {})],
      ['a type that is none', send('POST', '/v1/parsers', { name: 'x', fields: [{ name: 'a', type: 'x' }] })],
      ['another content type', send('POST', '/v1/parsers', 'x', { 'content-type': 'text/plain' })],
      ['a limit too high', send('GET', '/v1/parsers?limit=101')],
      ['a cursor that is none', send('GET', '/v1/parsers?cursor=x')],
      ['a format that is none', send('GET', '/v1/extractions/ext_1/export?format=pdf')],
      ['an address that leads nowhere', send('POST', '/v1/webhooks', { url: 'ftp://x', events: [] })],
    ];
    for (const [what, sent] of wrong)
      expect([what, ...(await refused(sent))]).toEqual([what, 400, 'INVALID_PAYLOAD']);
  });

  test('401 UNAUTHORIZED: no key, a wrong one, and one that may not do this', async () => {
    const addresses = [
      ['GET', '/v1/me'],
      ['POST', '/v1/parsers'],
      ['POST', '/v1/extractions'],
      ['GET', '/v1/extractions/ext_1'],
      ['GET', '/v1/webhooks'],
      ['GET', '/v1/nothing'],
    ] as const;
    for (const [method, at] of addresses)
      for (const authorization of ['', 'Bearer pp_wrong', 'Basic x'])
        expect([at, ...(await refused(send(method, at, undefined, { authorization })))]).toEqual([
          at,
          401,
          'UNAUTHORIZED',
        ]);
    const made = await server.request('/v1/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'reader', scopes: ['read'] }),
    });
    const { api_key } = (await made.json()) as { api_key: { key: string } };
    const authorization = `Bearer ${api_key.key}`;
    expect((await send('GET', '/v1/me', undefined, { authorization })).status).toBe(200);
    expect(await refused(send('POST', '/v1/parsers', { name: 'x' }, { authorization }))).toEqual([
      401,
      'UNAUTHORIZED',
    ]);
  });

  test('404 RESOURCE_NOT_FOUND: addresses that the service does not have, though the native API may', async () => {
    for (const at of [
      '/v1/nothing',
      '/nothing',
      '/',
      '/v1/events',
      '/v1/documents',
      '/v1/usage',
      '/v1/%zz',
    ]) {
      const answer = await refused(send('GET', at));
      expect([at, ...answer]).toEqual([at, 404, 'RESOURCE_NOT_FOUND']);
    }
    expect(await refused(send('PUT', '/v1/me'))).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  test('every error of the core has a place in the table', () => {
    for (const code of Object.keys(errorCatalogue) as ErrorCode[]) {
      const { status, json } = perfectparserError(new ApiError(code), 'req_1');
      // What only documents end with is never answered: if it were, it would be a defect.
      const { status: native } = errorCatalogue[code];
      expect([code, status < 500]).toEqual([code, native >= 400 && native < 500]);
      expect(table).toContainEqual([status, (json as { error: { code: string } }).error.code]);
    }
  });

  test.each(failures)('%s, and nothing of what happened', async (status, failure) => {
    const { response, text } = await askBroken('/perfectparser/v1/me', failure);
    expect(response.status).toBe(status);
    expect(table).toContainEqual([status, JSON.parse(text).error.code]);
    expect(text).not.toContain(failure.message);
    expect(response.headers.get('x-ratelimit-remaining')).toBe('600');
  });
});

describe('Idempotency-Key', () => {
  const named = (key: string) => ({ 'idempotency-key': key });

  test('the same request again gets the first answer, and is done once', async () => {
    const values = { parser_id: await newParser() };
    const file = await invoiceFile('INV-8');
    const first = await submit([file], values, named('once'));
    const again = await send('POST', '/v1/extractions', formOf([file], values), named('once'));
    expect([again.status, again.json.extraction, again.headers.get('idempotent-replayed')]).toEqual([
      202,
      first,
      'true',
    ]);
    const other = send('POST', '/v1/extractions', formOf([file]), named('once'));
    expect(await refused(other)).toEqual([400, 'INVALID_PAYLOAD']);
  });

  test('a refusal is given again in the words of the service; the native API has answers of its own', async () => {
    const values = { parser_id: 'prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C' };
    const file = await invoiceFile('INV-8');
    const first = await send('POST', '/v1/extractions', formOf([file], values), named('refused'));
    const again = await send('POST', '/v1/extractions', formOf([file], values), named('refused'));
    expect([again.status, again.json, again.headers.get('idempotent-replayed')]).toEqual([
      404,
      first.json,
      'true',
    ]);
    const native = await server.request('/v1/extractions', {
      method: 'POST',
      body: formOf([file], values),
      headers: named('refused'),
    });
    expect([native.status, native.headers.get('idempotent-replayed')]).toEqual([400, null]);
  });
});

describe('webhooks', () => {
  test('{ webhook } and { webhooks }; called when an extraction ends, signed; then none is called', async () => {
    const created = await send('POST', '/v1/webhooks', {
      url: receiver.url,
      events: ['extraction.completed', 'extraction.needs_review'],
    });
    expect([created.status, Object.keys(created.json)]).toEqual([201, ['webhook']]);
    const { secret, ...webhook } = created.json.webhook;
    const listed = (await send('GET', '/v1/webhooks')).json;
    expect(listed).toEqual({ webhooks: [webhook], next_cursor: null });
    expect((await send('GET', `/v1/webhooks/${webhook.id}`)).json).toEqual({ webhook });

    const { id } = await extracted([await invoiceFile('INV-9')], await newParser());
    const [call] = await receiver.received(1, ({ json }) => json.data.extraction?.id === id);
    expect(() =>
      new Verifier(secret).verify(call?.body ?? '', call?.headers as Record<string, string>),
    ).not.toThrow();
    expect(call?.json.type).toMatch(/^extraction\.(completed|needs_review)$/);

    const tested = (await send('POST', `/v1/webhooks/${webhook.id}/test`)).json;
    expect(tested.test).toMatchObject({ delivered: true, status_code: 200 });
    const deliveries = (await send('GET', `/v1/webhooks/${webhook.id}/deliveries`)).json;
    expect(deliveries.items.length).toBeGreaterThan(0);
    const rotated = (await send('POST', `/v1/webhooks/${webhook.id}/rotate-secret`)).json.webhook;
    expect(rotated.secret).not.toBe(secret);
    const off = await send('PATCH', `/v1/webhooks/${webhook.id}`, { enabled: false });
    expect(off.json.webhook.enabled).toBe(false);
    expect((await send('DELETE', `/v1/webhooks/${webhook.id}`)).status).toBe(204);
    expect(await refused(send('GET', `/v1/webhooks/${webhook.id}`))).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect((await send('GET', '/v1/webhooks')).json.webhooks).toEqual([]);
  });
});

describe('the rate', () => {
  const most = 5;
  let limited: TestServer;
  beforeAll(async () => {
    limited = await startTestServer({ DOCGLEAN_PERFECTPARSER_REQUESTS_PER_MINUTE: String(most) });
  });
  afterAll(() => limited.close());

  test('counts down here alone, then 429 RATE_LIMITED with Retry-After; unknown addresses count too', async () => {
    const ask = (at: string) =>
      fetch(`${limited.url}${at}`, { headers: { authorization: `Bearer ${apiKey}` } });
    await untilWindowLasts(60_000, 10_000);
    const told: [number, ...(string | null)[]][] = [];
    for (const at of ['/v1/me', '/v1/nothing', '/v1/me', '/v1/me', '/v1/me', '/v1/me', '/v1/nothing']) {
      const { status, headers } = await ask(`/perfectparser${at}`);
      told.push([
        status,
        headers.get('x-ratelimit-limit'),
        headers.get('x-ratelimit-remaining'),
        headers.get('ratelimit-remaining'),
      ]);
    }
    expect(told).toEqual([
      [200, '5', '4', '4'],
      [404, '5', '3', '3'],
      [200, '5', '2', '2'],
      [200, '5', '1', '1'],
      [200, '5', '0', '0'],
      [429, '5', '0', '0'],
      [429, '5', '0', '0'],
    ]);
    const last = await ask('/perfectparser/v1/me');
    expect(await last.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('/v1/me')).status).toBe(200);
  });
});

describe('clients', () => {
  const { save } = clientFolder();

  const run = (name: string, words: string[]) =>
    runClient(`perfectparser/${name}`, words, {
      PERFECTPARSER_BASE_URL: `${server.url}/perfectparser`,
      PERFECTPARSER_API_KEY: apiKey,
    });

  testOfClient('.sh')('curl: submit to a parser, poll, export the batch', async () => {
    const files = [await save(await invoiceFile('INV-21')), await save(await invoiceFile('INV-22'))];
    const [header = [], ...rows] = parseCsv(await run('batch.sh', [await newParser(), ...files]));
    expect(rows.map((row) => row[header.indexOf('invoice_number')])).toEqual(['INV-21', 'INV-22']);
  });

  testOfClient('.py')('Python: a parser from a sample, one submission sent twice, all results', async () => {
    const [sample, one, two] = await Promise.all(
      ['INV-30', 'INV-31', 'INV-32'].map(async (number) => save(await invoiceFile(number))),
    );
    const words = ['From Python', sample, one, two] as string[];
    const said = JSON.parse(await run('integration.py', words));
    expect(said.user.name).toBe('My account');
    expect(said.credits.balance).toBeNull();
    expect(said.extractions).toHaveLength(1);
    expect(said.items.map((item: { file_name: string }) => item.file_name)).toEqual([
      'INV-31.pdf',
      'INV-32.pdf',
    ]);
    expect(Object.keys(said.items[0].result)).toEqual(said.fields);
    expect(said.document.id).toBe(said.items[0].id);
    await expect(run('integration.py', words)).rejects.toThrow('CONFLICT');
  });
});
