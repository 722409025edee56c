import assert from 'node:assert/strict';
import { slowPdf } from '../../documents/awkward.ts';
import { englishInvoice, germanInvoice } from '../../documents/examples.ts';
import { step, until } from '../../harness/step.ts';
import { type Execution, outputOf } from '../n8n-client.ts';
import { extractWorkflow, loopWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';
import { invoiceFiles, postFiles as post } from './post-files.ts';

/** Extract sleeps until the server is done: the default of the node. */
export async function checkExtract({ n8n, docglean, credential }: Context): Promise<void> {
  const workflow = await n8n.client.activate(extractWorkflow('invoices', credential));
  const files = await invoiceFiles();
  const postFiles = (path = 'invoices') => post(n8n, path, files);

  await step('while the server works, the execution is suspended', async () => {
    await keepBusy(docglean);
    await postFiles();
    await n8n.client.executionWith('waiting', workflow.id);
  });
  await step('then it is woken and ends with the values of every invoice', async () => {
    checkItems(await n8n.client.executionWith('success', workflow.id));
  });
  await step('a server that is done at once does not come too early', async () => {
    await postFiles();
    await until('the second execution ends', async () => {
      const executions = await n8n.client.executions(workflow.id);
      return executions.length === 2 && executions.every(({ status }) => status === 'success');
    });
    checkItems(await n8n.client.executionWith('success', workflow.id));
  });
  await step('an execution that sleeps survives a restart of n8n', async () => {
    await keepBusy(docglean);
    await postFiles();
    await n8n.client.executionWith('waiting', workflow.id);
    await n8n.restart();
    checkItems(await n8n.client.executionWith('success', workflow.id));
  });
  await step('in a loop the node sleeps and is woken once for each file', async () => {
    const loop = await n8n.client.activate(loopWorkflow('one-by-one', credential));
    await postFiles('one-by-one');
    const execution = await n8n.client.executionWith('success', loop.id);
    const numbers = outputOf(execution, 'Result').map(({ json }) => json.invoice_number);
    assert.deepEqual(numbers, [englishInvoice.number, germanInvoice.number]);
    // With "Keep Source" each is beside the file that it was read from.
    const sources = outputOf(execution, 'Result').map(({ binary }) => binary?.data?.fileName);
    assert.deepEqual(
      sources,
      files.map(({ name }) => name),
    );
  });
}

/** The server reads one document at a time here: what comes after this one waits for some seconds. */
async function keepBusy({ client }: Context['docglean']): Promise<void> {
  const file = new File([new Uint8Array(slowPdf())], 'slow.pdf');
  const { id } = await client.extractions.create({ files: [file] });
  await until('the server is busy', async () => (await client.extractions.get(id)).status === 'processing');
}

function checkItems(execution: Execution): void {
  const values = outputOf(execution, 'Result').map(({ json, pairedItem }) => ({
    number: json.invoice_number,
    date: json.issue_date,
    total: json.total_amount,
    currency: json.currency,
    seller: json.seller_name,
    pairedItem,
  }));
  const expected = [englishInvoice, germanInvoice].map((truth, item) => ({
    number: truth.number,
    date: truth.issueDate,
    total: truth.total,
    currency: truth.currency,
    seller: truth.seller.name,
    pairedItem: { item },
  }));
  assert.deepEqual(values, expected);
}
