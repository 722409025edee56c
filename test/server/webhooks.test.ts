import { createHmac } from 'node:crypto';
import { Webhook as Verifier } from 'standardwebhooks';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile, longFile } from './sample-files.ts';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const submit = async (options = {}) =>
  server.client.extractions.create({
    files: [await invoiceFile('INV-1')],
    document_type: 'invoice',
    ...options,
  });

describe('managing', () => {
  test('the secret is shown once, at creation', async () => {
    const created = await server.client.webhooks.create({ url: receiver.url, events: ['document.failed'] });
    expect(created.secret).toMatch(/^whsec_/);
    expect(await server.client.webhooks.get(created.id)).not.toHaveProperty('secret');
    await server.client.webhooks.delete(created.id);
  });

  test('several may share a URL; the list is newest first, page by page', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) {
      ids.unshift(
        (await server.client.webhooks.create({ url: receiver.url, events: ['document.failed'] })).id,
      );
    }
    const page = (await (await server.request('/v1/webhooks?limit=2')).json()) as {
      items: { id: string }[];
      next_cursor: string;
    };
    expect(page.items.map((item) => item.id)).toEqual(ids.slice(0, 2));
    const all = await Array.fromAsync(server.client.webhooks.list());
    expect(all.map((webhook) => webhook.id)).toEqual(ids);
    for (const id of ids) await server.client.webhooks.delete(id);
  });

  test('deleting what is gone is fine', async () => {
    expect((await server.request('/v1/webhooks/whk_nothing', { method: 'DELETE' })).status).toBe(204);
  });

  test('it can be changed, switched off and on', async () => {
    const { id } = await server.client.webhooks.create({ url: receiver.url, events: ['document.failed'] });
    const off = await server.client.webhooks.update(id, { enabled: false, events: ['document.completed'] });
    expect(off).toMatchObject({
      enabled: false,
      events: ['document.completed'],
      disabled_reason: expect.any(String),
    });
    expect(await server.client.webhooks.update(id, { enabled: true })).toMatchObject({
      enabled: true,
      disabled_reason: null,
    });
    expect(
      (
        await server.request('/v1/webhooks/whk_no', {
          method: 'PATCH',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    ).toBe(404);
    await server.client.webhooks.delete(id);
  });

  test('400: an event that does not exist', async () => {
    const wrong = { url: receiver.url, events: ['document.eaten'] } as never;
    await expect(server.client.webhooks.create(wrong)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' });
  });
});

describe('delivering', () => {
  test('an event arrives once, signed as Standard Webhooks and as Make can check', async () => {
    const { id, secret } = await server.client.webhooks.create({
      url: receiver.url,
      events: ['document.completed', 'document.needs_review', 'extraction.failed'],
    });
    const extraction = await submit();
    const [call] = await receiver.received(1);
    if (!call) throw new Error('no call');
    expect(new Verifier(secret).verify(call.body, call.headers as Record<string, string>)).toMatchObject({
      id: call.headers['webhook-id'],
      data: { document: { extraction_id: extraction.id, result: { invoice_number: 'INV-1' } } },
    });
    const subject = String(call.json.data.document?.id);
    const signed = `${call.headers['webhook-timestamp']}.${call.json.id}.${call.json.type}.${subject}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(call.headers['webhook-event-signature']).toBe(
      createHmac('sha256', key).update(signed).digest('hex'),
    );
    // Only what was subscribed to.
    await server.client.extractions.wait(extraction.id);
    expect(receiver.calls.every((one) => one.json.type.startsWith('document.'))).toBe(true);
    await server.client.webhooks.delete(id);
  });

  test('a failed delivery is tried again with the same id, not before Retry-After', async () => {
    const { id } = await server.client.webhooks.create({
      url: receiver.url,
      secret: 'a secret of my own',
      events: ['document.completed', 'document.needs_review'],
    });
    receiver.answerNext({ status: 503, headers: { 'retry-after': '7' } });
    await submit();
    const [first, second] = await receiver.received(2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(7000);
    await server.client.webhooks.delete(id);
  });

  test('410 switches the webhook off, and it says why', async () => {
    const { id } = await server.client.webhooks.create({
      url: receiver.url,
      events: ['document.completed', 'document.needs_review'],
    });
    receiver.answerNext({ status: 410 });
    await submit();
    await receiver.received(1);
    let webhook = await server.client.webhooks.get(id);
    for (let look = 0; look < 100 && webhook.enabled; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      webhook = await server.client.webhooks.get(id);
    }
    expect(webhook).toMatchObject({ enabled: false, disabled_reason: expect.stringContaining('410') });
    const { id: later } = await submit();
    await server.client.extractions.wait(later);
    expect(receiver.calls).toHaveLength(1);
    await server.client.webhooks.delete(id);
  });
});

describe('the callback of an extraction', () => {
  test('is called once for all files, signed with the given secret', async () => {
    const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
    const files = await Promise.all([1, 2, 3].map((n) => invoiceFile(`INV-${n}`)));
    const { id } = await server.client.extractions.create({
      files,
      callback_url: receiver.url,
      callback_secret: secret,
    });
    const [call] = await receiver.received(1);
    expect(
      new Verifier(secret).verify(call?.body ?? '', call?.headers as Record<string, string>),
    ).toMatchObject({
      data: { extraction: { id, documents: { total: 3 } } },
    });
  });

  test('begins fast again while a canvas is not ready: 404, then 409 "running already"', async () => {
    receiver.answerNext({ status: 404 }, { status: 409, body: 'The execution "4" is running already.' });
    await submit({ callback_url: receiver.url });
    const calls = await receiver.received(3);
    expect(new Set(calls.map((call) => call.headers['webhook-id'])).size).toBe(1);
  });

  test.each([
    [401, '{"error":"Invalid token"}'],
    [409, 'The execution "4" has finished already.'],
  ])('stops at %i %s', async (status, body) => {
    receiver.answerNext({ status, body });
    await submit({ callback_url: receiver.url });
    await receiver.received(1);
    // A wrong second call would come after 0.2 seconds.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(receiver.calls).toHaveLength(1);
  });

  test('comes at the deadline with timed_out, and not again at the end', async () => {
    const files = [await longFile(800)];
    const { id } = await server.client.extractions.create({
      files,
      callback_url: receiver.url,
      deadline_seconds: 1,
    });
    const [call] = await receiver.received(1);
    expect(call?.json).toMatchObject({
      type: 'extraction.timed_out',
      data: { extraction: { id, status: 'timed_out' } },
    });
    const finished = await server.client.extractions.wait(id);
    expect(finished.status).not.toBe('timed_out');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(receiver.calls).toHaveLength(1);
  });
});
