import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LaunchedServer, launch } from '../../harness/server.ts';
import { StepFailed, step } from '../../harness/step.ts';
import { installZapierCli } from './install.ts';
import { installZapierNode } from './install-node.ts';
import { removeBuild, runCli } from './package-app.ts';

/**
 * The app through Zapier's own command line, and what that would upload against a real Docglean server, on the Node that
 * Zapier has: `npm run test:zapier`. The first run installs both into a cache folder (DOCGLEAN_TEST_CACHE, default
 * ~/.cache/docglean).
 */
const cli = installZapierCli();
const zapierNode = installZapierNode();
const folder = mkdtempSync(path.join(tmpdir(), 'docglean-zapier-'));
let docglean: LaunchedServer | undefined;
try {
  await step('zapier-platform validate finds nothing', () => {
    assert.match(runCli(cli, ['validate', '--without-style']), /structurally sound/);
  });
  await step('zapier-platform build makes what would be uploaded', () => {
    assert.match(runCli(cli, ['build', '--skip-dep-install', '--skip-validation']), /Build complete/);
  });
  const server = await step('a Docglean server starts', () => launch({ dataDir: path.join(folder, 'data') }));
  docglean = server;
  const script = path.join(import.meta.dirname, 'run-build.ts');
  const build = spawn(zapierNode, [script, path.join(folder, 'app'), server.url], { stdio: 'inherit' });
  const [exitCode] = await once(build, 'exit');
  if (exitCode !== 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exitCode = 1;
} finally {
  await docglean?.stop();
  removeBuild();
  rmSync(folder, { recursive: true, force: true });
}
