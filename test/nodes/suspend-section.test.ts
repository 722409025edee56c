import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { longFile } from '../server/sample-files.ts';
import { fileItem, textItem } from './input-items.ts';
import { leaseItems } from './leases.ts';
import { type RunOptions, runNode } from './n8n-engine.ts';
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

const options = (
  items: RunOptions['items'],
  { parameters, ...settings }: Partial<RunOptions> = {},
): RunOptions => ({
  items,
  parameters: { resource: 'section', operation: 'create', ...parameters },
  credentials: { serverUrl: server.url, apiKey },
  resumeBaseUrl: n8n.url,
  ...settings,
});

const suspend = (settings: RunOptions) => sleepUntilCalled(settings, n8n);

test('Section > Create sleeps, the server calls, and it wakes with what was found', async () => {
  const { asleep, wake } = await suspend(options(await leaseItems()));
  expect(asleep.waitTill?.getTime()).toBeGreaterThan(Date.now() + 3600_000);
  const { status, execution } = await wake();
  expect(status).toBe(200);
  expect(execution?.status).toBe('success');
  expect(execution?.items).toMatchObject([
    {
      json: {
        section_id: expect.stringMatching(/^sec_/),
        status: 'completed',
        similarity: expect.any(Number),
        documents: [{ file_name: 'Anna Berg.pdf' }, {}, {}],
      },
    },
  ]);
});

test('it wakes with the output that was asked for: an item per value', async () => {
  const { wake } = await suspend(
    options(await leaseItems(), { parameters: { sectionItemPer: 'variation' } }),
  );
  const { execution } = await wake();
  expect(execution?.items.map(({ json }) => json.values)).toContainEqual([
    expect.objectContaining({ file_name: 'Anna Berg.pdf', value: 900 }),
    expect.objectContaining({ file_name: 'Karl Vogel.pdf', value: 1200 }),
    expect.objectContaining({ file_name: 'Claire Moreau.pdf', value: 750 }),
  ]);
});

test('as the tool of an agent it waits instead', async () => {
  const { status, items } = await runNode(
    options(await leaseItems(), { nodeType: 'n8n-nodes-docglean.docgleanTool' }),
  );
  expect(status).toBe('success');
  expect(items[0]?.json.status).toBe('completed');
});

test('a call without a valid signature leaves the execution asleep; so does a late one', async () => {
  const settings = options(await leaseItems());
  const { asleep, call, wake } = await suspend(settings);
  const forged = await wake({ body: call.body.replace('completed', 'failed') });
  expect(forged).toMatchObject({ status: 401, execution: undefined });
  const runs = asleep.data.resultData.runData.Docglean ?? [];
  runs.push(...structuredClone(runs));
  expect(await resumeNode(settings, asleep, call)).toMatchObject({ status: 410, execution: undefined });
});

describe('documents that cannot be compared', () => {
  const unreadable = async () => [...(await leaseItems()).slice(0, 2), textItem()];

  test('come out with the reason, for n8n cannot stop at a node that has slept', async () => {
    const { execution } = await (await suspend(options(await unreadable()))).wake();
    expect(execution?.items).toMatchObject([
      { json: { status: 'failed', error: { message: expect.stringContaining('notes.txt') } } },
    ]);
  });

  test('or go to the error output', async () => {
    const settings = options(await unreadable(), { onError: 'continueErrorOutput' });
    const { execution } = await (await suspend(settings)).wake();
    expect(execution?.items).toEqual([]);
    expect(execution?.errorItems).toMatchObject([
      {
        json: {
          error: 'The documents could not be compared',
          details: { description: expect.stringContaining('notes.txt') },
        },
      },
    ]);
  });

  test('that are refused at once stop the node, which does not go to sleep', async () => {
    const run = await runNode(options((await leaseItems()).slice(0, 2)));
    expect(run).toMatchObject({
      status: 'error',
      error: { message: expect.stringContaining('at least 3 are needed') },
    });
    const goesOn = await runNode(
      options((await leaseItems()).slice(0, 2), { onError: 'continueRegularOutput' }),
    );
    expect(goesOn).toMatchObject({ status: 'success', items: [{ json: { error: expect.any(String) } }, {}] });
  });
});

test('at the deadline it wakes with the ID; the server goes on', async () => {
  const long = await longFile(300);
  const items = [...(await leaseItems()), fileItem(Buffer.from(await long.arrayBuffer()), long.name)];
  const parameters = { sectionOptions: { giveUpAfterSeconds: 1 }, sectionItemPer: 'section' };
  const { call, wake } = await suspend(options(items, { parameters }));
  expect(call.json.type).toBe('section.timed_out');
  const { execution } = await wake();
  const { status, section_id } = execution?.items[0]?.json ?? {};
  expect(status).toBe('timed_out');
  expect((await server.client.sections.wait(String(section_id))).status).toBe('completed');
});

test('a server that does not call private addresses is asked instead, and the user is told', async () => {
  const strict = await startTestServer({ DOCGLEAN_ALLOW_PRIVATE_URLS: 'false' });
  const credentials = { serverUrl: strict.url, apiKey };
  const run = await runNode(options(await leaseItems(), { credentials }));
  await strict.close();
  expect(run).toMatchObject({ status: 'success', items: [{ json: { status: 'completed' } }] });
  expect(run.hints).toEqual([expect.stringContaining('DOCGLEAN_ALLOW_PRIVATE_URLS=true')]);
});
