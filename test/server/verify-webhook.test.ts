import { createHmac } from 'node:crypto';
import { verifyWebhook } from '@docglean/client';
import { startReceiver } from '../harness/receiver.ts';
import { startTestServer } from '../harness/server.ts';

// The example of the Standard Webhooks specification, as its reference libraries test with it.
const example = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  body: '{"test": 2432232314}',
};
const everOld = { toleranceSeconds: Number.POSITIVE_INFINITY };

const secret = 'a secret of my own';
const body = '{"id":"evt_1"}';

function signed(changed: Record<string, string> = {}, ageSeconds = 0): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const signature = createHmac('sha256', secret).update(`evt_1.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    ...changed,
  };
}

test("the specification's own example is accepted, and only with its own body", async () => {
  const { headers } = example;
  expect(await verifyWebhook(example.secret, headers, example.body, everOld)).toEqual({ test: 2432232314 });
  const bytes = new TextEncoder().encode(example.body);
  expect(await verifyWebhook(example.secret, new Headers(headers), bytes, everOld)).toEqual({
    test: 2432232314,
  });
  await expect(verifyWebhook(example.secret, headers, '{"test":2432232314}', everOld)).rejects.toMatchObject({
    reason: 'wrong_signature',
  });
  await expect(verifyWebhook(example.secret, headers, example.body)).rejects.toMatchObject({
    reason: 'too_old',
  });
});

test('one signature of several is enough, whatever stands beside it', async () => {
  const good = signed()['webhook-signature'];
  const several = signed({ 'webhook-signature': `v1,AAAA v1a,xyz v1,%% ${good} v2,abc` });
  expect(await verifyWebhook(secret, several, body)).toEqual({ id: 'evt_1' });
});

test('names of headers may be written in any way', async () => {
  const upper = Object.fromEntries(
    Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), value]),
  );
  expect(await verifyWebhook(secret, upper, body)).toEqual({ id: 'evt_1' });
});

test.each([
  ['missing_header', 'webhook-id', signed({ 'webhook-id': '' })],
  ['missing_header', 'webhook-timestamp', signed({ 'webhook-timestamp': '' })],
  ['missing_header', 'webhook-signature', signed({ 'webhook-signature': '' })],
  ['wrong_timestamp', 'webhook-timestamp', signed({ 'webhook-timestamp': 'yesterday' })],
  ['too_old', '301 seconds', signed({}, 301)],
  ['too_new', 'slow', signed({}, -330)],
  ['wrong_signature', 'secret', signed({ 'webhook-id': 'evt_2' })],
  [
    'wrong_signature',
    'secret',
    signed({ 'webhook-signature': `v2,${signed()['webhook-signature']?.slice(3)}` }),
  ],
])('%s: the error says so (%s)', async (reason, words, headers) => {
  // A second may have passed since the headers were made.
  await expect(verifyWebhook(secret, headers, body)).rejects.toMatchObject({
    name: 'WebhookVerificationError',
    reason,
    message: expect.stringContaining(words.replace('301 ', '')),
  });
});

test('wrong_signature: another secret; wrong_secret_format and body_not_raw say what to do', async () => {
  await expect(verifyWebhook('some other secret', signed(), body)).rejects.toMatchObject({
    reason: 'wrong_signature',
  });
  await expect(verifyWebhook('whsec_%%%', signed(), body)).rejects.toMatchObject({
    reason: 'wrong_secret_format',
  });
  await expect(verifyWebhook(secret, signed(), JSON.parse(body))).rejects.toMatchObject({
    reason: 'body_not_raw',
  });
});

test('a real delivery is accepted; during a change of the secret with either, after it was changed', async () => {
  const server = await startTestServer();
  const receiver = await startReceiver();
  const { webhooks } = server.client;
  const webhook = await webhooks.create({ url: receiver.url, events: ['document.completed'] });
  await webhooks.test(webhook.id);
  const rotated = await webhooks.rotateSecret(webhook.id);
  await webhooks.test(webhook.id);
  const [before, after] = await receiver.received(2);
  if (!before || !after) throw new Error('no calls');

  const event = await verifyWebhook(webhook.secret, before.headers, before.body);
  expect(event).toMatchObject({ id: before.headers['webhook-id'], type: 'webhook.test' });
  await expect(verifyWebhook(rotated.secret, before.headers, before.body)).rejects.toMatchObject({
    reason: 'wrong_signature',
  });
  for (const valid of [webhook.secret, rotated.secret]) {
    expect(await verifyWebhook(valid, after.headers, after.body)).toMatchObject({ type: 'webhook.test' });
  }
  await receiver.close();
  await server.close();
});
