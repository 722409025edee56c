import assert from 'node:assert/strict';
import { englishInvoice } from '../../documents/examples.ts';
import { renderInvoice } from '../../documents/invoice.ts';
import { startScriptedModel } from '../../harness/scripted-model.ts';
import { serveFile } from '../../harness/serve-file.ts';
import { step, until } from '../../harness/step.ts';
import { agentWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';

/** An agent uses the node as its tool: it has no files, so it gives an address. */
export async function checkAgent({ n8n, credential }: Context): Promise<void> {
  const pdf = await renderInvoice(englishInvoice, { layout: 'plain' });
  const files = await serveFile(pdf);
  const model = await startScriptedModel(({ parameters }) =>
    Object.fromEntries(Object.keys(parameters.properties).map((name) => [name, files.url])),
  );
  try {
    await step('an agent extracts a file by its address and answers with the values', async () => {
      const openAi = await n8n.client.createCredential('openAiApi', {
        apiKey: 'not used',
        url: model.url,
        header: false,
      });
      const workflow = await n8n.client.activate(agentWorkflow('agent', credential, openAi));
      const answer = await until(
        'the agent answers',
        async () => {
          const response = await fetch(`${n8n.url}/webhook/agent`, { method: 'POST' });
          return response.status !== 404 && { ok: response.ok, text: await response.text() };
        },
        { limitMs: 60_000 },
      );
      if (!answer.ok) {
        const [failed] = await n8n.client.executions(workflow.id);
        throw new Error(failed?.data?.resultData.error?.message ?? answer.text);
      }
      const [tool] = model.requests[0]?.tools ?? [];
      assert.match(tool?.function.description ?? '', /document/i);
      assert.match(answer.text, new RegExp(englishInvoice.number));
      assert.match(answer.text, new RegExp(String(englishInvoice.total)));
    });
  } finally {
    model.close();
    files.close();
  }
}
