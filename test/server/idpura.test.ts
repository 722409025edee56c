import { read as readWorkbook, utils } from '@e965/xlsx';
import { clientFolder } from '../clients/client-folder.ts';
import { runClient, testOfClient } from '../clients/run-client.ts';
import { drawPdf } from '../documents/sheet.ts';
import { drawTable } from '../documents/tables.ts';
import { untilWindowLasts } from '../harness/fresh-window.ts';
import { type ModelServer, startModelServer, textOf } from '../harness/model-server.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { parseCsv } from './read-csv.ts';
import { call, formOf } from './requests.ts';
import { invoiceFile, longFile, pagesFile, textFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    { DOCGLEAN_WORKERS: '1', DOCGLEAN_IDPURA_REQUESTS_PER_HOUR: '100000', DOCGLEAN_MAX_FILE_MB: '1' },
    { other: {}, nine: { credits: 9 }, eight: { credits: 8 }, none: { credits: 0 }, cancels: { credits: 9 } },
  );
});
afterAll(() => server.close());

const template = JSON.stringify([
  { field: 'vat_id', type: 'string' },
  { field: 'total', type: 'currency', description: 'The amount to pay' },
  { field: 'date', type: 'date' },
]);

interface Job {
  job_id: string;
  status: string;
  total_pages: number;
  credits_used: number;
  error_message: string | null;
}

/** fetch on the surface, as a client of the service sends it. */
const send = (at: string, init: RequestInit = {}, key = apiKey, to = server) =>
  fetch(`${to.url}/idpura${at}`, { ...init, headers: { 'x-api-key': key, ...init.headers } });

const post = (at: string, files: File[], values: Record<string, string> = {}, key = apiKey, to = server) =>
  send(at, { method: 'POST', body: formOf(files, values) }, key, to);

const submitted = async (response: Promise<Response>): Promise<Job> => {
  const answer = await response;
  const json = (await answer.json()) as Job;
  expect([answer.status, json.status]).toEqual([200, 'processing']);
  return json;
};

const ended = (id: string, key = apiKey, to = server): Promise<Job> =>
  until(async () => {
    const job = (await (await send(`/v1/jobs/${id}`, {}, key, to)).json()) as Job;
    return job.status !== 'processing' && job;
  });

const balanceOf = async (key: string): Promise<number> => {
  const response = await fetch(`${server.url}/v1/credits`, { headers: { 'x-api-key': key } });
  return ((await response.json()) as { credits: { balance: number } }).credits.balance;
};

/** Status and words of a refusal, which has the same form whatever it is. */
const refused = async (response: Promise<Response>): Promise<[number, string]> => {
  const answer = await response;
  const json = (await answer.json()) as { status: string; error_message: string; request_id: string };
  expect(json).toEqual({
    status: 'error',
    error_message: expect.stringMatching(/./),
    request_id: answer.headers.get('x-request-id'),
  });
  return [answer.status, json.error_message];
};

const goods = [
  ['Goods', 'Pieces', 'Price'],
  ['Paper', '12', '3.50'],
  ['Pencils', '40', '0.90'],
];
const tableFile = async () => {
  const bytes = await drawPdf((sheet) => {
    sheet.text('Delivered goods', 60, 60);
    drawTable(sheet, { x: 60, y: 100, widths: [160, 80, 80], rows: goods, rules: 'grid' });
  });
  return new File([new Uint8Array(bytes)], 'goods.pdf');
};

const lease = (name: string, tenant: string, rent: string): Promise<File> =>
  textFile(name, [
    'Tenancy Agreement',
    '1. Parties',
    `This agreement is made between Northwind Homes Ltd and ${tenant}.`,
    '2. Rent',
    `The monthly rent is ${rent} and is due on the third working day.`,
  ]);
const leases = () =>
  Promise.all([
    lease('berg.pdf', 'Anna Berg', 'EUR 900.00'),
    lease('vogel.pdf', 'Karl Vogel', 'EUR 1,200.00'),
    lease('moreau.pdf', 'Claire Moreau', 'EUR 750.00'),
  ]);

