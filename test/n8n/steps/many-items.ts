import assert from 'node:assert/strict';
import { englishInvoice } from '../../documents/examples.ts';
import { renderInvoice } from '../../documents/invoice.ts';
import { step, until } from '../../harness/step.ts';
import { outputOf } from '../n8n-client.ts';
import { extractWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';

const many = 500;

/** What a run with many files gives, and two runs at the same time. */
export async function checkManyItems({ n8n, credential }: Context): Promise<void> {
  const workflow = await n8n.client.activate(extractWorkflow('many', credential));
  const post = (files: { name: string; content: string }[]) =>
    until('n8n takes the files', async () => {
      const response = await fetch(`${n8n.url}/webhook/many`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ files }),
      });
      return response.ok;
    });

  await step('two runs at the same time each get their own documents', async () => {
    await Promise.all([post(await invoices('A', 3)), post(await invoices('B', 3))]);
    const executions = await until('both end', async () => {
      const found = await n8n.client.executions(workflow.id);
      return found.length === 2 && found.every(({ status }) => status === 'success') && found;
    });
    const numbers = executions.map((execution) =>
      outputOf(execution, 'Result').map(({ json }) => json.invoice_number),
    );
    const expected = ['A', 'B'].map((series) => Array.from({ length: 3 }, (_, n) => `${series}-${n}`));
    assert.deepEqual(numbers.toSorted(), expected);
  });

  await step(`${many} files in one run come back in order after one sleep`, async () => {
    await post(await invoices('M', many));
    const execution = await until(
      'the run ends',
      async () => {
        const [newest] = await n8n.client.executions(workflow.id);
        if (newest?.status === 'error') throw new Error(newest.data?.resultData.error?.message);
        return newest?.status === 'success' && outputOf(newest, 'Result').length === many && newest;
      },
      { limitMs: 300_000, everyMs: 1000 },
    );
    const numbers = outputOf(execution, 'Result').map(({ json }) => json.invoice_number);
    assert.deepEqual(
      numbers,
      Array.from({ length: many }, (_, n) => `M-${n}`),
    );
  });
}

const invoices = (series: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const pdf = await renderInvoice({ ...englishInvoice, number: `${series}-${n}` }, { layout: 'plain' });
      return { name: `${series}-${n}.pdf`, content: pdf.toString('base64') };
    }),
  );
