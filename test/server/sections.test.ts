import type { DocgleanClient } from '@docglean/client';
import type { Section, SectionResult, SectionSummary } from '@docglean/contract';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { Webhook as Verifier } from 'standardwebhooks';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { storedFiles } from '../harness/stored-files.ts';
import { until } from '../harness/until.ts';
import { byHeader, parseCsv } from './read-csv.ts';
import { type Answer, call, extractAll, formOf, refusal } from './requests.ts';
import { longFile, textFile } from './sample-files.ts';

const keptSeconds = 20;
let server: TestServer;
let client: DocgleanClient;
beforeAll(async () => {
  server = await startTestServer(
    { DOCGLEAN_WORKERS: '2', DOCGLEAN_MAX_FILE_MB: '1' },
    {
      other: {},
      ten: { credits: 10 },
      two: { credits: 2 },
      four: { credits: 4 },
      monthly: { monthlyPages: 2 },
      short: { retentionHours: keptSeconds / 3600 },
    },
  );
  client = server.client;
});
afterAll(() => server.close());

interface Lease {
  tenant: string;
  rent: string;
  date: string;
  /** Clauses before the last one. */
  more?: string[];
}

/** A tenancy agreement of a few clauses. */
const leaseFile = (name: string, { tenant, rent, date, more = [] }: Lease): Promise<File> =>
  textFile(name, [
    'Tenancy Agreement',
    '1. Parties',
    `This agreement is made on ${date} between Northwind Homes Ltd and ${tenant}.`,
    '2. Rent',
    `The monthly rent is ${rent} and is due on the third working day.`,
    ...more,
    `${more.length > 0 ? 4 : 3}. Notice`,
    'Either party may end the tenancy by giving notice in writing to the other.',
  ]);

const leases = (): Promise<File[]> =>
  Promise.all([
    leaseFile('berg.pdf', { tenant: 'Anna Berg', rent: 'EUR 900.00', date: '1 March 2024' }),
    leaseFile('vogel.pdf', { tenant: 'Karl Vogel', rent: 'EUR 1,200.00', date: '15 April 2024' }),
    leaseFile('moreau.pdf', {
      tenant: 'Claire Moreau',
      rent: 'EUR 750.00',
      date: '2 May 2025',
      more: ['3. Pets', 'Small animals may be kept if the neighbours are not disturbed.'],
    }),
  ]);

const finished = async (summary: SectionSummary): Promise<Section> => client.sections.wait(summary.id);

const resultOf = ({ result, error }: Section): SectionResult => {
  if (!result) throw new Error(`no result: ${error?.message}`);
  return result;
};

const namesOf = ({ sections }: SectionResult) => sections.map(({ name }) => name);
const valuesOf = ({ variations }: SectionResult, type: string) =>
  variations.filter((one) => one.type === type).map(({ values }) => values.map(({ value }) => value));

