import type { Delivery, Event, Recovery, Webhook } from '@docglean/contract';
import { Webhook as Verifier } from 'standardwebhooks';
import { waitAfter, webhookWaits } from '../../server/src/webhooks/schedule.ts';
import { freePort } from '../harness/free-port.ts';
import { type ReceivedCall, type Receiver, startReceiver } from '../harness/receiver.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { call, extractAll, refusal } from './requests.ts';
import { invoiceFile } from './sample-files.ts';

let server: TestServer;
let receiver: Receiver;
const made: string[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const id of made.splice(0)) await server.client.webhooks.delete(id);
  await receiver.close();
});

const someTimeAgo = '2026-01-01T00:00:00.000Z';
const documentEvents = ['document.completed', 'document.needs_review'] as const;

async function subscribe(options: object = {}): Promise<Webhook & { secret: string }> {
  const webhook = await server.client.webhooks.create({
    url: receiver.url,
    events: [...documentEvents],
    ...options,
  });
  made.push(webhook.id);
  return webhook;
}

const extract = async (number: string, options: object = {}) =>
  extractAll(server, [await invoiceFile(number)], { document_type: 'invoice', ...options });

const deliveriesOf = (id: string, filter = {}): Promise<Delivery[]> =>
  Array.fromAsync(server.client.webhooks.deliveries(id, filter));

/** The newest delivery of a webhook, once it has come so far. */
const delivery = (id: string, reached: (one: Delivery) => boolean): Promise<Delivery> =>
  until(async () => (await deliveriesOf(id)).find(reached));

const verify = (secret: string, one: ReceivedCall | undefined) =>
  new Verifier(secret).verify(one?.body ?? '', one?.headers as Record<string, string>);

describe('POST /v1/webhooks/{id}/test', () => {
  test('200: a success is told with its status and time, and stays in the log', async () => {
    const webhook = await subscribe();
    receiver.answerNext({ status: 202, body: 'thanks' });
    const outcome = await server.client.webhooks.test(webhook.id);
    expect(outcome).toMatchObject({ delivered: true, status_code: 202, response: 'thanks', advice: null });
    const { secret, ...shown } = webhook;
    expect(verify(secret, receiver.calls[0])).toEqual({
      id: outcome.event_id,
      type: 'webhook.test',
      created_at: expect.any(String),
      data: { webhook: shown },
    });
    expect(await server.client.events.get(outcome.event_id)).toEqual(receiver.calls[0]?.json);
    expect(await deliveriesOf(webhook.id)).toMatchObject([
      { id: outcome.delivery_id, event_type: 'webhook.test', state: 'delivered' },
    ]);
  });

  test.each([
    [302, 'leads on to another'],
    [401, 'login'],
    [404, 'n8n'],
    [405, 'POST'],
    [418, 'answer may say why'],
    [503, 'own log'],
  ])('200: after %i it says what to do, and nothing is tried again', async (status, words) => {
    const webhook = await subscribe();
    receiver.answerNext({ status });
    expect(await server.client.webhooks.test(webhook.id)).toMatchObject({
      delivered: false,
      status_code: status,
      advice: expect.stringContaining(words),
    });
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ state: 'exhausted', next_attempt_at: null }]);
  });

  test('200: nobody there', async () => {
    const webhook = await subscribe({ url: `http://127.0.0.1:${await freePort()}/` });
    expect(await server.client.webhooks.test(webhook.id)).toMatchObject({
      delivered: false,
      status_code: null,
      response: expect.stringContaining('ECONNREFUSED'),
      advice: expect.stringContaining('can be reached'),
    });
  });

  test('a webhook that is switched off can be tested, and a test has no consequences', async () => {
    const webhook = await subscribe();
    receiver.answerNext({ status: 410 });
    await server.client.webhooks.test(webhook.id);
    expect((await server.client.webhooks.get(webhook.id)).enabled).toBe(true);
    await server.client.webhooks.update(webhook.id, { enabled: false });
    expect((await server.client.webhooks.test(webhook.id)).delivered).toBe(true);
    expect((await server.client.webhooks.get(webhook.id)).enabled).toBe(false);
  });
});

