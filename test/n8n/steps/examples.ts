import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { englishInvoice, englishReceipt, germanReceipt } from '../../documents/examples.ts';
import { renderInvoice } from '../../documents/invoice.ts';
import { renderReceipt } from '../../documents/receipt.ts';
import { accountOf } from '../../documents/statement/account.ts';
import { statementLayouts } from '../../documents/statement/layouts.ts';
import { renderStatement } from '../../documents/statement/render-statement.ts';
import { step, until } from '../../harness/step.ts';
import { packageDir } from '../community-package.ts';
import { outputOf, type WorkflowDefinition } from '../n8n-client.ts';
import type { Context } from './context.ts';

/** Its lines do not add up to what it says. */
const doubtful = { ...germanReceipt, total: germanReceipt.total + 100 };

type Node = WorkflowDefinition['nodes'][number];

/** The workflows that come with the package, imported as they are. Only what needs somebody else's account is stood in for. */
export async function checkExamples(context: Context): Promise<void> {
  await step('example: an invoice by e-mail becomes a row of the sheet', async () => {
    const pdf = await renderInvoice(englishInvoice, { layout: 'plain' });
    const execution = await run(context, 'invoice-mail-to-sheet', {
      file: { field: 'attachment_0', bytes: pdf, name: 'invoice.pdf' },
      standIns: { 'New E-Mail': webhook, 'Ask Somebody': nothing, 'Add Row': nothing },
    });
    assert.equal(outputOf(execution, 'Add Row')[0]?.json.invoice_number, englishInvoice.number);
    assert.deepEqual(outputOf(execution, 'Ask Somebody'), []);
  });

  await step('example: receipts of a folder, the doubtful one goes to review', async () => {
    const folder = path.join(context.n8n.filesFolder, 'receipts');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'a-receipt.pdf'), await renderReceipt(englishReceipt));
    writeFileSync(path.join(folder, 'b-receipt.pdf'), await renderReceipt(doubtful));
    const execution = await run(context, 'receipts-folder-to-review', {
      standIns: {
        'Every Hour': webhook,
        Receipts: (node) => ({ ...node, parameters: { ...node.parameters, fileSelector: `${folder}/*` } }),
      },
    });
    assert.deepEqual(
      outputOf(execution, 'To Review').map(({ json }) => json.file),
      ['b-receipt.pdf'],
    );
    assert.equal(outputOf(execution, 'Ledger')[0]?.binary?.data?.fileName, 'receipts.csv');
  });

  await step('example: a bank statement becomes a row for each booking', async () => {
    const truth = accountOf(1);
    const [layout] = statementLayouts;
    assert.ok(layout);
    const execution = await run(context, 'statement-to-database', {
      file: { field: 'statement', bytes: await renderStatement(truth, layout), name: 'statement.pdf' },
      standIns: { Upload: webhook, 'Insert Bookings': nothing },
    });
    assert.deepEqual(
      outputOf(execution, 'Insert Bookings').map(({ json }) => [
        json.transaction_date,
        json.transaction_amount,
      ]),
      truth.bookings.map(({ date, amount }) => [date, amount]),
    );
  });
}

interface Example {
  /** What is posted to the webhook that stands in for the trigger. */
  file?: { field: string; bytes: Buffer; name: string };
  standIns: Record<string, (node: Node) => Node>;
}

/** Takes the place of a trigger whose event comes from outside: what is posted here is what it would bring. */
const webhook = ({ name }: Node): Node => ({
  name,
  type: 'n8n-nodes-base.webhook',
  typeVersion: 2,
  webhookId: randomUUID(),
  parameters: { path: name.replace(/\W/g, ''), httpMethod: 'POST', responseMode: 'onReceived', options: {} },
});

/** Takes the place of a node that would hand its items over to somebody else. */
const nothing = ({ name }: Node): Node => ({ name, type: 'n8n-nodes-base.noOp', parameters: {} });

async function run({ n8n, credential }: Context, name: string, { file, standIns }: Example) {
  const example: WorkflowDefinition = JSON.parse(
    readFileSync(path.join(packageDir, `examples/${name}.json`), 'utf8'),
  );
  const nodes = example.nodes.map((node) => {
    if (node.type.startsWith('n8n-nodes-docglean.'))
      return { ...node, credentials: { docgleanApi: credential } };
    return standIns[node.name]?.(node) ?? node;
  });
  const trigger = nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
  const workflow = await n8n.client.activate({ ...example, nodes });
  const body = new FormData();
  if (file) body.set(file.field, new File([new Uint8Array(file.bytes)], file.name));
  await until('n8n takes the file', async () => {
    const response = await fetch(`${n8n.url}/webhook/${trigger?.parameters.path}`, { method: 'POST', body });
    return response.ok;
  });
  return n8n.client.executionWith('success', workflow.id);
}
