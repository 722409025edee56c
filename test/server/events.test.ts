import { type Event, type EventType, eventTypes } from '@docglean/contract';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { call, extractAll, refusal } from './requests.ts';
import { invoiceFile, longFile, textFile } from './sample-files.ts';

let server: TestServer;
let receiver: Receiver;
let parserId: string;

const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id);

/** Makes at least one event of every type there is. */
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_WORKERS: '1' });
  receiver = await startReceiver();
  const { client } = server;
  const parser = { name: 'Papers', fields: [{ name: 'Invoice number', type: 'string' }] };
  parserId = (await call(server, 'POST', '/v1/parsers', parser)).json.parser.id;

  const sure = { document_type: 'invoice', review_threshold: 0 };
  const { id, documents } = await extractAll(server, [await invoiceFile('INV-1')], sure);
  await call(server, 'PUT', `/v1/extractions/${id}/documents/${documents[0]?.id}/review`, { values: {} });
  await extractAll(server, [await invoiceFile('INV-2')], { document_type: 'invoice', review_threshold: 1 });
  await extractAll(server, [await textFile('a.pdf', ['Invoice number: 7'])], {
    parser_id: parserId,
    review_threshold: 0,
  });
  await extractAll(server, [new File(['not a document'], 'broken.pdf')]);

  await extractAll(server, [await invoiceFile('INV-8')], {
    ...sure,
    match_with: { document_types: ['purchase_order'] },
  });
  await until(async () => (await client.events.sample('matching.completed')).is_real);
  const alike = await Promise.all(['INV-5', 'INV-6', 'INV-7'].map((number) => invoiceFile(number)));
  const about = { name: 'Three', metadata: { mailbox: 'a' }, customer_id: 'c-1' };
  await client.sections.createAndWait({ files: alike, ...about });
  const broken = new File(['not a document'], 'broken.pdf');
  await client.sections.createAndWait({ files: [broken, ...alike.slice(1)], ...about });

  const slow = await client.extractions.create({
    files: [await longFile(300), await invoiceFile('INV-3')],
    callback_url: receiver.url,
    deadline_seconds: 1,
  });
  await receiver.received(1, (one) => one.json.type === 'extraction.timed_out');
  await call(server, 'POST', `/v1/extractions/${slow.id}/cancel`);
  await client.extractions.wait(slow.id);

  const webhook = await client.webhooks.create({ url: receiver.url, events: ['document.completed'] });
  receiver.answerNext({ status: 200 }, { status: 410 });
  await client.webhooks.test(webhook.id);
  await extractAll(server, [await invoiceFile('INV-4')], sure);
  await until(async () => !(await client.webhooks.get(webhook.id)).enabled);
});
afterAll(async () => {
  await receiver.close();
  await server.close();
});

const allEvents = () => Array.fromAsync(server.client.events.list());