describe('POST /v1/webhooks/{id}/rotate-secret', () => {
  test('200: for a day both secrets sign; then only the new one', async () => {
    const webhook = await subscribe();
    const rotated = await server.client.webhooks.rotateSecret(webhook.id);
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(webhook.secret);
    await extract('INV-1');
    const [first] = await receiver.received(1);
    expect(String(first?.headers['webhook-signature'])).toMatch(/^v1,\S{44} v1,\S{44}$/);
    for (const secret of [webhook.secret, rotated.secret]) {
      expect(verify(secret, first)).toMatchObject({ id: first?.headers['webhook-id'] });
    }
    const validHours = (new Date(rotated.previous_secret_valid_until).getTime() - Date.now()) / 3600_000;
    expect(Math.round(validHours)).toBe(24);

    await server.stop();
    const yesterday = `update webhook set previous_secret_until = now() - interval '1 second'`;
    server.onDatabase('run-sql.ts', [[yesterday]]);
    await server.restart();
    await server.client.webhooks.test(webhook.id);
    const [, later] = await receiver.received(2);
    expect(verify(rotated.secret, later)).toBeDefined();
    expect(() => verify(webhook.secret, later)).toThrow();
  });

  test('200: a secret of your own', async () => {
    const webhook = await subscribe();
    const own = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
    expect((await server.client.webhooks.rotateSecret(webhook.id, { secret: own })).secret).toBe(own);
    await server.client.webhooks.test(webhook.id);
    expect(verify(own, receiver.calls[0])).toMatchObject({ type: 'webhook.test' });
  });

  test('400, 415: a secret that is too short or no base64, no JSON', async () => {
    const at = `/v1/webhooks/${(await subscribe()).id}/rotate-secret`;
    expect(await refusal(server, 'POST', at, { secret: 'short' })).toEqual([400, 'INVALID_PAYLOAD']);
    const notBase64 = { secret: 'whsec_%%%%%%%%%%%%%%%%' };
    expect(await refusal(server, 'POST', at, notBase64)).toEqual([400, 'INVALID_PAYLOAD']);
    const text = { method: 'POST', body: 'a', headers: { 'content-type': 'text/plain' } };
    expect((await server.request(at, text)).status).toBe(415);
  });
});

describe('parser_id', () => {
  test('only events of that parser come; null takes the limit away', async () => {
    const one = await subscribe({ parser_id: 'invoice' });
    expect(one.parser_id).toBe('invoice');
    const all = await subscribe({ url: `${receiver.url}/all` });
    await extract('INV-1');
    await extract('INV-2', { document_type: 'auto', parser_id: 'invoice' });
    await receiver.received(3);
    expect(await deliveriesOf(one.id)).toHaveLength(1);
    expect(await deliveriesOf(all.id)).toHaveLength(2);
    await server.client.webhooks.update(one.id, { parser_id: null });
    await extract('INV-3');
    await receiver.received(5);
    expect(await deliveriesOf(one.id)).toHaveLength(2);
  });

  test('400 PARSER_NOT_FOUND: one that is not there', async () => {
    const input = { url: receiver.url, events: documentEvents, parser_id: 'prs_nothing' };
    expect(await refusal(server, 'POST', '/v1/webhooks', input)).toEqual([400, 'PARSER_NOT_FOUND']);
    const at = `/v1/webhooks/${(await subscribe()).id}`;
    const change = { parser_id: 'prs_nothing' };
    expect(await refusal(server, 'PATCH', at, change)).toEqual([400, 'PARSER_NOT_FOUND']);
  });

  test('400: nobody can subscribe to tests', async () => {
    const input = { url: receiver.url, events: ['webhook.test'] };
    expect(await refusal(server, 'POST', '/v1/webhooks', input)).toEqual([400, 'INVALID_PAYLOAD']);
  });
});