describe('POST /v1/ai-extract', () => {
  test('the answer says job, pages and price; then the job is done and its result has the fields of the template', async () => {
    const files = [await invoiceFile('INV-7'), await pagesFile('two.pdf', [['Total: EUR 5.00'], ['End']])];
    const job = await submitted(post('/v1/ai-extract', files, { template, output_format: 'json' }));
    expect(job).toEqual({
      job_id: expect.any(String),
      status: 'processing',
      total_pages: 3,
      credits_used: 9,
    });
    expect(await ended(job.job_id)).toEqual({
      job_id: job.job_id,
      status: 'done',
      total_pages: 3,
      credits_used: 9,
      error_message: null,
    });
    const response = await send(`/v1/jobs/${job.job_id}/result?format=json`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^application\/json/),
    ]);
    expect(response.headers.get('content-disposition')).toBeNull();
    const rows = (await response.json()) as Record<string, unknown>[];
    expect(rows[0]).toEqual({
      file_name: 'INV-7.pdf',
      error: null,
      vat_id: 'IE1234567T',
      total: 119,
      date: '2026-03-14',
    });
    expect(rows.map((row) => [row.file_name, row.total])).toEqual([
      ['INV-7.pdf', 119],
      ['two.pdf', 5],
    ]);
  });

  test('csv and xlsx: the same rows as files; without "format" as asked for at submission', async () => {
    const job = await submitted(
      post('/v1/ai-extract', [await invoiceFile('INV-8')], { template, output_format: 'CSV' }),
    );
    await ended(job.job_id);
    const columns = ['file_name', 'error', 'vat_id', 'total', 'date'];
    for (const query of ['', '?format=', '?format=csv']) {
      const csv = await send(`/v1/jobs/${job.job_id}/result${query}`);
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(csv.headers.get('content-disposition')).toBe(`attachment; filename=${job.job_id}.csv`);
      expect(parseCsv(await csv.text())).toEqual([
        columns,
        ['INV-8.pdf', '', 'IE1234567T', '119', '2026-03-14'],
      ]);
    }
    const xlsx = await send(`/v1/jobs/${job.job_id}/result?format=xlsx`);
    expect(xlsx.headers.get('content-disposition')).toBe(`attachment; filename=${job.job_id}.xlsx`);
    const book = readWorkbook(Buffer.from(await xlsx.arrayBuffer()));
    const [row] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.Documents ?? {});
    expect(row).toMatchObject({ file_name: 'INV-8.pdf', vat_id: 'IE1234567T', total: 119 });
    const [status, words] = await refused(send(`/v1/jobs/${job.job_id}/result?format=pdf`));
    expect([status, words]).toEqual([400, expect.stringContaining('json, xlsx, csv')]);
  });

  test('types are taken in any case, a type left out is text, a locale is a language', async () => {
    const own = JSON.stringify([{ field: 'VAT no.' }, { field: 'Sum', type: 'Currency', description: null }]);
    const form = { template: own, language_hint: 'en-GB', colour: 'red' };
    const job = await submitted(post('/v1/ai-extract', [await invoiceFile('INV-9')], form));
    expect((await ended(job.job_id)).status).toBe('done');
    const { extraction } = (await call(server, 'GET', `/v1/extractions/${job.job_id}`)).json;
    expect(extraction).toMatchObject({ mode: 'fields', document_type: null });
    const [row] = (await (await send(`/v1/jobs/${job.job_id}/result`)).json()) as object[];
    expect(Object.keys(row ?? {})).toEqual(['file_name', 'error', 'VAT no.', 'Sum']);
  });

  test('400: templates that are none, said in words of the template', async () => {
    const files = [await invoiceFile('INV-1')];
    const wrong: [string | undefined, string][] = [
      [undefined, 'template: This is missing.'],
      ['[{"field"', 'not valid JSON'],
      ['{}', 'template: This must be a list.'],
      ['[]', 'at least 1'],
      ['[{"type":"string"}]', 'entry 0.field: This is missing.'],
      ['[{"field":"a","type":"colour"}]', 'entry 0.type: This must be one of: string,'],
      ['[{"field":"a"},{"field":"a"}]', 'The name "a" is used twice.'],
      [`[{"field":"${'a'.repeat(101)}"}]`, 'entry 0.field: This may have at most 100'],
    ];
    for (const [text, said] of wrong) {
      const answer = await refused(
        post('/v1/ai-extract', files, text === undefined ? {} : { template: text }),
      );
      expect([text, ...answer]).toEqual([text, 400, expect.stringContaining(said)]);
    }
  });

  test('400: no file, a format or a language that is none, a file too large, no form', async () => {
    const files = [await invoiceFile('INV-1')];
    expect((await refused(post('/v1/ai-extract', [], { template })))[0]).toBe(400);
    expect(await refused(post('/v1/ai-extract', files, { template, output_format: 'xml' }))).toEqual([
      400,
      expect.stringContaining('output_format'),
    ]);
    expect(await refused(post('/v1/ai-extract', files, { template, language_hint: 'English' }))).toEqual([
      400,
      expect.stringContaining('language_hint'),
    ]);
    const large = new File([new Uint8Array(1024 * 1024 + 1)], 'large.pdf');
    expect(await refused(post('/v1/ai-extract', [large], { template }))).toEqual([
      400,
      expect.stringContaining('larger than 1 MB'),
    ]);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect(await refused(send('/v1/ai-extract', json))).toEqual([400, expect.stringContaining('form')]);
  });
});

