import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@docglean/client';
import { apiKey, type LaunchedServer, launch } from '../harness/server.ts';
import { StepFailed, step } from '../harness/step.ts';
import { installCommunityPackage } from './community-package.ts';
import { installN8n } from './install.ts';
import { type N8n, startN8n } from './n8n.ts';
import { checkAgent } from './steps/agent.ts';
import { checkBigUpload } from './steps/big-upload.ts';
import { checkCredential } from './steps/credential.ts';
import { checkEditor } from './steps/editor.ts';
import { checkExamples } from './steps/examples.ts';
import { checkExtract } from './steps/extract.ts';
import { checkIdpura } from './steps/idpura.ts';
import { checkManyItems } from './steps/many-items.ts';
import { checkPollingTrigger } from './steps/polling-trigger.ts';
import { checkTrigger } from './steps/trigger.ts';
import { checkVerification } from './steps/verification.ts';

/** What is checked, one after the other; names on the command line choose some. */
const checks = {
  extract: checkExtract,
  trigger: checkTrigger,
  'many-items': checkManyItems,
  agent: checkAgent,
  'big-upload': checkBigUpload,
  'polling-trigger': checkPollingTrigger,
  examples: checkExamples,
  idpura: checkIdpura,
  editor: checkEditor,
};
const wanted = process.argv.slice(2);

/**
 * The node package in a real n8n, against a real Docglean server: `npm run test:n8n`, or some of it: `npm run test:n8n -- agent`. The first run installs n8n into a
 * cache folder (DOCGLEAN_TEST_CACHE, default ~/.cache/docglean).
 */
const installed = installN8n();
const folder = mkdtempSync(path.join(tmpdir(), 'docglean-n8n-'));
let docglean: LaunchedServer | undefined;
let n8n: N8n | undefined;
try {
  if (wanted.length === 0) await checkVerification();
  const server = await step('a Docglean server starts', () =>
    launch({
      dataDir: path.join(folder, 'docglean'),
      // One document at a time, and a short limit for the one that keeps the server busy.
      env: {
        DOCGLEAN_WORKERS: '1',
        DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS: '5',
        DOCGLEAN_MAX_FILE_MB: '250',
      },
    }),
  );
  docglean = server;
  const userFolder = path.join(folder, 'n8n');
  mkdirSync(userFolder);
  await step('the packed nodes are installed as a community package', () =>
    installCommunityPackage(userFolder),
  );
  const running = await step('n8n starts', () => startN8n(installed, userFolder));
  n8n = running;

  const connection = { url: server.url, client: createClient({ baseUrl: server.url, apiKey }) };
  await checkCredential({ n8n: running, docglean: connection });
  const credential = await running.client.createCredential('docgleanApi', { serverUrl: server.url, apiKey });
  const context = { n8n: running, docglean: connection, credential };
  for (const [name, check] of Object.entries(checks)) {
    if (wanted.length === 0 || wanted.includes(name)) await check(context);
  }
  console.log('\nAll good.');
} catch (error) {
  process.exitCode = 1;
  if (!(error instanceof StepFailed)) console.log(error);
  if (n8n) console.log(`\nThe last lines of n8n:\n${n8n.log()}`);
} finally {
  await n8n?.stop();
  await docglean?.stop();
  rmSync(folder, { recursive: true, force: true });
}
