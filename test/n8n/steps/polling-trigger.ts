import assert from 'node:assert/strict';
import { englishInvoice } from '../../documents/examples.ts';
import { renderInvoice } from '../../documents/invoice.ts';
import { step, until } from '../../harness/step.ts';
import { outputOf } from '../n8n-client.ts';
import { pollingWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';

/** n8n asks by itself what has happened, at most once a minute. */
export async function checkPollingTrigger({ n8n, docglean, credential }: Context): Promise<void> {
  await step('a trigger that polls starts the workflow with a document read meanwhile', async () => {
    const second = new Date(Date.now() + 20_000).getSeconds();
    const workflow = await n8n.client.activate(pollingWorkflow(`${second} * * * * *`, credential));
    // The first look, at activation, only remembers the time.
    await until('the first look', async () => {
      const state = (await n8n.client.staticData(workflow.id))['node:Docglean Polling Trigger'] as object;
      return state && 'after' in state;
    });
    const pdf = await renderInvoice({ ...englishInvoice, number: 'POLLED-1' }, { layout: 'plain' });
    await docglean.client.extractions.create({ files: [new File([new Uint8Array(pdf)], 'polled.pdf')] });
    const execution = await until(
      'the workflow starts',
      async () => (await n8n.client.executions(workflow.id))[0],
      { limitMs: 150_000, everyMs: 500 },
    );
    await n8n.client.executionWith('success', workflow.id);
    const [found] = await n8n.client.executions(workflow.id);
    assert.equal(execution.mode, 'trigger');
    assert.deepEqual(found && outputOf(found, 'Result').map(({ json }) => json.invoice_number), ['POLLED-1']);
    await workflow.deactivate();
  });
}
