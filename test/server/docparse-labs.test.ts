import { request as httpRequest } from 'node:http';
import { lowestId } from '../../server/src/store/ids.ts';
import { clientFolder } from '../clients/client-folder.ts';
import { runClient, testOfClient } from '../clients/run-client.ts';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { untilWindowLasts } from '../harness/fresh-window.ts';
import { type ModelServer, startModelServer } from '../harness/model-server.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { askBroken, failures } from './broken-server.ts';
import { call, formOf } from './requests.ts';
import { invoiceFile, longFile, pagesFile, textFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    { DOCGLEAN_WORKERS: '1', DOCGLEAN_MAX_FILE_MB: '1' },
    { other: {}, none: { credits: 0 }, eight: { credits: 8 }, nine: { credits: 9 } },
  );
});
/** Further servers, which a test needs with settings or data of its own. */
const others: TestServer[] = [];
const another = async (env: Record<string, string> = {}) => {
  const started = await startTestServer(env);
  others.push(started);
  return started;
};
afterAll(() => Promise.all([server, ...others].map((one) => one.close())));

interface Batch {
  id: string;
  extraction_id: string;
  name: string | null;
  status: string;
  file_count: number;
  page_count: number;
  created_at: string;
}
interface BatchFile {
  id: string;
  file_name: string;
  status: string;
  page_count: number;
  error: string | null;
}