describe('comparing files', () => {
  test('sections, what they share, and what differs side by side, with places', async () => {
    const section = await client.sections.createAndWait({
      files: await leases(),
      name: 'Leases',
      customer_id: 'c-7',
      metadata: { folder: 4 },
    });
    expect(section).toMatchObject({
      status: 'completed',
      progress: 1,
      error: null,
      name: 'Leases',
      customer_id: 'c-7',
      metadata: { folder: 4 },
      credits_used: 3,
    });
    const result = resultOf(section);
    expect(namesOf(result)).toEqual(['Tenancy Agreement', 'Parties', 'Rent', 'Pets', 'Notice']);
    expect(result.documents.map(({ file_name }) => file_name)).toEqual([
      'berg.pdf',
      'vogel.pdf',
      'moreau.pdf',
    ]);
    expect(valuesOf(result, 'amount')).toEqual([[900, 1200, 750]]);
    expect(valuesOf(result, 'date')).toEqual([['2024-03-01', '2024-04-15', '2025-05-02']]);
    expect(valuesOf(result, 'name')).toEqual([['Anna Berg', 'Karl Vogel', 'Claire Moreau']]);
    const [rent] = result.variations.filter(({ type }) => type === 'amount');
    expect(rent?.values.map(({ raw, document_id }) => [raw, document_id])).toEqual([
      ['EUR 900.00', section.document_ids[0]],
      ['EUR 1,200.00', section.document_ids[1]],
      ['EUR 750.00', section.document_ids[2]],
    ]);
    for (const { box } of rent?.values ?? [])
      expect(box).toMatchObject({ page: 1, height: expect.any(Number) });
    const clause = result.sections.find(({ name }) => name === 'Rent');
    expect(clause?.template).toBe(`The monthly rent is {${rent?.name}} and is due on the third working day.`);
    const pets = result.sections.find(({ name }) => name === 'Pets');
    expect(pets?.documents.map(({ document_id }) => document_id)).toEqual([section.document_ids[2]]);
    expect(pets?.missing_in).toEqual(section.document_ids.slice(0, 2));
    const notice = result.sections.find(({ name }) => name === 'Notice');
    expect(notice).toMatchObject({ similarity: 1, changes: [], variations: [] });
    expect(notice?.documents.map(({ number }) => number)).toEqual(['3.', '3.', '4.']);
  });

  test('the documents are those of an extraction: their text and pictures are there', async () => {
    const section = await client.sections.createAndWait({ files: await leases() });
    const [document] = await Array.fromAsync(client.extractions.results(section.extraction_id ?? ''));
    expect(document?.id).toBe(section.document_ids[0]);
    const page = await client.documents.page(section.extraction_id ?? '', document?.id ?? '', 1);
    expect(page.headers.get('content-type')).toBe('image/png');
    expect((await client.extractions.get(section.extraction_id ?? '')).mode).toBe('text');
  });

  test('the proposed fields make a parser that reads the next document', async () => {
    const { result } = await client.sections.createAndWait({ files: await leases() });
    const { status, json } = await call(server, 'POST', '/v1/parsers', {
      name: 'Leases',
      fields: result?.proposed_fields,
    });
    expect([status, json.error]).toEqual([201, undefined]);
    expect(json.parser.fields.map(({ type }: { type: string }) => type).sort()).toEqual([
      'currency',
      'date',
      'string',
    ]);
    const next = await leaseFile('next.pdf', {
      tenant: 'Nils Holt',
      rent: 'EUR 640.00',
      date: '3 June 2025',
    });
    const { documents } = await extractAll(server, [next], { parser_id: json.parser.id });
    const amount = json.parser.fields.find(({ type }: { type: string }) => type === 'currency').name;
    expect(documents[0]?.result?.[amount]).toBe(640);
  });

  test('as JSON: uploads and base64', async () => {
    const files = await Promise.all(
      (await leases()).map(async (file, index) => {
        if (index === 0) return { upload_id: (await client.uploads.create(file, file.name)).id };
        const content_base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
        return { file_name: file.name, content_base64 };
      }),
    );
    const section = await client.sections.createAndWait({ files, language: 'en', pages: '1' });
    expect(section).toMatchObject({ status: 'completed', language: 'en', pages: '1' });
    expect(namesOf(resultOf(section))).toContain('Rent');
  });
});

describe('comparing documents that are there already', () => {
  test('all of an extraction, or chosen ones in the order named', async () => {
    const { id, documents } = await extractAll(server, await leases(), { mode: 'text' });
    const all = await client.sections.createAndWait({ extraction_id: id });
    const ids = documents.map((document) => document.id);
    expect(all.document_ids).toEqual(ids);
    expect(all.extraction_id).toBe(id);
    const turned = await client.sections.createAndWait({ document_ids: ids.toReversed() });
    expect(turned.document_ids).toEqual(ids.toReversed());
    expect(turned.extraction_id).toBeNull();
    expect(valuesOf(resultOf(turned), 'amount')).toEqual([[750, 1200, 900]]);
  });

  test('that are still being read: it begins when the last one is', async () => {
    const first = await client.extractions.create({
      files: [...(await leases()).slice(0, 2), await longFile(60)],
      mode: 'text',
    });
    const second = await client.extractions.create({ files: (await leases()).slice(2), mode: 'text' });
    const ids = [...(await idsOf(first.id)).slice(0, 2), ...(await idsOf(second.id))];
    const section = await client.sections.create({ document_ids: ids });
    expect(await finished(section)).toMatchObject({ status: 'completed', document_ids: ids });
  });
});

