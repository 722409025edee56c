import type { DocumentSummary } from '@docglean/contract';
import {
  type ChatAnswer,
  type ModelServer,
  picturesOf,
  startModelServer,
  textOf,
} from '../harness/model-server.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { extractAll } from './requests.ts';
import { invoiceFile } from './sample-files.ts';

const key = 'sk-a-key-that-nobody-may-see';
const fields = [{ name: 'total', type: 'currency' as const }];
const right = { content: { total: 119 } };

let model: ModelServer;
beforeAll(async () => {
  model = await startModelServer();
});
afterAll(() => model.close());

const settings = () => ({
  OPENAI_BASE_URL: model.url,
  OPENAI_MODEL: 'test-model',
  OPENAI_API_KEY: key,
  OPENAI_TIMEOUT_SECONDS: '2',
});

async function read(server: TestServer, file: File, engine: 'auto' | 'ai' = 'ai'): Promise<DocumentSummary> {
  const { documents } = await extractAll(server, [file], { fields, engine });
  return documents[0] as DocumentSummary;
}

describe('what goes wrong with a model', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ ...settings(), LOG_LEVEL: 'info' });
  });
  afterAll(() => server.close());

  const refused = (status: number, message: string, code?: string): ChatAnswer => ({
    status,
    error: { message, ...(code && { code }) },
  });

  test.each<[string, ChatAnswer, string, number]>([
    ['it says nothing', { ...right, delayMs: 20_000 }, 'AI_UNREACHABLE', 3],
    ['it ends the connection', { hangsUp: true }, 'AI_UNREACHABLE', 3],
    ['it is broken', refused(503, 'overloaded'), 'AI_UNREACHABLE', 3],
    [
      'it is too busy',
      { ...refused(429, 'Rate limit reached'), headers: { 'retry-after-ms': '20' } },
      'AI_BUSY',
      3,
    ],
    [
      'its account is empty',
      {
        ...refused(429, 'You exceeded your current quota', 'insufficient_quota'),
        headers: { 'x-should-retry': 'false' },
      },
      'AI_QUOTA_USED_UP',
      1,
    ],
    ['its key is wrong', refused(401, `Incorrect API key provided: ${key}`), 'AI_KEY_REFUSED', 1],
    [
      'it is another model',
      refused(404, 'The model does not exist', 'model_not_found'),
      'AI_MODEL_NOT_FOUND',
      1,
    ],
    ['it refuses', { refusal: 'I cannot help with that.' }, 'AI_REFUSED', 1],
    ['its filter stops it', { content: '', finish: 'content_filter' }, 'AI_REFUSED', 1],
    ['its answer to one page is cut', { content: '{"total": 1', finish: 'length' }, 'AI_ANSWER_CUT', 1],
    ['its answer is no data', { content: 'I am sorry, I do not know.' }, 'AI_ANSWER_UNUSABLE', 2],
    ['its answer is empty', { content: null }, 'AI_ANSWER_UNUSABLE', 1],
    [
      'a page is too long',
      refused(400, "This model's maximum context length is 4096 tokens."),
      'AI_DOCUMENT_TOO_LONG',
      1,
    ],
  ])(
    '%s: "ai" fails, "auto" reads by the rules and says so',
    async (_, answer, code, requests) => {
      model.answer(() => answer);
      const failed = await read(server, await invoiceFile('INV-1'));
      expect(failed).toMatchObject({ status: 'failed', result: null, error: { code } });
      expect(model.requests).toHaveLength(requests);
      const fallen = await read(server, await invoiceFile('INV-1'), 'auto');
      expect(fallen).toMatchObject({ status: 'needs_review', engine: 'rules', result: { total: 119 } });
      const note = fallen.checks.find(({ name }) => name === 'read_by_ai');
      expect(note?.message).toContain(failed.error?.message);
      expect(note?.message).toContain('The local rules read this document instead.');
      expect(JSON.stringify([failed, fallen])).not.toContain(key);
    },
    90_000,
  );

  test('the model is waited for as long as it says', async () => {
    const startedMs: number[] = [];
    model.answer((_, nth) => {
      startedMs.push(Date.now());
      return nth === 1 ? { ...refused(429, 'slow down'), headers: { 'retry-after': '1' } } : right;
    });
    expect(await read(server, await invoiceFile('INV-2'))).toMatchObject({ result: { total: 119 } });
    expect((startedMs[1] ?? 0) - (startedMs[0] ?? 0)).toBeGreaterThanOrEqual(950);
  });

  test.each([
    ['fences', '```json\n{"total": 119}\n```'],
    ['sentences', 'Here you are: {"total": 119}. Anything else?'],
    ['a forgotten bracket', '{"total": 119'],
    ['quotes of another language', "{'total': 119,}"],
  ])('JSON with %s is mended', async (_, content) => {
    model.answer(() => ({ content }));
    expect(await read(server, await invoiceFile('INV-3'))).toMatchObject({ result: { total: 119 } });
    expect(model.requests).toHaveLength(1);
  });

  test('an answer that is no JSON is asked for once more', async () => {
    model.answer((_, nth) => (nth === 1 ? { content: 'The total is 119.' } : right));
    expect(await read(server, await invoiceFile('INV-4'))).toMatchObject({ result: { total: 119 } });
    expect(model.requests.map((request) => textOf(request).includes('Answer with one JSON object'))).toEqual([
      false,
      true,
    ]);
  });

  test('nothing secret is in the log', () => {
    const log = server.output();
    expect(log).toContain('AI_KEY_REFUSED');
    expect(log).toContain('Incorrect API key provided: …');
    expect(log).not.toContain(key);
    expect(log).not.toContain('Northwind');
  });
});

