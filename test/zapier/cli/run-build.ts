import assert from 'node:assert/strict';
import { apiKey } from '../../harness/server.ts';
import { StepFailed, step } from '../../harness/step.ts';
import { startPlatform } from '../emulator/platform.ts';
import { zapierWith } from '../emulator/zapier.ts';
import { publishInvoice } from '../invoices.ts';
import { publishLeases } from '../leases.ts';
import { openBuild } from './package-app.ts';

/** What would be uploaded, against a server that runs: `run-build.ts FOLDER SERVER_URL`, on the Node that Zapier has. */
const [folder = '', server_url = ''] = process.argv.slice(2);
const platform = await startPlatform();
process.env.LOGGING_ENDPOINT = `${platform.url}/log`;
try {
  await step('it runs on Node 22, as on Zapier', () => assert.match(process.version, /^v22\./));
  const handler = await step('it starts', () => openBuild(folder));
  const zapier = zapierWith({ handler, platform, authData: { api_key: apiKey, server_url } });

  await step('the connection works', async () => {
    const { results } = await zapier.execute<{ account: string }>('authentication.test');
    assert.equal(results.account, 'My account');
  });
  const output = await step('a Zap uploads an invoice, sleeps, and goes on with its values', async () => {
    const run = await zapier.run('extract_document', { file: await publishInvoice(platform) });
    assert.equal(run.slept, true);
    assert.equal(run.output.total_amount, 3463.8);
    return run.output;
  });
  await step('the export is made when a later step uses it', async () => {
    const { extraction_id } = output;
    const exported = await zapier.run('export_extraction', { extraction_id, format: 'csv' });
    const address = await zapier.load(exported.output.file);
    assert.match(await (await fetch(address)).text(), /BK-2026-0418/);
  });
  await step('a Zap compares documents, sleeps, and goes on with what differs', async () => {
    const run = await zapier.run('compare_documents', { files: await publishLeases(platform) });
    assert.equal(run.slept, true);
    assert.match(String(run.output.differences_text), /EUR 1,200\.00/);
  });
  await step('a trigger subscribes, gets a signed call and unsubscribes', async () => {
    const subscription = await zapier.subscribe('new_extracted_document');
    await zapier.run('submit_document', { files: [await publishInvoice(platform)] });
    const [call] = await zapier.delivered(subscription);
    assert.ok(call);
    const runs = await zapier.receive(subscription, call);
    assert.equal(runs[0]?.invoice_number, 'BK-2026-0418');
    await zapier.unsubscribe(subscription);
  });
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exitCode = 1;
} finally {
  await platform.close();
}