describe('POST /v1/extract', () => {
  test('text and tables for a third of the price', async () => {
    const job = await submitted(post('/v1/extract', [await invoiceFile('INV-10')]));
    expect(job).toMatchObject({ total_pages: 1, credits_used: 1 });
    expect(await ended(job.job_id)).toMatchObject({ status: 'done', credits_used: 1 });
    const [document] = (await (await send(`/v1/jobs/${job.job_id}/result`)).json()) as object[];
    expect(document).toEqual({
      file_name: 'INV-10.pdf',
      error: null,
      page_count: 1,
      text: expect.stringContaining('Invoice number: INV-10'),
      tables: expect.any(Array),
    });
  });

  test('csv and xlsx: a row for each line of text and each row of a table', async () => {
    const files = [await tableFile(), new File(['x'], 'broken.pdf')];
    const job = await submitted(post('/v1/extract', files, { output_format: 'xlsx' }));
    expect((await ended(job.job_id)).status).toBe('done');
    const json = (await (await send(`/v1/jobs/${job.job_id}/result?format=json`)).json()) as {
      tables: { page: number; rows: string[][] }[];
      error: string | null;
    }[];
    expect(json[0]?.tables[0]).toMatchObject({ page: 1, rows: goods });
    expect(json[1]).toMatchObject({ error: expect.stringContaining('cannot be read'), tables: [] });
    const [header, ...rows] = parseCsv(await (await send(`/v1/jobs/${job.job_id}/result?format=csv`)).text());
    expect(header).toEqual([
      'file_name',
      'error',
      'text',
      'table',
      'row',
      'column_1',
      'column_2',
      'column_3',
    ]);
    expect(rows).toContainEqual(['goods.pdf', '', '', '1', '2', ...(goods[1] ?? [])]);
    expect(rows).toContainEqual(['goods.pdf', '', 'Delivered goods', '', '', '', '', '']);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['broken.pdf', expect.stringContaining('cannot be read')]);
    const book = readWorkbook(Buffer.from(await (await send(`/v1/jobs/${job.job_id}/result`)).arrayBuffer()));
    const sheet = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Text and tables'] ?? {});
    expect(sheet).toContainEqual({
      file_name: 'goods.pdf',
      table: 1,
      row: 1,
      column_1: 'Goods',
      column_2: 'Pieces',
      column_3: 'Price',
    });
  });
});