/** fetch on the surface, as a client of the service sends it. */
const send = (method: string, at: string, body?: unknown, key = apiKey, to = server) => {
  const isJson = body !== undefined && !(body instanceof FormData);
  return fetch(`${to.url}/docparse-labs/v1${at}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(isJson && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as FormData) }),
  });
};

const got = async <T>(response: Promise<Response>, status = 200): Promise<T> => {
  const answer = await response;
  const json = await answer.json();
  expect([answer.status, json]).toEqual([status, expect.any(Object)]);
  return json as T;
};

/** Status and words of a refusal, which is one text whatever it is. */
const refused = async (response: Promise<Response>): Promise<[number, string]> => {
  const answer = await response;
  const json = (await answer.json()) as { error: string };
  expect(json).toEqual({ error: expect.stringMatching(/\w/) });
  return [answer.status, json.error];
};

const schema = {
  name: 'Invoice extractor',
  description: 'Pull totals and line items from US invoices',
  language: 'Multi-Lingual',
  fields: [
    { key: 'invoice_number', type: 'string' },
    { key: 'total_amount', type: 'number' },
    { key: 'issue_date', type: 'date' },
    {
      key: 'line_items',
      type: 'list<object>',
      fields: [
        { key: 'description', type: 'string' },
        { key: 'qty', type: 'number' },
        { key: 'unit_price', type: 'number' },
      ],
    },
  ],
};

interface Extraction {
  id: string;
  name: string;
  status: string;
  created_at: string;
}
const create = async (changes: object = {}, key = apiKey, to = server): Promise<Extraction> =>
  (
    await got<{ extraction: Extraction }>(
      send('POST', '/extractions', { ...schema, ...changes }, key, to),
      201,
    )
  ).extraction;
const upload = async (extraction: string, files: File[], values = {}, key = apiKey, to = server) =>
  (
    await got<{ batch: Batch }>(
      send('POST', `/extractions/${extraction}/batches`, formOf(files, values), key, to),
      202,
    )
  ).batch;
const stateOf = (extraction: string, batch: string, key = apiKey, to = server) =>
  got<{ batch: Batch; files: BatchFile[] }>(
    send('GET', `/extractions/${extraction}/batches/${batch}`, undefined, key, to),
  );
const ended = (extraction: string, batch: string, key = apiKey, to = server) =>
  until(async () => {
    const state = await stateOf(extraction, batch, key, to);
    return !['queued', 'processing'].includes(state.batch.status) && state;
  });
const nativeParser = async (id: string) => (await call(server, 'GET', `/v1/parsers/${id}`)).json.parser;

const broken = (name = 'broken.pdf') => new File(['x'], name);
const drawnInvoice = async () =>
  new File([new Uint8Array(await renderInvoice(englishInvoice, { layout: 'banner' }))], 'drawn.pdf');

describe('POST /extractions', () => {
  test('201 with the extraction, ready; it is a parser of the native API, with nested fields', async () => {
    const extraction = await create();
    expect(extraction).toEqual({
      id: expect.any(String),
      name: 'Invoice extractor',
      status: 'ready',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(await nativeParser(extraction.id)).toMatchObject({
      name: 'Invoice extractor',
      description: 'Pull totals and line items from US invoices',
      language: null,
      fields: [
        { name: 'invoice_number', type: 'string' },
        { name: 'total_amount', type: 'number' },
        { name: 'issue_date', type: 'date' },
        {
          name: 'line_items',
          type: 'list<object>',
          fields: [
            { name: 'description', type: 'string' },
            { name: 'qty', type: 'number' },
            { name: 'unit_price', type: 'number' },
          ],
        },
      ],
    });
  });

  test('the same name again: another extraction, numbered in the native API', async () => {
    const name = 'Twice (100% the_same)';
    const made = [await create({ name }), await create({ name }), await create({ name })];
    expect(made.map((one) => one.name)).toEqual([name, name, name]);
    const names = await Promise.all(made.map(async ({ id }) => (await nativeParser(id)).name));
    expect(names).toEqual([name, `${name} (2)`, `${name} (3)`]);
    const both = await Promise.all([create({ name: 'At once' }), create({ name: 'At once' })]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
  });

  test('a description and a language may be left out; a language that is named is the hint for reading', async () => {
    for (const [language, code] of [
      ['German', 'de'],
      ['français', 'fr'],
      ['en-GB', 'en'],
      ['Spanish (Mexico)', 'es'],
      ['it', 'it'],
      ['Multi-Lingual', null],
      ['Klingon', null],
      ['xx', null],
      [null, null],
      [undefined, null],
    ]) {
      const { id } = await create({ language, description: undefined });
      const parser = await nativeParser(id);
      expect([language, parser.language, parser.description]).toEqual([language, code, null]);
    }
  });

  test('400: what is wrong is told of the keys', async () => {
    const fields = (...list: object[]) => ({ ...schema, fields: list });
    const wrong: [object, string][] = [
      [{ ...schema, name: undefined }, 'name: This is missing.'],
      [{ ...schema, fields: undefined }, 'fields: This is missing.'],
      [fields(), 'at least 1'],
      [fields({ key: 'a' }), 'fields[0].type: This is missing.'],
      [fields({ type: 'string' }), 'fields[0].key: This is missing.'],
      [fields({ key: 'a', type: 'colour' }), 'fields[0].type: This must be one of: string,'],
      [fields({ key: 'a', type: 'list<object>' }), 'fields[0].fields: A field of type list<object> needs'],
      [
        fields({ key: 'a', type: 'list<object>', fields: [{ key: 'b'.repeat(101), type: 'string' }] }),
        'fields[0].fields[0].key: This may have at most 100',
      ],
      [
        fields({ key: 'a', type: 'string' }, { key: 'a', type: 'date' }),
        'fields[1].key: The name "a" is used twice.',
      ],
    ];
    for (const [body, said] of wrong)
      expect([said, ...(await refused(send('POST', '/extractions', body)))]).toEqual([
        said,
        400,
        expect.stringContaining(said),
      ]);
    const text = (body: string, type: string) =>
      refused(
        fetch(`${server.url}/docparse-labs/v1/extractions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': type },
          body,
        }),
      );
    expect(await text('{"name"', 'application/json')).toEqual([
      400,
      expect.stringContaining('not valid JSON'),
    ]);
    // JSON that is called something else is taken, as many tools send it.
    const named = await fetch(`${server.url}/docparse-labs/v1/extractions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: JSON.stringify({ ...schema, name: 'By curl' }),
    });
    expect(named.status).toBe(201);
  });
});

describe('batches', () => {
  test('202 with its files and pages counted at once; then processed, with a row for each file', async () => {
    const { id } = await create();
    const files = [
      await invoiceFile('INV-1'),
      await pagesFile('three.pdf', [['Invoice INV-2'], ['b'], ['c']]),
    ];
    const batch = await upload(id, files, { name: 'March' });
    expect(batch).toEqual({
      id: expect.any(String),
      extraction_id: id,
      name: 'March',
      status: 'queued',
      file_count: 2,
      page_count: 4,
      created_at: expect.any(String),
    });
    const end = await ended(id, batch.id);
    expect(end.batch).toEqual({ ...batch, status: expect.stringMatching(/^(processed|needs_review)$/) });
    expect(end.files).toEqual([
      {
        id: expect.any(String),
        file_name: 'INV-1.pdf',
        status: expect.stringMatching(/^(processed|needs_review)$/),
        page_count: 1,
        error: null,
      },
      expect.objectContaining({ file_name: 'three.pdf', page_count: 3 }),
    ]);
    const native = (await call(server, 'GET', `/v1/extractions/${batch.id}`)).json.extraction;
    expect(native).toMatchObject({ parser_id: id, name: 'March', documents: { total: 2 }, page_count: 4 });
  });

  test('queued, processing, processed: as it is with the files; pages are known from the start', async () => {
    const { id } = await create();
    const first = await upload(id, [await longFile(250)]);
    const second = await upload(id, [await invoiceFile('INV-2')]);
    const reading = await until(async () => {
      const state = await stateOf(id, first.id);
      return state.batch.status !== 'queued' && state;
    });
    expect([reading.batch.status, reading.files[0]?.status]).toEqual(['processing', 'processing']);
    expect([reading.batch.page_count, reading.files[0]?.page_count]).toEqual([250, 250]);
    // The only worker is busy.
    const waiting = await stateOf(id, second.id);
    expect([waiting.batch.status, waiting.files[0]?.status]).toEqual(['queued', 'queued']);
    const file = waiting.files[0]?.id;
    expect(await refused(send('GET', `/extractions/${id}/files/${file}/result`))).toEqual([
      404,
      expect.stringContaining('no result yet'),
    ]);
    expect(await refused(send('DELETE', `/extractions/${id}/files/${file}`))).toEqual([
      400,
      expect.stringContaining('still being processed'),
    ]);
    expect((await ended(id, first.id)).files[0]).toMatchObject({ page_count: 250 });
    expect((await ended(id, second.id)).files[0]?.status).toMatch(/^(processed|needs_review)$/);
  });

  test('needs_review: a value is required and not there', async () => {
    const { id } = await create({
      fields: [
        { key: 'total_amount', type: 'number' },
        { key: 'purchase_order', type: 'string', required: true },
      ],
    });
    const [without, complete] = [
      await invoiceFile('INV-3'),
      await textFile('complete.pdf', ['INVOICE INV-4', 'Purchase order: PO-77120', 'Total: EUR 119.00']),
    ];
    const { batch, files } = await ended(id, (await upload(id, [without, complete])).id);
    expect([batch.status, ...files.map(({ status }) => status)]).toEqual([
      'needs_review',
      'needs_review',
      'processed',
    ]);
    const { result } = await got<{ result: object }>(
      send('GET', `/extractions/${id}/files/${files[0]?.id}/result`),
    );
    expect(result).toEqual({ total_amount: 119, purchase_order: null });
  });

  test('failed: files that cannot be read say why; a batch fails if all of them do', async () => {
    const { id } = await create();
    const mixed = await ended(id, (await upload(id, [broken(), await invoiceFile('INV-5')])).id);
    expect([mixed.batch.status, mixed.batch.page_count]).not.toContain('failed');
    expect(mixed.batch).toMatchObject({ file_count: 2, page_count: 2 });
    expect(mixed.files[0]).toMatchObject({
      status: 'failed',
      page_count: 1,
      error: expect.stringContaining('cannot be read'),
    });
    const lost = await ended(id, (await upload(id, [broken('a.pdf'), broken('b.pdf')])).id);
    expect(lost.batch.status).toBe('failed');
    expect(await refused(send('GET', `/extractions/${id}/files/${lost.files[0]?.id}/result`))).toEqual([
      400,
      lost.files[0]?.error,
    ]);
  });

  test('a batch that is cancelled in the native API has failed', async () => {
    const { id } = await create();
    const busy = await upload(id, [await longFile(250)]);
    const batch = await upload(id, [await invoiceFile('INV-6')]);
    await call(server, 'POST', `/v1/extractions/${batch.id}/cancel`);
    const { files, ...state } = await stateOf(id, batch.id);
    expect([state.batch.status, files[0]?.status]).toEqual(['failed', 'failed']);
    const native = (await call(server, 'GET', `/v1/extractions/${batch.id}`)).json.extraction;
    expect(native.page_count).toBe(0);
    expect((await refused(send('GET', `/extractions/${id}/files/${files[0]?.id}/result`)))[0]).toBe(400);
    await ended(id, busy.id);
  });

  test('400: no file, more than 30, an empty one, no form', async () => {
    const { id } = await create();
    const at = `/extractions/${id}/batches`;
    const file = await invoiceFile('INV-1');
    for (const [files, said] of [
      [[], 'no file'],
      [Array(31).fill(file), '30 files'],
      [[new File([], 'empty.pdf')], 'empty'],
    ] as [File[], string][])
      expect(await refused(send('POST', at, formOf(files)))).toEqual([400, expect.stringContaining(said)]);
    expect(await refused(send('POST', at, { files: [] }))).toEqual([400, expect.stringContaining('form')]);
    const thirty = await upload(id, Array(30).fill(file));
    expect(thirty.file_count).toBe(30);
  });
});

describe('GET …/files/{file_id}/result', () => {
  test('the values by key, rows of the nested fields, and confidences of the single values', async () => {
    const { id } = await create();
    const { files } = await ended(id, (await upload(id, [await drawnInvoice()])).id);
    const answer = await got<{ result: Record<string, unknown>; confidence: Record<string, number> }>(
      send('GET', `/extractions/${id}/files/${files[0]?.id}/result`),
    );
    expect(answer).toEqual({
      file_id: files[0]?.id,
      result: {
        invoice_number: englishInvoice.number,
        total_amount: englishInvoice.total,
        issue_date: englishInvoice.issueDate,
        line_items: englishInvoice.lines.map(({ quantity, unitPrice }) => ({
          description: expect.any(String),
          qty: quantity,
          unit_price: unitPrice,
        })),
      },
      confidence: {
        invoice_number: expect.any(Number),
        total_amount: expect.any(Number),
        issue_date: expect.any(Number),
      },
      model_used: 'rules',
    });
    for (const confidence of Object.values(answer.confidence)) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  test('values that a person corrected since are given as corrected', async () => {
    const { id } = await create();
    const batch = await upload(id, [await invoiceFile('INV-8')]);
    const { files } = await ended(id, batch.id);
    const at = `/v1/extractions/${batch.id}/documents/${files[0]?.id}/review`;
    expect((await call(server, 'PUT', at, { values: { invoice_number: 'RIGHT-1' } })).status).toBe(200);
    const { result } = await got<{ result: Record<string, unknown> }>(
      send('GET', `/extractions/${id}/files/${files[0]?.id}/result`),
    );
    expect(result.invoice_number).toBe('RIGHT-1');
  });

  describe('with an AI model', () => {
    let model: ModelServer;
    let smart: TestServer;
    beforeAll(async () => {
      model = await startModelServer();
      smart = await startTestServer({
        OPENAI_BASE_URL: model.url,
        OPENAI_MODEL: 'test-model',
        OPENAI_API_KEY: 'sk-test',
      });
    });
    afterAll(async () => {
      await smart.close();
      await model.close();
    });

    test('model_used names it', async () => {
      model.answer(() => ({ content: { invoice_number: 'INV-9', total_amount: 119 } }));
      const fields = schema.fields.slice(0, 2);
      const { id } = await create({ fields }, apiKey, smart);
      const batch = await upload(id, [await invoiceFile('INV-9')], {}, apiKey, smart);
      const { files } = await ended(id, batch.id, apiKey, smart);
      const at = `/extractions/${id}/files/${files[0]?.id}/result`;
      expect(await got(send('GET', at, undefined, apiKey, smart))).toMatchObject({
        result: { invoice_number: 'INV-9', total_amount: 119 },
        model_used: 'test-model',
      });
    });

    test('413: a file of more than 25 MB, which is the limit unless the server has another', async () => {
      const { id } = await create({}, apiKey, smart);
      const large = new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'large.pdf');
      const sent = send('POST', `/extractions/${id}/batches`, formOf([large]), apiKey, smart);
      expect(await refused(sent)).toEqual([413, 'File too large (25 MB limit).']);
    });
  });
});

describe('DELETE …/files/{file_id}', () => {
  test('204, and the file is gone with its data; the others stay, and no page is given back', async () => {
    const key = server.keyOf('nine');
    const { id } = await create({}, key);
    const files = [await invoiceFile('INV-10'), await pagesFile('two.pdf', [['Invoice INV-11'], ['End']])];
    const batch = await upload(id, files, {}, key);
    const before = await ended(id, batch.id, key);
    const [gone, kept] = before.files;
    const response = await send('DELETE', `/extractions/${id}/files/${gone?.id}`, undefined, key);
    expect([response.status, await response.text()]).toEqual([204, '']);
    for (const [method, end] of [
      ['GET', '/result'],
      ['DELETE', ''],
    ])
      expect(
        (
          await refused(send(method as string, `/extractions/${id}/files/${gone?.id}${end}`, undefined, key))
        )[0],
      ).toBe(404);
    const after = await stateOf(id, batch.id, key);
    expect(after.files).toEqual([kept]);
    expect(after.batch).toMatchObject({ file_count: 1, page_count: 2 });
    const credits = await fetch(`${server.url}/v1/credits`, { headers: { 'x-api-key': key } });
    expect(((await credits.json()) as { credits: { balance: number } }).credits.balance).toBe(0);
  });
});

describe('GET …/batches', () => {
  const walk = async (extraction: string, limit: number, to = server) => {
    const pages: string[][] = [];
    let before: string | undefined;
    for (;;) {
      const query = new URLSearchParams({ limit: String(limit), ...(before && { before }) });
      const at = `/extractions/${extraction}/batches?${query}`;
      const { batches } = await got<{ batches: Batch[] }>(send('GET', at, undefined, apiKey, to));
      if (batches.length === 0) return pages;
      pages.push(batches.map(({ id }) => id));
      before = batches.at(-1)?.created_at;
    }
  };

  test('those of the extraction, newest first, as they are shown one by one; "before" goes on', async () => {
    const [{ id }, second] = [await create(), await create()];
    const made: Batch[] = [];
    for (let count = 0; count < 5; count += 1) {
      made.unshift(
        await upload(id, [await pagesFile('two.pdf', [['a'], ['b']])], { name: `Batch ${count}` }),
      );
      // Another millisecond.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await upload(second.id, [await invoiceFile('INV-1')]);
    for (const { id: batch } of made) await ended(id, batch);
    const { batches } = await got<{ batches: Batch[] }>(send('GET', `/extractions/${id}/batches`));
    expect(batches).toEqual(
      await Promise.all(made.map(async (batch) => (await stateOf(id, batch.id)).batch)),
    );
    expect(batches.map(({ name, page_count }) => [name, page_count])).toEqual(
      [4, 3, 2, 1, 0].map((count) => [`Batch ${count}`, 2]),
    );
    const ids = made.map((batch) => batch.id);
    expect(await walk(id, 2)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    // As Python writes times, with and without care for the plus.
    for (const plus of ['%2B', '+']) {
      const time = made[1]?.created_at.replace('Z', `000${plus}00:00`);
      const rest = await got<{ batches: Batch[] }>(send('GET', `/extractions/${id}/batches?before=${time}`));
      expect(rest.batches.map((batch) => batch.id)).toEqual(ids.slice(2));
    }
  });

  test('20 a page unless "limit" says otherwise, and 100 at most; batches of one instant stay together', async () => {
    const own = await another();
    const { id } = await create({}, apiKey, own);
    const first = await upload(id, [await invoiceFile('INV-1')], {}, apiKey, own);
    await ended(id, first.id, apiKey, own);
    await own.stop();
    const at = (second: number, nth: number) =>
      lowestId('extraction', new Date(Date.UTC(2026, 0, 1, 0, 0, second))).slice(0, -4) +
      String(nth).padStart(4, '0');
    const times = [1, 2, 2, 2, 2, 2, 3, ...Array.from({ length: 110 }, (_, index) => 4 + index)];
    const ids = times.map((second, nth) => at(second, nth));
    const copy = `insert into extraction select (jsonb_populate_record(e, jsonb_build_object('id', copied.id))).*
                  from extraction e, jsonb_array_elements_text($2::jsonb) as copied(id) where e.id = $1`;
    own.onDatabase('run-sql.ts', [[copy, [first.id, JSON.stringify(ids)]]]);
    await own.restart();
    const all = [first.id, ...ids.toReversed()];
    const list = async (query: string) =>
      (
        await got<{ batches: Batch[] }>(
          send('GET', `/extractions/${id}/batches${query}`, undefined, apiKey, own),
        )
      ).batches.length;
    expect([await list(''), await list('?limit='), await list('?limit=7'), await list('?limit=100')]).toEqual(
      [20, 20, 7, 100],
    );
    for (const limit of [2, 3, 100]) expect((await walk(id, limit, own)).flat()).toEqual(all);
    // The five of one second come on one page, be it the last place of it that the first of them has.
    const { batches } = await got<{ batches: Batch[] }>(
      send('GET', `/extractions/${id}/batches?limit=2&before=2026-01-01T00:00:04Z`, undefined, apiKey, own),
    );
    expect(batches.map(({ created_at }) => created_at)).toEqual([
      '2026-01-01T00:00:03.000Z',
      ...Array(5).fill('2026-01-01T00:00:02.000Z'),
    ]);
  });

  test('400: a limit or a time that is none', async () => {
    const { id } = await create();
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=x',
      'before=yesterday',
      'before=2026-13-01T00:00:00Z',
    ]) {
      const [status, words] = await refused(send('GET', `/extractions/${id}/batches?${query}`));
      expect([query, status, words]).toEqual([
        query,
        400,
        expect.stringContaining(query.split('=')[0] ?? ''),
      ]);
    }
  });
});

describe('errors', () => {
  test('401: no key, an unknown one, the key in another place', async () => {
    const { id } = await create();
    for (const [method, at] of [
      ['POST', '/extractions'],
      ['POST', `/extractions/${id}/batches`],
      ['GET', `/extractions/${id}/batches`],
      ['GET', `/extractions/${id}/batches/x`],
      ['GET', `/extractions/${id}/files/x/result`],
      ['DELETE', `/extractions/${id}/files/x`],
    ] as const)
      for (const headers of [{}, { authorization: 'Bearer dpl_wrong' }, { 'x-api-key': apiKey }]) {
        const url = `${server.url}/docparse-labs/v1${at}`;
        const answer = await refused(fetch(url, { method, headers: headers as Record<string, string> }));
        expect([at, ...answer]).toEqual([at, 401, expect.stringContaining('Missing or invalid API key')]);
      }
  });

  test('403: a key that was revoked, one that may only read, and no pages left', async () => {
    const newKey = async (scopes: string[]) =>
      (await call(server, 'POST', '/v1/api-keys', { name: 'k', scopes })).json.api_key;
    const { id } = await create();
    const revoked = await newKey(['read']);
    expect((await send('GET', `/extractions/${id}/batches`, undefined, revoked.key)).status).toBe(200);
    await call(server, 'DELETE', `/v1/api-keys/${revoked.id}`);
    expect(await refused(send('GET', `/extractions/${id}/batches`, undefined, revoked.key))).toEqual([
      403,
      expect.stringContaining('revoked'),
    ]);
    // Only who has the whole key is told so.
    const other = `${revoked.key.slice(0, -1)}${revoked.key.endsWith('a') ? 'b' : 'a'}`;
    expect((await refused(send('GET', `/extractions/${id}/batches`, undefined, other)))[0]).toBe(401);

    const reader = await newKey(['read']);
    expect((await refused(send('POST', '/extractions', schema, reader.key)))[0]).toBe(403);

    for (const account of ['none', 'eight']) {
      const key = server.keyOf(account);
      const own = await create({}, key);
      const file = await pagesFile('three.pdf', [['a'], ['b'], ['c']]);
      const answer = await refused(send('POST', `/extractions/${own.id}/batches`, formOf([file]), key));
      expect([account, ...answer]).toEqual([account, 403, expect.stringContaining('Out of pages')]);
      expect(await got(send('GET', `/extractions/${own.id}/batches`, undefined, key))).toEqual({
        batches: [],
      });
    }
  });

  test('404: what is not there, what belongs to others, and what belongs to another extraction', async () => {
    const [{ id }, second] = [await create(), await create()];
    const batch = await upload(id, [await invoiceFile('INV-12')]);
    const { files } = await ended(id, batch.id);
    const file = files[0]?.id;
    const addresses = (extraction: string): [string, string, FormData?][] => [
      ['GET', `/extractions/${extraction}/batches/${batch.id}`],
      ['GET', `/extractions/${extraction}/files/${file}/result`],
      ['DELETE', `/extractions/${extraction}/files/${file}`],
    ];
    const lists = (extraction: string): [string, string, FormData?][] => [
      ['GET', `/extractions/${extraction}/batches`],
      ['POST', `/extractions/${extraction}/batches`, formOf([broken()])],
    ];
    const cases: [[string, string, FormData?][], string][] = [
      [[...addresses(id), ...lists(id)], server.keyOf('other')],
      [addresses(second.id), apiKey],
      [[...addresses('ext_01HQX'), ...lists('ext_01HQX'), ...lists('x%00')], apiKey],
      [
        [
          ['GET', `/extractions/${id}/batches/btc_01HQX`],
          ['GET', `/extractions/${id}/files/file_01HQX/result`],
          ['DELETE', `/extractions/${id}/files/file_01HQX`],
          ['GET', '/nothing'],
          ['GET', '/extractions'],
          ['GET', '/extractions/%zz/batches'],
          ['GET', '/../nothing'],
        ],
        apiKey,
      ],
    ];
    for (const [list, key] of cases)
      for (const [method, at, body] of list)
        expect([method, at, (await refused(send(method, at, body, key)))[0]]).toEqual([method, at, 404]);
    expect((await stateOf(id, batch.id)).files).toHaveLength(1);
  });

  test('413: a file, a body of JSON and a batch that are too large', async () => {
    const { id } = await create();
    const large = new File([new Uint8Array(1024 * 1024 + 1)], 'large.pdf');
    expect(await refused(send('POST', `/extractions/${id}/batches`, formOf([large])))).toEqual([
      413,
      'File too large (1 MB limit).',
    ]);
    const description = 'x'.repeat(1024 * 1024);
    expect(await refused(send('POST', '/extractions', { ...schema, description }))).toEqual([
      413,
      expect.stringContaining('Request body too large'),
    ]);
    const answer = await new Promise<[number, string]>((resolve, reject) => {
      const sent = httpRequest(`${server.url}/docparse-labs/v1/extractions/${id}/batches`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': String(200 * 1024 * 1024),
        },
      });
      sent.on('response', async (response) =>
        resolve([response.statusCode ?? 0, (await response.toArray()).join('')]),
      );
      sent.on('error', reject);
      sent.write('--x\r\n');
    });
    expect(answer).toEqual([413, expect.stringContaining('Batch too large (30 files of 1 MB limit)')]);
  });

  test.each(failures)('%s: one text too, and nothing of what happened', async (status, failure) => {
    const { response, text } = await askBroken('/docparse-labs/v1/extractions/x/batches', failure);
    expect([response.status, JSON.parse(text)]).toEqual([status, { error: expect.stringMatching(/\.$/) }]);
    expect(text).not.toContain(failure.message);
  });

  test('429 with Retry-After, counted here alone', async () => {
    const most = 3;
    const limited = await another({ DOCGLEAN_DOCPARSE_LABS_REQUESTS_PER_MINUTE: String(most) });
    await untilWindowLasts(60_000, 10_000);
    const ask = () => send('GET', '/extractions/x/batches', undefined, apiKey, limited);
    const responses = [await ask(), await ask(), await ask(), await ask()];
    expect(responses.map(({ status }) => status)).toEqual([404, 404, 404, 429]);
    expect(responses.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual([
      '2',
      '1',
      '0',
      '0',
    ]);
    expect(Number(responses[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await responses[3]?.json()).toEqual({ error: expect.stringContaining('Wait') });
    expect((await call(limited, 'GET', '/v1/me')).status).toBe(200);
  });
});

describe('clients', () => {
  const { save } = clientFolder();

  const run = (name: string, words: string[]) =>
    runClient(`docparse-labs/${name}`, words, {
      DOCPARSE_BASE_URL: `${server.url}/docparse-labs/v1`,
      DOCPARSE_API_KEY: apiKey,
    });

  testOfClient('.sh')('curl: a schema, a batch of two, a result for each', async () => {
    const files = [await save(await invoiceFile('INV-21')), await save(await invoiceFile('INV-22'))];
    const lines = (await run('batch.sh', files)).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).result)).toEqual(
      ['INV-21', 'INV-22'].map((invoice_number) => ({
        invoice_number,
        total_amount: 119,
        issue_date: '2026-03-14',
      })),
    );
  });

  testOfClient('.py')('Python: nested fields, all batches page by page, a deletion', async () => {
    const files = [await drawnInvoice(), await invoiceFile('INV-31'), await invoiceFile('INV-32')];
    const said = JSON.parse(await run('archive.py', await Promise.all(files.map(save))));
    expect(said.extraction).toMatchObject({ name: 'Archive', status: 'ready' });
    expect(said.results[0].result.line_items).toHaveLength(englishInvoice.lines.length);
    expect(said.results.slice(1).map(({ result }: { result: object }) => result)).toMatchObject([
      { invoice_number: 'INV-31' },
      { invoice_number: 'INV-32' },
    ]);
    expect(new Set(said.walked).size).toBe(3);
    expect(said.walked).toHaveLength(3);
    const at = `/extractions/${said.extraction.id}/files/${said.results[0].file_id}/result`;
    expect((await refused(send('GET', at)))[0]).toBe(404);
    await expect(run('archive.py', [await save(new File([], 'empty.pdf'))])).rejects.toThrow('is empty');
  });
});
