import { execFile, spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { childEnv } from '../harness/child-env.ts';
import { freePort } from '../harness/free-port.ts';
import { until } from '../harness/until.ts';

const run = promisify(execFile);

/** What runs a program of a kind, and how to see that it and what the programs use are there. */
const interpreters = {
  '.sh': [['sh', '-c', 'command -v curl']],
  '.js': [['node', '--version']],
  '.php': [['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);']],
  // Where several are installed, the first of them may lack the library.
  '.py': ['python3', '/usr/bin/python3'].map((python) => [python, '-c', 'import requests']),
} satisfies Record<string, string[][]>;

const extensionOf = (name: string) => path.extname(name) as keyof typeof interpreters;

function interpreterOf(name: string): string | undefined {
  const found = interpreters[extensionOf(name)].find(
    ([command = '', ...words]) => spawnSync(command, words).status === 0,
  );
  return found?.[0];
}

/** `test` where a program of this kind can be run on this machine, otherwise `test.skip`. */
export const testOfClient = (extension: keyof typeof interpreters) =>
  interpreterOf(`x${extension}`) ? test : test.skip;

/**
 * Runs a program of this folder, such as `idpura/invoice.py`, and gives what it wrote. It sees nothing of the environment
 * but what `childEnv` leaves, and `env`. Rejects with its words where it fails.
 */
export async function runClient(
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await run(interpreterOf(name) ?? '', [path.join(import.meta.dirname, name), ...words], {
    env: { ...childEnv(), ...env },
  });
  return stdout;
}

/**
 * Starts a receiver of webhooks from this folder, which then listens at `url` until it is stopped: a Python program, which
 * is told its port as PORT, or a page for PHP's own server.
 */
export async function startReceiverProgram(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = String(await freePort());
  const program = path.join(import.meta.dirname, name);
  const words = extensionOf(name) === '.php' ? ['-S', `127.0.0.1:${port}`, program] : [program];
  const receiver = spawn(interpreterOf(name) ?? '', words, {
    env: { ...childEnv(), PORT: port, ...env },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => receiver.once('close', () => resolve()));
  const url = `http://127.0.0.1:${port}/webhook`;
  await until(() => fetch(url).catch(() => false));
  return {
    url,
    async stop() {
      receiver.kill();
      await ended;
    },
  };
}
