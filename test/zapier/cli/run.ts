import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apiKey, type LaunchedServer, launch } from '../../harness/server.ts';
import { StepFailed, step } from '../../harness/step.ts';
import { type Platform, startPlatform } from '../emulator/platform.ts';
import { zapierWith } from '../emulator/zapier.ts';
import { publishInvoice } from '../invoices.ts';
import { installZapierCli } from './install.ts';
import { openBuild, removeBuild, runCli } from './package-app.ts';

/**
 * The app through Zapier's own command line, and what that would upload against a real Docglean server:
 * `npm run test:zapier`. The first run installs the command line into a cache folder (DOCGLEAN_TEST_CACHE, default
 * ~/.cache/docglean).
 */
const cli = installZapierCli();
const folder = mkdtempSync(path.join(tmpdir(), 'docglean-zapier-'));
let docglean: LaunchedServer | undefined;
let platform: Platform | undefined;
try {
  await step('zapier-platform validate finds nothing', () => {
    assert.match(runCli(cli, ['validate', '--without-style']), /structurally sound/);
  });
  await step('zapier-platform build makes what would be uploaded', () => {
    assert.match(runCli(cli, ['build', '--skip-dep-install', '--skip-validation']), /Build complete/);
  });
  const handler = await step('it starts', () => openBuild(path.join(folder, 'app')));
  const server = await step('a Docglean server starts', () => launch({ dataDir: path.join(folder, 'data') }));
  docglean = server;
  const side = await startPlatform();
  platform = side;
  process.env.LOGGING_ENDPOINT = `${side.url}/log`;
  const zapier = zapierWith({
    handler,
    platform: side,
    authData: { api_key: apiKey, server_url: server.url },
  });

  await step('the connection works', async () => {
    const { results } = await zapier.execute<{ account: string }>('authentication.test');
    assert.equal(results.account, 'My account');
  });
  const output = await step('a Zap uploads an invoice, sleeps, and goes on with its values', async () => {
    const run = await zapier.run('extract_document', { file: await publishInvoice(side) });
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
  await step('a trigger subscribes, gets a signed call and unsubscribes', async () => {
    const subscription = await zapier.subscribe('new_extracted_document');
    await zapier.run('submit_document', { files: [await publishInvoice(side)] });
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
  await platform?.close();
  await docglean?.stop();
  removeBuild();
  rmSync(folder, { recursive: true, force: true });
}