describe('an endpoint that cannot do all', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer(settings());
  });
  afterEach(() => server.close());

  const says = (message: string): ChatAnswer => ({ status: 400, error: { message } });

  test('knows no strict schemas: JSON mode, then words alone, found out once', async () => {
    model.answer(({ response_format: format }) => {
      if (format?.type === 'json_schema') return says("'response_format.type' must be 'json_object'");
      if (format) return says('response_format is not supported by this model');
      return right;
    });
    expect(await read(server, await invoiceFile('INV-1'))).toMatchObject({ result: { total: 119 } });
    expect(model.requests.map(({ response_format: format }) => format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
    ]);
    // The schema then stands in the words.
    expect(model.requests[2] && textOf(model.requests[2])).toContain('"properties":{"total"');
    expect(await read(server, await invoiceFile('INV-2'))).toMatchObject({ result: { total: 119 } });
    expect(model.requests).toHaveLength(4);
  });

  test('has its own limits for tokens and temperature', async () => {
    model.answer((request) => {
      if (request.max_completion_tokens) return says("Unsupported parameter: 'max_completion_tokens'");
      if (request.temperature !== undefined) return says("'temperature' does not support 0 with this model");
      return right;
    });
    expect(await read(server, await invoiceFile('INV-1'))).toMatchObject({ result: { total: 119 } });
    const [last] = model.requests.slice(-1);
    expect(last?.max_tokens).toBeGreaterThan(0);
    expect(last?.response_format?.type).toBe('json_schema');
  });

  test('sees no pictures: the text that was read from them is enough', async () => {
    model.answer((request) => (picturesOf(request).length > 0 ? says('image_url is not supported') : right));
    const { data } = await server.client.extractions
      .create({ files: [await invoiceFile('INV-1')], fields, engine: 'rules' })
      .then(async ({ id }) => {
        await server.client.extractions.wait(id);
        const [document] = await Array.fromAsync(server.client.extractions.results(id));
        const path = `/v1/extractions/${id}/documents/${document?.id}/pages/1.png`;
        return { data: new Uint8Array(await (await server.request(path)).arrayBuffer()) };
      });
    expect(await read(server, new File([data], 'scan.png'))).toMatchObject({ result: { total: 119 } });
    expect(model.requests.map((request) => picturesOf(request).length)).toEqual([1, 0]);
    await read(server, new File([data], 'scan.png'));
    expect(model.requests).toHaveLength(3);
  });

  test('finds every request malformed', async () => {
    model.answer(() => says('bad request'));
    expect(await read(server, await invoiceFile('INV-1'))).toMatchObject({
      status: 'failed',
      error: { code: 'AI_REQUEST_REFUSED' },
    });
    // Without the schema, without JSON mode, without each limit and without a temperature.
    expect(model.requests).toHaveLength(6);
  });
});
