import assert from 'node:assert/strict';
import { englishInvoice, germanInvoice } from '../../documents/examples.ts';
import { apiKey } from '../../harness/server.ts';
import { step } from '../../harness/step.ts';
import { outputOf } from '../n8n-client.ts';
import { idpuraWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';
import { invoiceFiles, postFiles } from './post-files.ts';

/** A workflow that was made for idpura goes on with another base URL and key. */
export async function checkIdpura({ n8n, docglean }: Context): Promise<void> {
  const workflow = await n8n.client.activate(idpuraWorkflow('idpura', `${docglean.url}/idpura`, apiKey));
  await step("idpura's four nodes submit, wait, ask again and get the values", async () => {
    await postFiles(n8n, 'idpura', await invoiceFiles());
    const execution = await n8n.client.executionWith('success', workflow.id);
    const totals = outputOf(execution, 'Result').map(({ json }) => json.total);
    assert.deepEqual(totals, [englishInvoice.total, germanInvoice.total]);
  });
}