describe('the log', () => {
  test('holds every type of event, newest first', async () => {
    const events = await allEvents();
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...eventTypes].sort());
    expect(idsOf(events)).toEqual(idsOf(events).sort().reverse());
  });

  test('times agree with the order of ids', async () => {
    const times = (await allEvents()).map(({ created_at }) => created_at);
    expect(times).toEqual(times.toSorted().reverse());
  });

  test('what only a callback receives is not in it', async () => {
    const timedOut = receiver.calls.find((one) => one.json.type === 'extraction.timed_out');
    expect(idsOf(await allEvents())).not.toContain(timedOut?.json.id);
    expect(await refusal(server, 'GET', `/v1/events/${timedOut?.json.id}`)).toEqual([
      404,
      'RESOURCE_NOT_FOUND',
    ]);
  });

  test('an event is what the webhook received', async () => {
    const delivered = receiver.calls.find((one) => one.json.type === 'document.completed');
    expect(await server.client.events.get(String(delivered?.json.id))).toEqual(delivered?.json);
  });

  test('type and parser_id filter it', async () => {
    const events = await allEvents();
    const completed = events.filter(({ type }) => type === 'document.completed');
    expect(await Array.fromAsync(server.client.events.list({ type: 'document.completed' }))).toEqual(
      completed,
    );
    const several = await server.request('/v1/events?limit=100&type=document.completed,extraction.completed');
    const { items } = (await several.json()) as { items: typeof events };
    expect(idsOf(items)).toEqual(
      idsOf(events.filter(({ type }) => ['document.completed', 'extraction.completed'].includes(type))),
    );
    const unknown = await server.request('/v1/events?type=document.completed,document.eaten');
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('This must be one of: extraction.completed');
    const ofParser = await Array.fromAsync(server.client.events.list({ parser_id: parserId }));
    expect(ofParser.map(({ type }) => type)).toEqual(['extraction.completed', 'document.completed']);
    const both = { parser_id: parserId, type: 'document.completed' } as const;
    expect(idsOf(await Array.fromAsync(server.client.events.list(both)))).toEqual([ofParser[1]?.id]);
  });

  test('created_after and created_before cut it', async () => {
    const events = await allEvents();
    const time = events[3]?.created_at ?? '';
    const later = await Array.fromAsync(server.client.events.list({ created_after: time }));
    const earlier = await Array.fromAsync(server.client.events.list({ created_before: time }));
    expect([...later, ...earlier]).toEqual(events);
    expect(later.every(({ created_at }) => created_at >= time)).toBe(true);
    expect(earlier.every(({ created_at }) => created_at < time)).toBe(true);
  });

  test.each(['desc', 'asc'])('pages of one, %s, give each event once', async (order) => {
    const events = await until(async () => {
      const [all, settled] = [
        await allEvents(),
        await Array.fromAsync(server.client.events.list({ order: 'asc' })),
      ];
      return settled.length === all.length && all;
    });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const at = `/v1/events?limit=1&order=${order}${cursor && `&cursor=${cursor}`}`;
      const { json } = await call(server, 'GET', at);
      seen.push(json.items[0].id);
      cursor = json.next_cursor;
    }
    expect(seen).toEqual(order === 'desc' ? idsOf(events) : idsOf(events).reverse());
  });

  test('a poller that goes on after the last event it saw gets each new one once, oldest first', async () => {
    const [last] = await allEvents();
    const poll = (after: string) => Array.fromAsync(server.client.events.list({ after, order: 'asc' }));
    let after = last?.id ?? '';
    await until(async () => (await poll('2000-01-01T00:00:00.000Z')).some(({ id }) => id === after));
    expect(await poll(after)).toEqual([]);

    for (const number of ['INV-5', 'INV-6']) await extractAll(server, [await invoiceFile(number)]);
    const made = (await allEvents()).filter(({ id }) => id > after);
    const seen: Event[] = [];
    await until(async () => {
      const next = await poll(after);
      seen.push(...next);
      after = next.at(-1)?.id ?? after;
      return seen.length >= made.length;
    });
    expect(seen).toEqual(made.reverse());
  });

  test('a poller is not shown what happened in the last two seconds', async () => {
    await extractAll(server, [await invoiceFile('INV-7')]);
    const settled = await Array.fromAsync(server.client.events.list({ order: 'asc' }));
    const newestMs = Math.max(...settled.map(({ created_at }) => new Date(created_at).getTime()));
    expect(newestMs).toBeLessThan(Date.now() - 2000);
  });

  test('after may be a time, and the id of an event that is gone', async () => {
    const events = await allEvents();
    const middle = events[4];
    const from = await Array.fromAsync(server.client.events.list({ after: middle?.created_at ?? '' }));
    expect(idsOf(from)).toEqual(idsOf(events.filter((one) => one.created_at >= (middle?.created_at ?? ''))));
    const gone = `evt_${'0'.repeat(26)}`;
    expect(idsOf(await Array.fromAsync(server.client.events.list({ after: gone })))).toEqual(idsOf(events));
  });

  test.each(['after=yesterday', 'after=doc_1', 'order=up', 'type=document.eaten', 'cursor=x', 'limit=0'])(
    '400: %s',
    async (query) => {
      expect(await refusal(server, 'GET', `/v1/events?${query}`)).toEqual([400, 'INVALID_PAYLOAD']);
    },
  );

  test('404: no such event', async () => {
    expect(await refusal(server, 'GET', '/v1/events/evt_nothing')).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });
});

/** Free-form: the keys are the user's own. */
const ownKeys = new Set(['result', 'ground_truth', 'metadata', 'value', 'truth', 'extracted']);

/** Where two values have different keys; of lists the first items are looked at. */
function differences(one: unknown, other: unknown, path = ''): string[] {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length > 0 && other.length > 0 ? differences(one[0], other[0], `${path}[]`) : [];
  if (!isObject(one) || !isObject(other))
    return typeOf(one) === typeOf(other) ? [] : nullable(one, other, path);
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => {
    if (!(key in one) || !(key in other)) return [`${path}.${key}`];
    return ownKeys.has(key) ? [] : differences(one[key], other[key], `${path}.${key}`);
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const typeOf = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value);
const nullable = (one: unknown, other: unknown, path: string) =>
  one === null || other === null ? [] : [`${path} is ${typeOf(one)} and ${typeOf(other)}`];

describe('samples', () => {
  test.each(eventTypes)('%s: the example has the keys of a real event', async (type: EventType) => {
    const example = await server.client.events.sample(type, { real: false });
    const real = await server.client.events.sample(type);
    expect([example.is_real, real.is_real]).toEqual([false, true]);
    expect([example.event.type, real.event.type]).toEqual([type, type]);
    expect(differences(example.event, real.event)).toEqual([]);
    expect(real.event).toEqual((await allEvents()).find((event) => event.type === type));
  });

  test('an account without events gets examples', async () => {
    const empty = await startTestServer();
    expect((await empty.client.events.sample('document.completed')).is_real).toBe(false);
    await empty.close();
  });

  test("with a parser the example has the parser's fields", async () => {
    const query = { real: false, parser_id: parserId };
    const { event } = await server.client.events.sample('document.completed', query);
    expect(event.data).toMatchObject({
      document: { parser_id: parserId, result: { 'Invoice number': expect.any(String) } },
    });
    const real = await server.client.events.sample('document.completed', { parser_id: parserId });
    expect(real).toMatchObject({ is_real: true, event: { data: { document: { parser_id: parserId } } } });
    const preset = await server.client.events.sample('document.reviewed', { parser_id: 'receipt' });
    expect(preset).toMatchObject({
      is_real: false,
      event: { data: { document: { document_type: 'receipt' } } },
    });
  });

  test('400: no such type, no such parser', async () => {
    expect(await refusal(server, 'GET', '/v1/sample-events/document.eaten')).toEqual([
      400,
      'INVALID_PAYLOAD',
    ]);
    const at = '/v1/sample-events/document.completed?parser_id=prs_nothing';
    expect(await refusal(server, 'GET', at)).toEqual([400, 'PARSER_NOT_FOUND']);
  });
});