const idsOf = async (extractionId: string): Promise<string[]> =>
  (await Array.fromAsync(client.extractions.results(extractionId))).map(({ id }) => id);

describe('400', () => {
  test('fewer than three documents, however they come', async () => {
    const files = (await leases()).slice(0, 2);
    expect(await refusal(server, 'POST', '/v1/sections', formOf(files))).toEqual([400, 'TOO_FEW_DOCUMENTS']);
    const { id, documents } = await extractAll(server, files, { mode: 'text' });
    const ids = documents.map((document) => document.id);
    for (const body of [
      { files: [{ file_name: 'a.pdf', content_base64: 'AAAA' }] },
      { extraction_id: id },
      { document_ids: ids },
      { document_ids: [] },
    ]) {
      const { status, json } = await call(server, 'POST', '/v1/sections', body);
      expect([status, json.error.code]).toEqual([400, 'TOO_FEW_DOCUMENTS']);
      expect(json.error.message).toMatch(/at least 3 are needed/);
    }
    // Of three, one could not be read.
    const broken = new File(['%PDF-1.4 and nothing else'], 'broken.pdf');
    const { id: mixed } = await extractAll(server, [...files, broken], { mode: 'text' });
    expect(await refusal(server, 'POST', '/v1/sections', { extraction_id: mixed })).toEqual([
      400,
      'TOO_FEW_DOCUMENTS',
    ]);
  });

  test('more than thirty', async () => {
    const [file] = await leases();
    const files = Array.from({ length: 31 }, () => file as File);
    expect(await refusal(server, 'POST', '/v1/sections', formOf(files))).toEqual([400, 'TOO_MANY_FILES']);
    const ids = Array.from({ length: 31 }, (_, index) => `doc_${index}`);
    expect(await refusal(server, 'POST', '/v1/sections', { document_ids: ids })).toEqual([
      400,
      'INVALID_PAYLOAD',
    ]);
  });

  test('a document that is named twice, several sources, or none', async () => {
    const { id, documents } = await extractAll(server, await leases(), { mode: 'text' });
    const ids = documents.map((document) => document.id);
    const twice = await call(server, 'POST', '/v1/sections', { document_ids: [...ids, ids[1]] });
    expect([twice.status, twice.json.error.code]).toEqual([400, 'INVALID_PAYLOAD']);
    expect(twice.json.error.details[0]).toMatchObject({
      path: 'document_ids[3]',
      message: `The document ${ids[1]} is named twice.`,
    });
    for (const body of [{ document_ids: ids, extraction_id: id }, {}]) {
      const { status, json } = await call(server, 'POST', '/v1/sections', body);
      expect([status, json.error.details[0].message]).toEqual([
        400,
        'Give one of "files", "extraction_id" and "document_ids".',
      ]);
    }
  });

  test('a model where none is set up, in a form and in JSON', async () => {
    const form = formOf(await leases(), { use_ai: 'true' });
    expect(await refusal(server, 'POST', '/v1/sections', form)).toEqual([400, 'AI_NOT_CONFIGURED']);
    const { id } = await extractAll(server, await leases(), { mode: 'text' });
    const body = { extraction_id: id, use_ai: true };
    expect(await refusal(server, 'POST', '/v1/sections', body)).toEqual([400, 'AI_NOT_CONFIGURED']);
    const off = await call(server, 'POST', '/v1/sections', { extraction_id: id, use_ai: false });
    expect(off.status).toBe(202);
    const wrong = formOf(await leases(), { use_ai: 'perhaps' });
    expect(await refusal(server, 'POST', '/v1/sections', wrong)).toEqual([400, 'INVALID_PAYLOAD']);
  });

  test('what is refused leaves no files behind', async () => {
    const before = storedFiles(server).length;
    await refusal(server, 'POST', '/v1/sections', formOf((await leases()).slice(1)));
    await refusal(server, 'POST', '/v1/sections', formOf(await leases(), { use_ai: 'true' }));
    expect(storedFiles(server).length).toBe(before);
  });
});