describe('POST /v1/section', () => {
  test('three documents, one credit a page; the comparison as json, csv and xlsx', async () => {
    const job = await submitted(
      post('/v1/section', await leases(), { use_ai: 'False', language_hint: 'en' }),
    );
    expect(job).toMatchObject({ total_pages: 3, credits_used: 3 });
    expect(await ended(job.job_id)).toMatchObject({ status: 'done', credits_used: 3, error_message: null });
    const result = (await (await send(`/v1/jobs/${job.job_id}/result?format=json`)).json()) as {
      sections: { name: string }[];
      documents: { file_name: string }[];
    };
    expect(result.documents.map(({ file_name }) => file_name)).toEqual([
      'berg.pdf',
      'vogel.pdf',
      'moreau.pdf',
    ]);
    expect(result.sections.map(({ name }) => name)).toContain('Rent');
    const [header] = parseCsv(await (await send(`/v1/jobs/${job.job_id}/result?format=csv`)).text());
    expect(header).toEqual(
      expect.arrayContaining(['section', 'name', 'berg.pdf', 'vogel.pdf', 'moreau.pdf']),
    );
    const xlsx = await send(`/v1/jobs/${job.job_id}/result?format=xlsx`);
    expect(readWorkbook(Buffer.from(await xlsx.arrayBuffer())).SheetNames).toEqual(['Sections']);
  });

  test('400: fewer than three documents, and use_ai that is neither yes nor no', async () => {
    const [one, two] = (await leases()) as [File, File, File];
    expect(await refused(post('/v1/section', [one, two]))).toEqual([
      400,
      expect.stringContaining('at least 3'),
    ]);
    expect(await refused(post('/v1/section', await leases(), { use_ai: 'perhaps' }))).toEqual([
      400,
      expect.stringContaining('use_ai: This must be one of: true,'),
    ]);
  });

  test('use_ai on a server without a model: compared all the same, without one', async () => {
    const job = await submitted(post('/v1/section', await leases(), { use_ai: 'true' }));
    expect((await ended(job.job_id)).status).toBe('done');
    const { section } = (await call(server, 'GET', `/v1/sections/${job.job_id}`)).json;
    expect(section.use_ai).toBe(false);
  });
});

