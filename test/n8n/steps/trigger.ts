import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { englishInvoice } from '../../documents/examples.ts';
import { renderInvoice } from '../../documents/invoice.ts';
import { sleep, step, until } from '../../harness/step.ts';
import { outputOf } from '../n8n-client.ts';
import { triggerWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';

/** Long enough for an execution that must not start to be seen if it does. */
const nothingHappensMs = 1000;

export async function checkTrigger({ n8n, docglean, credential }: Context): Promise<void> {
  const { client } = docglean;
  const workflow = await n8n.client.activate(triggerWorkflow(credential));
  const subscription = async () => {
    for await (const webhook of client.webhooks.list()) return webhook;
    return undefined;
  };
  const webhook = await step('activation subscribes on the server', () =>
    until('the subscription', subscription),
  );
  assert.deepEqual(webhook.events, ['document.completed']);

  await step('a document read on the server starts the workflow', async () => {
    const pdf = await renderInvoice(englishInvoice, { layout: 'plain' });
    const file = new File([new Uint8Array(pdf)], 'posted.pdf');
    await client.extractions.create({ files: [file] });
    const execution = await n8n.client.executionWith('success', workflow.id);
    const [item] = outputOf(execution, 'Result');
    assert.equal(execution.mode, 'webhook');
    assert.equal(item?.json.event, 'document.completed');
    assert.equal(item?.json.invoice_number, englishInvoice.number);
    assert.equal(item?.json.total_amount, englishInvoice.total);
  });

  const executionCount = async () => {
    await sleep(nothingHappensMs);
    return (await n8n.client.executions(workflow.id)).length;
  };
  await step('a forged event is refused with 401 and starts nothing', async () => {
    assert.equal(await post(webhook.url, 'whsec_Zm9yZ2VkIGZvcmdlZCBmb3JnZWQ=', 'evt_forged'), 401);
    assert.equal(await executionCount(), 1);
  });
  await step('an event that is delivered twice starts the workflow once', async () => {
    const { secret } = (await n8n.client.staticData(workflow.id))['node:Docglean Trigger'] as {
      secret: string;
    };
    assert.equal(await post(webhook.url, secret, 'evt_twice'), 200);
    assert.equal(await executionCount(), 2);
    assert.equal(await post(webhook.url, secret, 'evt_twice'), 200);
    assert.equal(await executionCount(), 2);
  });
  await step('deactivation unsubscribes', async () => {
    await workflow.deactivate();
    await until('no subscription', async () => !(await subscription()));
  });
}

async function post(url: string, secret: string, eventId: string): Promise<number> {
  const body = JSON.stringify({ id: eventId, type: 'document.completed', data: { document: {} } });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${eventId}.${timestamp}.${body}`).digest('base64');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  });
  return response.status;
}