test('413 and 415: a file that is too large, a body of another type', async () => {
  const large = new File([new Uint8Array(1_100_000)], 'large.pdf');
  const files = [...(await leases()), large];
  expect(await refusal(server, 'POST', '/v1/sections', formOf(files))).toEqual([413, 'FILE_TOO_LARGE']);
  const response = await server.request('/v1/sections', { method: 'POST', body: 'x' });
  expect(response.status).toBe(415);
});

describe('404', () => {
  test('an extraction or documents that are not there, or not yours', async () => {
    const { id, documents } = await extractAll(server, await leases(), { mode: 'text' });
    const ids = documents.map((document) => document.id);
    const nowhere = 'doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C';
    const not = [404, 'RESOURCE_NOT_FOUND'];
    expect(await refusal(server, 'POST', '/v1/sections', { document_ids: [...ids, nowhere] })).toEqual(not);
    const missing = { extraction_id: 'ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C' };
    expect(await refusal(server, 'POST', '/v1/sections', missing)).toEqual(not);
    for (const body of [{ document_ids: ids }, { extraction_id: id }]) {
      const theirs = await as('other', 'POST', '/v1/sections', body);
      expect([theirs.status, theirs.json.error.code]).toEqual(not);
    }
    const { id: own } = await client.sections.createAndWait({ extraction_id: id });
    for (const path of [`/v1/sections/${own}`, `/v1/sections/${own}/export`])
      expect((await as('other', 'GET', path)).status).toBe(404);
    expect((await as('other', 'DELETE', `/v1/sections/${own}`)).status).toBe(404);
    expect((await as('other', 'GET', '/v1/sections')).json.items).toEqual([]);
  });
});

