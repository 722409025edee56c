import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

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
 * but the path, its home and `env`. Rejects with its words where it fails.
 */
export async function runClient(
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { PATH, HOME } = process.env;
  const { stdout } = await run(interpreterOf(name) ?? '', [path.join(import.meta.dirname, name), ...words], {
    env: { PATH, HOME, ...env },
  });
  return stdout;
}