describe('jobs', () => {
  test('processing while it is read, and no result before the end: 409', async () => {
    const job = await submitted(post('/v1/extract', [await longFile(250)]));
    expect(job).toMatchObject({ total_pages: 250, credits_used: 250 });
    expect(await (await send(`/v1/jobs/${job.job_id}`)).json()).toEqual({ ...job, error_message: null });
    expect(await refused(send(`/v1/jobs/${job.job_id}/result?format=json`))).toEqual([
      409,
      expect.stringContaining('not finished'),
    ]);
    expect((await ended(job.job_id)).status).toBe('done');
  });

  test('a section is not finished either while its documents are read', async () => {
    const files = [await longFile(200), ...(await leases())];
    const job = await submitted(post('/v1/section', files));
    expect(await (await send(`/v1/jobs/${job.job_id}`)).json()).toEqual({ ...job, error_message: null });
    expect((await refused(send(`/v1/jobs/${job.job_id}/result`)))[0]).toBe(409);
    expect((await ended(job.job_id)).status).toBe('done');
  });

  test('a job in which nothing could be read ends with "error" and the reason, and has no result', async () => {
    const job = await submitted(post('/v1/ai-extract', [new File(['x'], 'a.pdf')], { template }));
    expect(job).toMatchObject({ total_pages: 1, credits_used: 3 });
    const end = await ended(job.job_id);
    expect(end).toMatchObject({ status: 'error', error_message: expect.stringContaining('cannot be read') });
    expect(await refused(send(`/v1/jobs/${job.job_id}/result`))).toEqual([400, end.error_message]);
    const files = [new File(['x'], 'a.pdf'), new File(['y'], 'b.pdf'), new File(['z'], 'c.pdf')];
    const several = await ended((await submitted(post('/v1/extract', files))).job_id);
    expect(several.error_message).toMatch(/^a\.pdf: .+ b\.pdf: .+ c\.pdf: .+/);
    const section = await ended((await submitted(post('/v1/section', files))).job_id);
    expect(section).toMatchObject({ status: 'error', error_message: expect.stringContaining('a.pdf: ') });
    expect(await refused(send(`/v1/jobs/${section.job_id}/result`))).toEqual([400, section.error_message]);
  });

  test('401 without a key, with a wrong one, and with the key in another place', async () => {
    const { job_id } = await submitted(post('/v1/extract', [await invoiceFile('INV-1')]));
    for (const [method, at] of [
      ['POST', '/v1/ai-extract'],
      ['POST', '/v1/extract'],
      ['POST', '/v1/section'],
      ['GET', `/v1/jobs/${job_id}`],
      ['GET', `/v1/jobs/${job_id}/result`],
    ] as const)
      for (const headers of [{}, { 'x-api-key': 'ipd_wrong' }, { authorization: `Bearer ${apiKey}` }]) {
        const answer = await refused(
          fetch(`${server.url}/idpura${at}`, { method, headers: headers as Record<string, string> }),
        );
        expect([at, ...answer]).toEqual([at, 401, expect.stringContaining('X-API-Key')]);
      }
  });

  test('402: the price of all pages is more than the balance, and nothing is stored', async () => {
    const file = await pagesFile('three.pdf', [['Total: EUR 5.00'], ['Two'], ['Three']]);
    for (const account of ['none', 'eight']) {
      const [status] = await refused(post('/v1/ai-extract', [file], { template }, server.keyOf(account)));
      expect([account, status]).toEqual([account, 402]);
      const list = await fetch(`${server.url}/v1/extractions`, {
        headers: { 'x-api-key': server.keyOf(account) },
      });
      expect(((await list.json()) as { items: object[] }).items).toEqual([]);
    }
    const key = server.keyOf('nine');
    // Of two at the same moment only one is paid, and its price is gone before anything is read.
    const both = await Promise.all([1, 2].map(() => post('/v1/ai-extract', [file], { template }, key)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 402]);
    expect(await balanceOf(key)).toBe(0);
    const job = (await both.find(({ status }) => status === 200)?.json()) as Job;
    expect(await ended(job.job_id, key)).toMatchObject({ status: 'done', credits_used: 9 });
    expect((await refused(post('/v1/extract', [file], {}, key)))[0]).toBe(402);
  });

  test('a job that is cancelled gives back all its pages; one that cannot be read costs one', async () => {
    const key = server.keyOf('cancels');
    // The only worker is busy meanwhile.
    const before = await submitted(post('/v1/extract', [await longFile(250)]));
    const file = await pagesFile('three.pdf', [['Total: EUR 5.00'], ['Two'], ['Three']]);
    const job = await submitted(post('/v1/ai-extract', [file], { template }, key));
    expect(await balanceOf(key)).toBe(0);
    const cancel = `${server.url}/v1/extractions/${job.job_id}/cancel`;
    await fetch(cancel, { method: 'POST', headers: { 'x-api-key': key } });
    expect(await ended(job.job_id, key)).toMatchObject({
      status: 'error',
      credits_used: 0,
      error_message: 'The job was cancelled.',
    });
    expect(await balanceOf(key)).toBe(9);
    await ended(before.job_id);
    const broken = await submitted(post('/v1/ai-extract', [new File(['x'], 'a.pdf')], { template }, key));
    expect(await ended(broken.job_id, key)).toMatchObject({ status: 'error', credits_used: 3 });
    expect(await balanceOf(key)).toBe(6);
  });

  test('403: the job of another user, and a key that may only read', async () => {
    const ids = [
      (await submitted(post('/v1/extract', [await invoiceFile('INV-1')]))).job_id,
      (await submitted(post('/v1/section', await leases()))).job_id,
    ];
    for (const id of ids)
      for (const at of [`/v1/jobs/${id}`, `/v1/jobs/${id}/result`])
        expect(await refused(send(at, {}, server.keyOf('other')))).toEqual([
          403,
          'This job belongs to another user.',
        ]);
    const { api_key } = (await call(server, 'POST', '/v1/api-keys', { name: 'reader', scopes: ['read'] }))
      .json;
    expect((await send(`/v1/jobs/${ids[0]}`, {}, api_key.key)).status).toBe(200);
    expect((await refused(post('/v1/extract', [await invoiceFile('INV-1')], {}, api_key.key)))[0]).toBe(403);
  });

  test('404: no such job or address, and what was sent to the native API', async () => {
    const native = await server.client.extractions.create({ files: [await invoiceFile('INV-1')] });
    const section = await server.client.sections.create({ files: await leases() });
    for (const id of [native.id, section.id, 'abc-123', 'ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C', 'sec_x%00'])
      for (const at of [`/v1/jobs/${id}`, `/v1/jobs/${id}/result`])
        expect([id, ...(await refused(send(at)))]).toEqual([id, 404, expect.stringContaining('no such job')]);
    expect((await refused(send('/v1/nothing')))[0]).toBe(404);
    expect((await refused(send('/v1/ai-extract')))[0]).toBe(404);
  });

  test('what is sent here expires after 24 hours, what is sent to the native API as that says', async () => {
    const fields = await submitted(post('/v1/ai-extract', [await invoiceFile('INV-1')], { template }));
    const section = await submitted(post('/v1/section', await leases()));
    const paths = { extraction: `extractions/${fields.job_id}`, section: `sections/${section.job_id}` };
    for (const [name, at] of Object.entries(paths)) {
      const { created_at, expires_at } = (await call(server, 'GET', `/v1/${at}`)).json[name];
      const hours = (Date.parse(expires_at) - Date.parse(created_at)) / 3600_000;
      expect([name, Math.round(hours * 1000) / 1000]).toEqual([name, 24]);
    }
    const native = await server.client.extractions.create({ files: [await invoiceFile('INV-1')] });
    expect(native.expires_at).toBeNull();
  });
});