describe('deliveries', () => {
  test('200: each try is told with its status, its answer and when the next one comes', async () => {
    const webhook = await subscribe();
    receiver.answerNext({ status: 500, body: `${'x'.repeat(3000)}` });
    await extract('INV-1');
    const failed = await delivery(webhook.id, ({ attempts }) => attempts.length === 1);
    expect(failed).toMatchObject({
      webhook_id: webhook.id,
      extraction_id: null,
      state: 'pending',
      attempts: [{ status_code: 500, response: 'x'.repeat(2048) }],
    });
    const [attempt] = failed.attempts;
    const endedMs = new Date(attempt?.started_at ?? '').getTime() + (attempt?.duration_ms ?? 0);
    const waitMs = new Date(failed.next_attempt_at ?? '').getTime() - endedMs;
    expect(waitMs).toBeGreaterThanOrEqual(4000);

    const arrived = await delivery(webhook.id, ({ state }) => state === 'delivered');
    expect(arrived).toMatchObject({
      id: failed.id,
      next_attempt_at: null,
      finished_at: expect.any(String),
      attempts: [{ status_code: 500 }, { status_code: 200 }],
    });
    expect(await server.client.deliveries.get(failed.id)).toEqual(arrived);
  });

  test('the list is newest first, page by page, and filtered by state', async () => {
    const webhook = await subscribe();
    for (const status of [200, 404, 200]) {
      receiver.answerNext({ status });
      await server.client.webhooks.test(webhook.id);
    }
    const all = await deliveriesOf(webhook.id);
    expect(all.map(({ state }) => state)).toEqual(['delivered', 'exhausted', 'delivered']);
    expect(await deliveriesOf(webhook.id, { state: 'exhausted' })).toEqual([all[1]]);
    const at = `/v1/webhooks/${webhook.id}/deliveries?limit=2`;
    const { json: first } = await call(server, 'GET', at);
    const { json: second } = await call(server, 'GET', `${at}&cursor=${first.next_cursor}`);
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.next_cursor).toBeNull();
    expect(await refusal(server, 'GET', `${at}&state=lost`)).toEqual([400, 'INVALID_PAYLOAD']);
  });

  test('the callback of an extraction is a delivery too', async () => {
    const { id } = await extract('INV-1', { callback_url: receiver.url });
    const [one] = await receiver.received(1);
    const [row] = await until(async () => {
      await server.stop();
      const find = ['select id from delivery where extraction_id = $1', [id]];
      const rows = server.onDatabase<{ id: string }[]>('run-sql.ts', [find]);
      await server.restart();
      return rows;
    });
    const callback = await until(async () => {
      const found = await server.client.deliveries.get(row?.id ?? '');
      return found.state === 'delivered' && found;
    });
    expect(callback).toMatchObject({ webhook_id: null, extraction_id: id, event_id: one?.json.id });
    await server.client.deliveries.redeliver(callback.id);
    const [, again] = await receiver.received(2);
    expect(again?.body).toBe(one?.body);
  });
});

