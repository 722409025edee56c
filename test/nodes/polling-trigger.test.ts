import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { pollNode } from './n8n-poll.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const polling = (parameters: Record<string, unknown> = {}) =>
  pollNode({
    parameters: { events: ['document.completed'], simplify: true, ...parameters },
    credentials: { serverUrl: server.url, apiKey },
  });

async function extract(number: string, input: { parser_id?: string } = {}): Promise<void> {
  const pdf = await renderInvoice({ ...englishInvoice, number }, { layout: 'banner' });
  const file = new File([new Uint8Array(pdf)], `${number}.pdf`);
  const { id } = await server.client.extractions.create({ files: [file], ...input });
  await server.client.extractions.wait(id);
}

/** Looks until something comes: an event is shown two seconds after it happened. */
const next = (node: Awaited<ReturnType<typeof polling>>) =>
  until(async () => (await node.look()) ?? undefined);

test('in the editor it gives an example before anything has happened, and then the newest event', async () => {
  const node = await polling();
  expect(await node.sample()).toMatchObject([
    { json: { event: 'document.completed', document_id: expect.stringMatching(/^doc_/) } },
  ]);
  await extract('BK-1');
  expect(await node.sample()).toMatchObject([{ json: { invoice_number: 'BK-1' } }]);
  expect(node.state()).toEqual({});
});

test('what happened before it was switched on does not start the workflow; what comes later does, once', async () => {
  await extract('BK-2');
  const node = await polling();
  expect(await node.look()).toBeNull();
  await extract('BK-3');
  await extract('BK-4');
  const numbers: unknown[] = [];
  while (numbers.length < 2) numbers.push(...(await next(node)).map(({ json }) => json.invoice_number));
  expect(numbers).toEqual(['BK-3', 'BK-4']);
  expect(await node.look()).toBeNull();
});

test('only the events, the parser and the confidence that are wanted', async () => {
  const parserId = { __rl: true, mode: 'list', value: 'invoice' };
  const node = await polling({
    events: ['document.completed', 'document.needs_review'],
    ofParser: true,
    parserId,
    options: { confidenceAtLeast: 0.5 },
  });
  const none = await polling({ options: { confidenceBelow: 0.1 } });
  await node.look();
  await none.look();
  await extract('BK-5');
  await extract('BK-6', { parser_id: 'invoice' });
  const items = await next(node);
  expect(items.map(({ json }) => json.invoice_number)).toEqual(['BK-6']);
  expect(await none.look()).toBeNull();
  expect(none.state().after).toMatch(/^evt_/);
});

test('without Simplify the event comes out as the API gives it', async () => {
  const node = await polling({ simplify: false, events: ['extraction.completed'] });
  await node.look();
  await extract('BK-7');
  expect(await next(node)).toMatchObject([
    { json: { type: 'extraction.completed', data: { extraction: { documents: { completed: 1 } } } } },
  ]);
});

test('a server that is away is said so, and nothing is lost', async () => {
  const node = await polling();
  await node.look();
  await extract('BK-8');
  const away = await pollNode({
    parameters: { events: ['document.completed'] },
    credentials: { serverUrl: 'http://127.0.0.1:9', apiKey },
  });
  Object.assign(away.state(), node.state());
  await expect(away.look()).rejects.toMatchObject({ message: expect.stringContaining('does not answer') });
  expect(away.state()).toEqual(node.state());
  expect(await next(node)).toMatchObject([{ json: { invoice_number: 'BK-8' } }]);
});