describe('with an AI model', () => {
  let model: ModelServer;
  let smart: TestServer;
  beforeAll(async () => {
    model = await startModelServer();
    smart = await startTestServer(
      { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'test-model', OPENAI_API_KEY: 'sk-test' },
      { nine: { credits: 9 }, eight: { credits: 8 } },
    );
  });
  afterAll(async () => {
    await smart.close();
    await model.close();
  });

  test('the fields of /v1/ai-extract are those of the model, asked with the descriptions of the template', async () => {
    model.answer(() => ({ content: { vat_id: 'IE1234567T', total: 19, date: '2026-03-14' } }));
    const job = await submitted(
      post('/v1/ai-extract', [await invoiceFile('INV-31')], { template }, apiKey, smart),
    );
    await ended(job.job_id, apiKey, smart);
    const result = await send(`/v1/jobs/${job.job_id}/result`, {}, apiKey, smart);
    expect(await result.json()).toMatchObject([{ vat_id: 'IE1234567T', total: 19 }]);
    expect(JSON.stringify(model.requests)).toContain('The amount to pay');
  });

  test('/v1/section with use_ai=true: three credits a page, names by the model', async () => {
    model.answer((request) => {
      const text = textOf(request);
      const asked = /<document>\n([\s\S]*)\n<\/document>/.exec(text.slice(text.lastIndexOf('<document>')));
      const { sections } = JSON.parse(asked?.[1] ?? '{}') as { sections: { id: string; heading: string }[] };
      const named = sections.map(({ id, heading }) => ({ id, name: `About ${heading}`, summary: '' }));
      return { content: { sections: named, variations: [] } };
    });
    expect(
      (
        await refused(post('/v1/section', await leases(), { use_ai: 'true' }, smart.keyOf('eight'), smart))
      )[0],
    ).toBe(402);
    const key = smart.keyOf('nine');
    const job = await submitted(post('/v1/section', await leases(), { use_ai: 'True' }, key, smart));
    expect(job).toMatchObject({ total_pages: 3, credits_used: 9 });
    expect(await ended(job.job_id, key, smart)).toMatchObject({ status: 'done', credits_used: 9 });
    const result = await send(`/v1/jobs/${job.job_id}/result`, {}, key, smart);
    const { sections } = (await result.json()) as { sections: { name: string }[] };
    expect(sections.map(({ name }) => name)).toContain('About Rent');
    const get = async (at: string) =>
      (await fetch(`${smart.url}${at}`, { headers: { 'x-api-key': key } })).json();
    expect(await get('/v1/credits')).toMatchObject({ credits: { balance: 0, per_page: { section_ai: 3 } } });
    expect(await get('/v1/usage')).toMatchObject({
      usage: { days: [{ operation: 'section_ai', documents: 3, pages: 3, credits: 9 }] },
    });
  });
});