describe('POST /v1/deliveries/{id}/redeliver', () => {
  test('202: what has arrived comes once more, with the same id and body', async () => {
    const webhook = await subscribe();
    await extract('INV-1');
    const { id } = await delivery(webhook.id, ({ state }) => state === 'delivered');
    expect(await server.client.deliveries.redeliver(id)).toMatchObject({ id, state: 'pending' });
    const [first, second] = await receiver.received(2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    await delivery(webhook.id, (one) => one.state === 'delivered' && one.attempts.length === 2);
  });

  test('202: what is still being tried comes at once, and not again when its time would have come', async () => {
    const webhook = await subscribe();
    receiver.answerNext({ status: 503 }, { status: 503, headers: { 'retry-after': '60' } });
    await extract('INV-1');
    const { id, next_attempt_at } = await delivery(webhook.id, ({ attempts }) => attempts.length === 1);
    await server.client.deliveries.redeliver(id);
    await receiver.received(2);
    await delivery(webhook.id, ({ attempts }) => attempts.length === 2);
    const wasDueMs = new Date(next_attempt_at ?? '').getTime();
    await until(async () => Date.now() > wasDueMs + 2000);
    expect(receiver.calls).toHaveLength(2);
  });

  test('202: after the last try the tries begin anew', async () => {
    const webhook = await subscribe();
    receiver.answerNext({ status: 500 }, { status: 500 });
    await extract('INV-1');
    const { id } = await delivery(webhook.id, ({ attempts }) => attempts.length === 1);
    await server.stop();
    const exhausted = `update delivery set state = 'exhausted', attempts = 9, next_attempt_at = null where id = $1`;
    server.onDatabase('run-sql.ts', [[exhausted, [id]]]);
    await server.restart();
    await server.client.deliveries.redeliver(id);
    // Failed again, and another try follows.
    await delivery(webhook.id, (one) => one.attempts.length === 2 && one.state === 'pending');
    await delivery(webhook.id, ({ state }) => state === 'delivered');
  });

  test('409 WEBHOOK_DISABLED', async () => {
    const webhook = await subscribe();
    await extract('INV-1');
    const { id } = await delivery(webhook.id, ({ state }) => state === 'delivered');
    await server.client.webhooks.update(webhook.id, { enabled: false });
    const at = `/v1/deliveries/${id}/redeliver`;
    expect(await refusal(server, 'POST', at)).toEqual([409, 'WEBHOOK_DISABLED']);
  });
});

describe('POST /v1/webhooks/{id}/recover', () => {
  const recover = (id: string, since = someTimeAgo): Promise<Recovery> =>
    server.client.webhooks.recover(id, { since });

  test('202: all that was missed comes, oldest first, and nothing twice', async () => {
    await extract('INV-10');
    const webhook = await subscribe();
    await extract('INV-11');
    await delivery(webhook.id, ({ state }) => state === 'delivered');
    receiver.answerNext({ status: 410 });
    await extract('INV-12');
    await until(async () => !(await server.client.webhooks.get(webhook.id)).enabled);
    await extract('INV-13');
    await extract('INV-14');
    await server.client.webhooks.update(webhook.id, { enabled: true });

    expect((await recover(webhook.id)).events).toBe(3);
    expect((await recover(webhook.id)).events).toBe(0);
    const calls = await receiver.received(5);
    const numbers = calls.map(({ json }) => {
      const event = json as unknown as Event;
      return 'document' in event.data && event.data.document.result?.invoice_number;
    });
    expect(numbers.slice(0, 2)).toEqual(['INV-11', 'INV-12']);
    // Four deliveries run at the same time.
    expect(numbers.slice(2).sort()).toEqual(['INV-12', 'INV-13', 'INV-14']);
    await until(async () => (await deliveriesOf(webhook.id, { state: 'delivered' })).length === 4);
    expect((await recover(webhook.id)).events).toBe(0);
    expect(receiver.calls).toHaveLength(5);
  });

  test('202: what is still being tried is left alone', async () => {
    const webhook = await subscribe();
    receiver.answerNext({ status: 503, headers: { 'retry-after': '60' } });
    await extract('INV-1');
    await delivery(webhook.id, ({ attempts }) => attempts.length === 1);
    expect((await recover(webhook.id)).events).toBe(0);
  });

  test('202: only what happened in the time, and more than one batch of it', async () => {
    const webhook = await subscribe();
    await server.stop();
    const events = `insert into event (id, account_id, type, subject_id, data)
      select 'evt_7' || lpad(n::text, 25, '0'), account_id, 'document.completed', 'doc_1', '{}'
      from webhook, generate_series(1, 601) n where webhook.id = $1`;
    server.onDatabase('run-sql.ts', [[events, [webhook.id]]]);
    await server.restart();
    const farAway = { since: '9000-01-01T00:00:00.000Z', until: '9999-01-01T00:00:00.000Z' };
    expect((await server.client.webhooks.recover(webhook.id, farAway)).events).toBe(601);
    await until(async () => receiver.calls.length === 601);
    expect(new Set(receiver.calls.map(({ json }) => json.id)).size).toBe(601);
    await extract('INV-1');
    const past = { since: someTimeAgo, until: '2026-01-02T00:00:00.000Z' };
    expect((await server.client.webhooks.recover(webhook.id, past)).events).toBe(0);
  });

  test('400: no time, a time before the other; 415: no JSON; 409 WEBHOOK_DISABLED', async () => {
    const { id } = await subscribe();
    const at = `/v1/webhooks/${id}/recover`;
    expect(await refusal(server, 'POST', at, {})).toEqual([400, 'INVALID_PAYLOAD']);
    const backwards = { since: someTimeAgo, until: '2025-01-01T00:00:00.000Z' };
    expect(await refusal(server, 'POST', at, backwards)).toEqual([400, 'INVALID_PAYLOAD']);
    const text = { method: 'POST', body: 'a', headers: { 'content-type': 'text/plain' } };
    expect((await server.request(at, text)).status).toBe(415);
    await server.client.webhooks.update(id, { enabled: false });
    expect(await refusal(server, 'POST', at, { since: someTimeAgo })).toEqual([409, 'WEBHOOK_DISABLED']);
  });
});

describe('webhook.disabled', () => {
  test('410 switches off at once, and the other webhooks of the account are told', async () => {
    const other = await startReceiver();
    await subscribe({ url: other.url, events: ['webhook.disabled'], parser_id: 'receipt' });
    const webhook = await subscribe({ events: [...documentEvents, 'webhook.disabled'] });
    receiver.answerNext({ status: 410 });
    await extract('INV-1');
    const [told] = await other.received(1);
    expect(told?.json).toMatchObject({
      type: 'webhook.disabled',
      data: { webhook: { id: webhook.id, enabled: false, disabled_reason: expect.stringContaining('410') } },
    });
    // Not itself.
    expect(receiver.calls).toHaveLength(1);
    const again = await server.client.webhooks.update(webhook.id, { enabled: true });
    expect(again).toMatchObject({ enabled: true, disabled_reason: null });
    await extract('INV-2');
    await receiver.received(2);
    await other.close();
  });

  test('five days without one success switch it off; a success between begins the time anew', async () => {
    const sixDaysAgo = `update webhook set failing_since = now() - interval '6 days' where id = $1`;
    const failing = await subscribe();
    receiver.answerNext({ status: 500 });
    await extract('INV-1');
    await delivery(failing.id, ({ attempts }) => attempts.length === 1);
    expect((await server.client.webhooks.get(failing.id)).enabled).toBe(true);
    await server.stop();
    server.onDatabase('run-sql.ts', [[sixDaysAgo, [failing.id]]]);
    await server.restart();
    await delivery(failing.id, ({ state }) => state === 'delivered');
    receiver.answerNext({ status: 500 });
    await extract('INV-2');
    await delivery(failing.id, ({ state, attempts }) => state === 'pending' && attempts.length === 1);
    expect((await server.client.webhooks.get(failing.id)).enabled).toBe(true);

    await server.stop();
    server.onDatabase('run-sql.ts', [[sixDaysAgo, [failing.id]]]);
    receiver.answerNext({ status: 500 });
    await server.restart();
    const off = await until(async () => {
      const webhook = await server.client.webhooks.get(failing.id);
      return !webhook.enabled && webhook;
    });
    expect(off.disabled_reason).toContain('five days');
  });
});

test('404: none of it for what is not there', async () => {
  for (const [method, path, body] of [
    ['POST', '/v1/webhooks/whk_nothing/test'],
    ['POST', '/v1/webhooks/whk_nothing/rotate-secret', {}],
    ['GET', '/v1/webhooks/whk_nothing/deliveries'],
    ['POST', '/v1/webhooks/whk_nothing/recover', { since: someTimeAgo }],
    ['GET', '/v1/deliveries/dlv_nothing'],
    ['POST', '/v1/deliveries/dlv_nothing/redeliver'],
  ] as const) {
    expect([path, ...(await refusal(server, method, path, body))]).toEqual([path, 404, 'RESOURCE_NOT_FOUND']);
  }
});

test('the waits are those of the documentation, a fifth more or less, and never sooner than asked for', () => {
  const minutes = [5 / 60, 0.5, 5, 30, 120, 300, 600, 600];
  for (const [index, wait] of minutes.entries()) {
    const drawn = Array.from(
      { length: 400 },
      () => (waitAfter(webhookWaits, index + 1, 0) ?? 0) / wait / 60_000,
    );
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(1.2001);
    // They are drawn from all of it.
    expect(Math.max(...drawn) - Math.min(...drawn)).toBeGreaterThan(0.3);
    expect(waitAfter(webhookWaits, index + 1, 20 * 3600_000)).toBe(20 * 3600_000);
  }
  expect(waitAfter(webhookWaits, minutes.length + 1, 0)).toBeNull();
});
