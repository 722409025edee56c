import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { type ReceivedCall, type Receiver, startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { triggerNode } from './n8n-trigger.ts';

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

const activated = async (parameters: Record<string, unknown> = {}) => {
  const settings = {
    parameters: { events: ['document.completed'], simplify: true, ...parameters },
    credentials: { serverUrl: server.url, apiKey },
    webhookUrl: n8n.url,
  };
  const node = triggerNode(settings);
  await node.create();
  return node;
};

const subscriptions = async () =>
  ((await (await server.request('/v1/webhooks?limit=100')).json()) as { items: IDataObject[] }).items.filter(
    ({ url }) => url === n8n.url,
  );

async function extractInvoice(): Promise<ReceivedCall> {
  const pdf = await renderInvoice(englishInvoice, { layout: 'banner' });
  const file = new File([new Uint8Array(pdf)], 'invoice.pdf');
  await server.client.extractions.create({ files: [file] });
  const [call] = await n8n.received(1);
  if (!call) throw new Error('no call');
  return call;
}

describe('subscription', () => {
  test('activation subscribes with a secret of its own, and deactivation unsubscribes', async () => {
    const node = await activated({ events: ['document.completed', 'extraction.failed'] });
    expect(node.state.secret).toMatch(/^whsec_[\w+/=]{44}$/);
    expect(await subscriptions()).toMatchObject([
      {
        id: node.state.webhookId,
        events: ['document.completed', 'extraction.failed'],
        enabled: true,
        description: 'n8n workflow Invoices',
      },
    ]);
    expect(await node.checkExists()).toBe(true);

    await node.delete();
    expect(await subscriptions()).toEqual([]);
    expect(node.state).toEqual({});
    expect(await node.checkExists()).toBe(false);
  });

  test('one that the server no longer has is made anew', async () => {
    const node = await activated();
    await server.client.webhooks.delete(String(node.state.webhookId));
    expect(await node.checkExists()).toBe(false);
    await node.delete();
    expect(node.state).toEqual({});
  });

  test('one that is switched off, or for other events or another address, is replaced', async () => {
    const node = await activated();
    expect(await node.with({ events: ['document.failed'] }).checkExists()).toBe(false);
    expect(await node.with({}, `${n8n.url}/moved`).checkExists()).toBe(false);
    await server.client.webhooks.update(String(node.state.webhookId), { enabled: false });
    expect(await node.checkExists()).toBe(false);

    await node.create();
    expect(await subscriptions()).toMatchObject([{ enabled: true }]);
    await node.delete();
  });

  test('only events of one parser, where that is wanted', async () => {
    const parserId = { __rl: true, mode: 'list', value: 'invoice' };
    const node = await activated({ ofParser: true, parserId });
    expect(await subscriptions()).toMatchObject([{ parser_id: 'invoice' }]);
    expect(await node.checkExists()).toBe(true);
    expect(await node.with({ ofParser: false }).checkExists()).toBe(false);
    await node.delete();
  });

  test('an address that the server does not call is refused with the setting that allows it', async () => {
    const strict = await startTestServer({ DOCGLEAN_ALLOW_PRIVATE_URLS: 'false' });
    const node = triggerNode({
      parameters: { events: ['document.completed'] },
      credentials: { serverUrl: strict.url, apiKey },
      webhookUrl: n8n.url,
    });
    await expect(node.create()).rejects.toMatchObject({
      description: expect.stringContaining('DOCGLEAN_ALLOW_PRIVATE_URLS=true'),
    });
    await strict.close();
  });
});

describe('delivery', () => {
  test('a signed event starts the workflow with the values of the document', async () => {
    const node = await activated();
    const received = await node.receive(await extractInvoice());
    expect(received.status).toBe(200);
    expect(received.items).toEqual([
      {
        json: expect.objectContaining({
          invoice_number: 'BK-2026-0418',
          total_amount: 3463.8,
          status: 'completed',
          event: 'document.completed',
          event_id: expect.stringMatching(/^evt_/),
        }),
      },
    ]);
    await node.delete();
  });

  test('without Simplify the event comes out as it was sent', async () => {
    const node = await activated({ simplify: false });
    const call = await extractInvoice();
    expect((await node.receive(call)).items).toEqual([{ json: call.json }]);
    await node.delete();
  });

  test('a document that is not as sure as wanted starts nothing', async () => {
    const node = await activated({ options: { confidenceAtLeast: 1 } });
    const call = await extractInvoice();
    expect(await node.receive(call)).toEqual({ status: 200, items: undefined });
    await node.delete();
    const below = await activated({ options: { confidenceBelow: 1 } });
    n8n.calls.length = 0;
    expect((await below.receive(await extractInvoice())).items).toHaveLength(1);
    await below.delete();
  });

  test('an event that is delivered again starts nothing', async () => {
    const node = await activated();
    const call = await extractInvoice();
    await node.receive(call);
    expect(await node.receive(call)).toEqual({ status: 200, items: undefined });
    await node.delete();
  });

  test('a test is received and starts nothing', async () => {
    const node = await activated();
    await server.client.webhooks.test(String(node.state.webhookId));
    const [call] = await n8n.received(1);
    if (!call) throw new Error('no call');
    expect(await node.receive(call)).toEqual({ status: 200, items: undefined });
    await node.delete();
  });

  test('a forged event is refused and not remembered', async () => {
    const node = await activated();
    const call = await extractInvoice();
    const timestamp = String(call.headers['webhook-timestamp']);
    const forged = createHmac('sha256', 'another secret')
      .update(`${call.json.id}.${timestamp}.${call.body}`)
      .digest('base64');
    const headers = { ...call.headers, 'webhook-signature': `v1,${forged}` };
    expect(await node.receive({ ...call, headers })).toEqual({ status: 401, items: undefined });
    expect(await node.receive({ ...call, body: call.body.replace('3463.8', '1.8') })).toMatchObject({
      status: 401,
    });
    expect((await node.receive(call)).items).toHaveLength(1);
    await node.delete();
  });

  test('after deactivation nothing is accepted', async () => {
    const node = await activated();
    const call = await extractInvoice();
    await node.delete();
    expect(await node.receive(call)).toEqual({ status: 401, items: undefined });
  });
});