describe('limits by configuration', () => {
  const keptMs = 10_000;
  const most = 12;
  let limited: TestServer;
  beforeAll(async () => {
    limited = await startTestServer(
      {
        DOCGLEAN_IDPURA_REQUESTS_PER_HOUR: String(most),
        DOCGLEAN_IDPURA_RETENTION_HOURS: String(keptMs / 3600_000),
        DOCGLEAN_RETENTION_HOURS: '1',
      },
      { counted: {} },
    );
  });
  afterAll(() => limited.close());

  test('an expired job is 404, for its own user and for others', async () => {
    const job = await submitted(post('/v1/extract', [await invoiceFile('INV-1')], {}, apiKey, limited));
    const { extraction } = (await call(limited, 'GET', `/v1/extractions/${job.job_id}`)).json;
    expect((await send(`/v1/jobs/${job.job_id}`, {}, apiKey, limited)).status).toBe(200);
    const leftMs = Date.parse(extraction.expires_at) - Date.now();
    expect(leftMs).toBeLessThanOrEqual(keptMs);
    await new Promise((resolve) => setTimeout(resolve, leftMs + 50));
    for (const at of [`/v1/jobs/${job.job_id}`, `/v1/jobs/${job.job_id}/result`])
      for (const key of [apiKey, limited.keyOf('counted')])
        expect((await refused(send(at, {}, key, limited)))[0]).toBe(404);
  });

  test('requests an hour: headers count down, then 429 with Retry-After; the native API counts for itself', async () => {
    const key = limited.keyOf('counted');
    const hourMs = 3600_000;
    await untilWindowLasts(hourMs, 20_000);
    const native = () => fetch(`${limited.url}/v1/me`, { headers: { 'x-api-key': key } });
    const number = (response: Response, name: string) => Number(response.headers.get(name));
    const before = await native();
    const first = await send('/v1/jobs/abc', {}, key, limited);
    const used = most - number(first, 'x-ratelimit-remaining');
    const responses = [first];
    while (responses.length < most - used + 2) responses.push(await send('/v1/jobs/abc', {}, key, limited));
    expect(responses.map((response) => number(response, 'x-ratelimit-remaining'))).toEqual([
      ...Array.from({ length: most - used + 1 }, (_, index) => most - used - index),
      0,
    ]);
    for (const response of responses) {
      expect(number(response, 'x-ratelimit-limit')).toBe(most);
      expect((number(response, 'x-ratelimit-reset') * 1000) % hourMs).toBe(0);
    }
    const last = responses.at(-1) as Response;
    expect(last.status).toBe(429);
    const waitMs = number(last, 'retry-after') * 1000;
    expect(Math.abs(Date.now() + waitMs - number(last, 'x-ratelimit-reset') * 1000)).toBeLessThan(5000);
    expect((await last.json()) as object).toMatchObject({ status: 'error' });
    const after = await native();
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(number(before, 'x-ratelimit-remaining') - number(after, 'x-ratelimit-remaining')).toBeLessThan(
      most,
    );
  });
});

describe("the document's own clients", () => {
  const { save } = clientFolder();

  const runIdpura = async (name: string, files: string[]) => {
    const env = { IDPURA_BASE_URL: `${server.url}/idpura`, IDPURA_API_KEY: apiKey };
    return JSON.parse(await runClient(`idpura/${name}`, files, env));
  };

  testOfClient('.sh')('curl: send, poll, download', async () => {
    const rows = await runIdpura('quick-start.sh', [await save(await invoiceFile('INV-21'))]);
    expect(rows).toEqual([{ file_name: 'INV-21.pdf', error: null, vat_id: 'IE1234567T', total: 119 }]);
  });

  testOfClient('.sh')('curl: two contracts at once', async () => {
    const files = await Promise.all([
      save(await lease('one.pdf', 'Anna Berg', 'EUR 900.00')),
      save(await lease('two.pdf', 'Karl Vogel', 'EUR 1,200.00')),
    ]);
    const job: Job = await runIdpura('contracts.sh', files);
    expect(job).toMatchObject({ status: 'processing', total_pages: 2, credits_used: 6 });
    expect((await ended(job.job_id)).status).toBe('done');
    const rows = (await (await send(`/v1/jobs/${job.job_id}/result?format=json`)).json()) as object[];
    expect(rows.map((row) => Object.keys(row))).toEqual(
      Array(2).fill(['file_name', 'error', 'full_name', 'sign_date', 'amount']),
    );
  });

  testOfClient('.py')('Python with requests', async () => {
    const rows = await runIdpura('invoice.py', [await save(await invoiceFile('INV-22'))]);
    expect(rows).toMatchObject([
      { file_name: 'INV-22.pdf', vat_id: 'IE1234567T', total: 119, date: '2026-03-14' },
    ]);
  });

  testOfClient('.py')('Python: a document that cannot be read ends the loop with its reason', async () => {
    const broken = await save(new File(['x'], 'broken.pdf'));
    await expect(runIdpura('invoice.py', [broken])).rejects.toThrow('cannot be read');
  });
});