/** The same request with the key of another account. */
async function as(account: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await server.request(path, {
    method,
    headers: {
      'x-api-key': server.keyOf(account),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text ? JSON.parse(text) : null };
}

describe('files that cannot be read', () => {
  const broken = () => new File(['%PDF-1.4 and nothing else'], 'broken.pdf');

  test('are left out and named, as long as three remain', async () => {
    const section = await client.sections.createAndWait({ files: [broken(), ...(await leases())] });
    const { left_out, documents } = resultOf(section);
    expect(documents.map(({ file_name }) => file_name)).toEqual(['berg.pdf', 'vogel.pdf', 'moreau.pdf']);
    expect(left_out).toEqual([
      {
        document_id: section.document_ids[0],
        file_name: 'broken.pdf',
        error: { code: 'CORRUPT_FILE', message: expect.stringContaining('damaged') },
      },
    ]);
    // It costs what it would cost in an extraction.
    expect(section.credits_used).toBe(4);
  });

  test('else it fails, says why, and there is nothing to export', async () => {
    const receiver = await startReceiver();
    const webhook = await client.webhooks.create({ url: receiver.url, events: ['section.failed'] });
    const files = [broken(), ...(await leases()).slice(0, 2)];
    const section = await client.sections.createAndWait({ files });
    expect(section).toMatchObject({ status: 'failed', result: null, similarity: null });
    expect(section.error).toMatchObject({ code: 'TOO_FEW_DOCUMENTS' });
    expect(section.error?.message).toMatch(/^Only 2 of 3 documents could be read.* broken\.pdf: /);
    expect(await refusal(server, 'GET', `/v1/sections/${section.id}/export`)).toEqual([
      409,
      'NOTHING_TO_EXPORT',
    ]);
    const [received] = await receiver.received(1);
    expect(received?.json).toMatchObject({ type: 'section.failed', data: { section: { id: section.id } } });
    await client.webhooks.delete(webhook.id);
    await receiver.close();
  });
});

describe('while it runs', () => {
  test('409 for export and deletion; cancelling its extraction ends it', async () => {
    const files = [await longFile(500), ...(await leases())];
    const { id, extraction_id } = await client.sections.create({ files });
    for (const [method, path] of [
      ['GET', '/export'],
      ['DELETE', ''],
    ] as const) {
      const { status, json } = await call(server, method, `/v1/sections/${id}${path}`);
      expect([status, json.error.code]).toEqual([409, 'NOT_FINISHED']);
      expect(json.error.message).toContain('still being compared');
    }
    expect((await client.sections.get(id)).status).toBe('queued');
    await client.extractions.cancel(extraction_id ?? '');
    const { status } = await client.sections.wait(id);
    expect(['completed', 'failed']).toContain(status);
  });

  test('documents whose reading was cancelled are left out and named', async () => {
    // Both readers are busy, so nobody has begun with these.
    const busy = await client.extractions.create({ files: [await longFile(300), await longFile(300)] });
    await until(async () => (await client.extractions.get(busy.id)).documents.processing === 2);
    const { id, extraction_id } = await client.sections.create({ files: await leases() });
    await client.extractions.cancel(extraction_id ?? '');
    const section = await client.sections.wait(id);
    expect(section.error).toMatchObject({ code: 'TOO_FEW_DOCUMENTS' });
    expect(section.error?.message).toContain('Only 0 of 3 documents could be read');
    expect(section.error?.message).toContain('The extraction was cancelled');
    expect(section.credits_used).toBe(0);
    await client.extractions.cancel(busy.id);
    await client.extractions.wait(busy.id);
  });
});

test('the event carries the section without its result, to webhooks, the log and the samples', async () => {
  const receiver = await startReceiver();
  const webhook = await client.webhooks.create({ url: receiver.url, events: ['section.completed'] });
  const section = await client.sections.createAndWait({ files: await leases() });
  const { result, ...summary } = section;
  expect(result).not.toBeNull();
  const [received] = await receiver.received(1);
  expect(received?.json).toMatchObject({ type: 'section.completed' });
  expect(received?.json.data.section).toEqual({ ...summary, expires_at: null });
  const { json } = await call(server, 'GET', '/v1/events?type=section.completed&limit=1');
  expect(json.items[0].data.section.id).toBe(section.id);
  for (const type of ['section.completed', 'section.failed'] as const) {
    const sample = (await call(server, 'GET', `/v1/sample-events/${type}?real=false`)).json;
    expect(sample.event.data.section.status).toBe(type.split('.')[1]);
  }
  await client.webhooks.delete(webhook.id);
  await receiver.close();
});

describe('the callback', () => {
  const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  const sources: [string, () => Promise<object>][] = [
    ['files in a form', async () => ({ files: await leases() })],
    [
      'documents that are there',
      async () => ({ extraction_id: (await extractAll(server, await leases(), { mode: 'text' })).id }),
    ],
  ];
  test.each(sources)('of %s is called once, signed, and never for the reading of them', async (_, source) => {
    const section = await client.sections.create({
      ...(await source()),
      callback_url: receiver.url,
      callback_secret: secret,
      deadline_seconds: 600,
    } as Parameters<typeof client.sections.create>[0]);
    const { result, ...summary } = await client.sections.wait(section.id);
    expect(result).not.toBeNull();
    const [received] = await receiver.received(1);
    expect(
      new Verifier(secret).verify(received?.body ?? '', received?.headers as Record<string, string>),
    ).toMatchObject({ type: 'section.completed', data: { section: summary } });
    // A wrong second call would be there by now.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(receiver.calls).toHaveLength(1);
  });

  test('says so where the comparison failed', async () => {
    const broken = new File(['%PDF-1.4 and nothing else'], 'broken.pdf');
    const { id } = await client.sections.create({
      files: [broken, ...(await leases()).slice(0, 2)],
      callback_url: receiver.url,
    });
    const [received] = await receiver.received(1);
    expect(received?.json).toMatchObject({
      type: 'section.failed',
      data: { section: { id, error: { code: 'TOO_FEW_DOCUMENTS' } } },
    });
  });

  test('comes at the deadline with timed_out, and not again at the end', async () => {
    const { id } = await client.sections.create({
      files: [await longFile(300), ...(await leases())],
      callback_url: receiver.url,
      deadline_seconds: 1,
    });
    const [received] = await receiver.received(1);
    expect(received?.json).toMatchObject({
      type: 'section.timed_out',
      data: { section: { id, status: 'timed_out' } },
    });
    const section = await client.sections.wait(id);
    expect(section.finished_at).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(receiver.calls).toHaveLength(1);
  });

  test('is a delivery that can be sent again', async () => {
    const { id } = await client.sections.create({ files: await leases(), callback_url: receiver.url });
    const [first] = await receiver.received(1);
    const [row] = await until(async () => {
      await server.stop();
      const find = ['select id from delivery where section_id = $1', [id]];
      const rows = server.onDatabase<{ id: string }[]>('run-sql.ts', [find]);
      await server.restart();
      client = server.client;
      return rows;
    });
    const delivery = await client.deliveries.get(row?.id ?? '');
    expect(delivery).toMatchObject({ section_id: id, extraction_id: null, webhook_id: null });
    await client.deliveries.redeliver(delivery.id);
    const [, again] = await receiver.received(2);
    expect(again?.body).toBe(first?.body);
  });

  test('400: a secret without an address to call', async () => {
    const { id } = await extractAll(server, await leases(), { mode: 'text' });
    for (const body of [
      { extraction_id: id, callback_secret: secret },
      formOf(await leases(), { deadline_seconds: '60' }),
    ]) {
      const { status, json } = await call(server, 'POST', '/v1/sections', body);
      expect([status, json.error.details[0].path]).toEqual([400, 'callback_url']);
    }
  });
});

describe('exports', () => {
  let id: string;
  let result: SectionResult;
  beforeAll(async () => {
    const evil = await leaseFile('=cmd.pdf', {
      tenant: '=HYPERLINK("http://x.example")',
      rent: 'EUR 80.00',
      date: '2 May 2025',
    });
    const section = await client.sections.createAndWait({ files: [...(await leases()), evil], name: 'A/B' });
    id = section.id;
    result = resultOf(section);
  });

  test('json is the result', async () => {
    const response = await client.sections.export(id);
    expect(response.headers.get('content-disposition')).toContain('A_B.json');
    expect(await response.json()).toEqual(result);
  });

  test('csv: a row for each section, under it what differs; no value is run as a formula', async () => {
    const text = Buffer.from(
      await (await client.sections.export(id, { format: 'csv' })).arrayBuffer(),
    ).toString();
    const rows = byHeader(parseCsv(text.slice(1)));
    const heads = rows.filter(({ kind }) => kind === 'section').map(({ name }) => name);
    expect(heads).toEqual(namesOf(result));
    expect(rows.find(({ kind }) => kind === 'amount')).toMatchObject({
      'berg.pdf': 'EUR 900.00',
      'vogel.pdf': 'EUR 1,200.00',
      'moreau.pdf': 'EUR 750.00',
      "'=cmd.pdf": 'EUR 80.00',
    });
    expect(rows.find(({ name, kind }) => kind === 'section' && name === 'Pets')).toMatchObject({
      'berg.pdf': '(missing)',
      'moreau.pdf': '3. Pets',
    });
    for (const cell of parseCsv(text.slice(1)).flat()) expect(cell).not.toMatch(/^[=+@]/);
  });

  test('xlsx: the same table', async () => {
    const file = await (await client.sections.export(id, { format: 'xlsx' })).arrayBuffer();
    const book = readWorkbook(Buffer.from(file), { cellFormula: true });
    const sheet = book.Sheets.Sections ?? {};
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet);
    expect(rows.find(({ kind }) => kind === 'amount')).toMatchObject({ 'vogel.pdf': 'EUR 1,200.00' });
    expect(rows.find(({ name }) => name === 'Notice')).toMatchObject({ similarity: 1 });
    for (const cell of Object.values(sheet)) expect(cell).not.toHaveProperty('f');
  });
});

describe('deletion', () => {
  test('of a section takes the files that were sent for it', async () => {
    const before = storedFiles(server).length;
    const { id, extraction_id } = await client.sections.createAndWait({ files: await leases() });
    expect(storedFiles(server).length).toBe(before + 3);
    await client.sections.delete(id);
    expect((await call(server, 'GET', `/v1/sections/${id}`)).status).toBe(404);
    expect((await call(server, 'DELETE', `/v1/sections/${id}`)).status).toBe(404);
    expect((await call(server, 'GET', `/v1/extractions/${extraction_id}`)).status).toBe(404);
    expect(storedFiles(server).length).toBe(before);
    const { items } = (await call(server, 'GET', '/v1/events?limit=100')).json;
    const ids = items.map((event: { data: { section?: { id: string } } }) => event.data.section?.id);
    expect(ids).not.toContain(id);
  });

  test('leaves documents that were there before; with one of them it goes itself', async () => {
    const { id: extraction, documents } = await extractAll(server, await leases(), { mode: 'text' });
    const first = await client.sections.createAndWait({ extraction_id: extraction });
    await client.sections.delete(first.id);
    expect((await client.extractions.get(extraction)).status).toBe('completed');
    const second = await client.sections.createAndWait({ extraction_id: extraction });
    await client.documents.delete(extraction, documents[0]?.id ?? '');
    expect((await call(server, 'GET', `/v1/sections/${second.id}`)).status).toBe(404);
    const other = await extractAll(server, await leases(), { mode: 'text' });
    const third = await client.sections.createAndWait({ extraction_id: other.id });
    await client.extractions.delete(other.id);
    expect((await call(server, 'GET', `/v1/sections/${third.id}`)).status).toBe(404);
  });
});

test('the list goes page by page and can be narrowed', async () => {
  const { id } = await extractAll(server, await leases(), { mode: 'text' });
  const made: string[] = [];
  for (const customer_id of ['list-1', 'list-2', 'list-2'])
    made.push((await client.sections.createAndWait({ extraction_id: id, customer_id })).id);
  const list = async (query: string) => (await call(server, 'GET', `/v1/sections?${query}`)).json;
  const first = await list(`extraction_id=${id}&limit=2`);
  expect(first.items.map((item: SectionSummary) => item.id)).toEqual([made[2], made[1]]);
  const rest = await list(`extraction_id=${id}&limit=2&cursor=${first.next_cursor}`);
  expect(rest).toMatchObject({ items: [{ id: made[0] }], next_cursor: null });
  expect(first.items[0]).not.toHaveProperty('result');
  const all = async (filters: object) =>
    (await Array.fromAsync(client.sections.list(filters))).map((item) => item.id);
  expect(await all({ customer_id: 'list-2' })).toEqual([made[2], made[1]]);
  expect(await all({ extraction_id: id, status: 'failed' })).toEqual([]);
  expect(await all({ extraction_id: id, created_after: '2999-01-01T00:00:00.000Z' })).toEqual([]);
  expect(await all({ extraction_id: id, created_before: '2999-01-01T00:00:00.000Z' })).toHaveLength(3);
});

describe('credits', () => {
  const balance = async (account: string) =>
    (await as(account, 'GET', '/v1/credits')).json.credits.balance as number;
  const compare = async (account: string, files: File[]): Promise<Section> => {
    const { json } = await as(account, 'POST', '/v1/sections', formOf(files));
    return (await as(account, 'GET', `/v1/sections/${json.section.id}?wait=60`)).json.section;
  };

  test('a page costs one, reading it included', async () => {
    const files = [...(await leases()).slice(0, 2), await longFile(3)];
    expect(await compare('ten', files)).toMatchObject({ status: 'completed', credits_used: 5 });
    expect(await balance('ten')).toBe(5);
    const { usage } = (await as('ten', 'GET', '/v1/usage')).json;
    expect(usage.days).toEqual([
      {
        date: expect.any(String),
        operation: 'section',
        documents: 3,
        pages: 5,
        credits: 5,
        ai_tokens: { input: 0, output: 0 },
      },
    ]);
  });

  test('402 where the account has too little, and nothing is stored', async () => {
    const before = storedFiles(server).length;
    for (const [account, code] of [
      ['two', 'INSUFFICIENT_CREDITS'],
      ['monthly', 'QUOTA_EXCEEDED'],
    ] as const) {
      const { status, json } = await as(account, 'POST', '/v1/sections', formOf(await leases()));
      expect([status, json.error.code]).toEqual([402, code]);
    }
    expect(storedFiles(server).length).toBe(before);
  });

  test('what turns out to cost more than is left fails and costs nothing', async () => {
    const files = [...(await leases()).slice(0, 2), await longFile(4)];
    const section = await compare('four', files);
    expect(section).toMatchObject({ status: 'failed', credits_used: 0 });
    expect(section.error?.code).toBe('INSUFFICIENT_CREDITS');
    expect(section.error?.message).toContain('6 pages together');
    expect(await balance('four')).toBe(4);
  });
});

/** Starting a server anew takes its time; on a real Postgres a job of one that died runs again after half a minute. */
const withRestarts = 180_000;

test(
  'a section expires with its account’s retention, and is swept',
  async () => {
    const { json } = await as('short', 'POST', '/v1/sections', formOf(await leases()));
    const { id, expires_at } = json.section as SectionSummary;
    const { section } = (await as('short', 'GET', `/v1/sections/${id}?wait=15`)).json;
    expect(section.status).toBe('completed');
    await new Promise((resolve) => setTimeout(resolve, Date.parse(String(expires_at)) - Date.now() + 50));
    expect((await as('short', 'GET', `/v1/sections/${id}`)).status).toBe(404);
    expect((await as('short', 'GET', '/v1/sections')).json.items).toEqual([]);
    expect((await as('short', 'DELETE', `/v1/sections/${id}`)).status).toBe(404);
    // A start sweeps too, so the test need not wait for the next five minutes.
    await server.stop();
    await server.restart();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await server.stop();
    const rows = server.onDatabase('run-sql.ts', [['select id from section where id = $1', [id]]]);
    expect(rows).toEqual([]);
    await server.restart();
    client = server.client;
  },
  withRestarts,
);

test(
  'a server that is killed at work compares again after its restart, and says so once',
  async () => {
    const files = [await longFile(120), await longFile(120), await longFile(120)];
    const { id } = await client.sections.create({ files });
    await until(async () => (await client.sections.get(id)).status === 'processing');
    await server.kill();
    await server.restart();
    client = server.client;
    const section = await client.sections.wait(id);
    expect(section).toMatchObject({ status: 'completed', similarity: 1, credits_used: 360 });
    const { items } = (await call(server, 'GET', '/v1/events?type=section.completed&limit=100')).json;
    const own = items.filter((event: { data: { section: { id: string } } }) => event.data.section.id === id);
    expect(own).toHaveLength(1);
  },
  withRestarts,
);
