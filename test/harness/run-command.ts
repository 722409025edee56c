import { spawn } from 'node:child_process';
import path from 'node:path';
import { childEnv } from './child-env.ts';

const mainFile = path.join(import.meta.dirname, '../../server/src/main.ts');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `docglean` as a user does, with no more environment than is given. */
export function runCommand(words: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const command = spawn(process.execPath, [mainFile, ...words], {
    env: { ...childEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  command.stdout.setEncoding('utf8').on('data', (text: string) => {
    ran.stdout += text;
  });
  command.stderr.setEncoding('utf8').on('data', (text: string) => {
    ran.stderr += text;
  });
  return new Promise((resolve, reject) => {
    command.once('error', reject);
    command.once('close', (code) => resolve({ ...ran, code }));
  });
}
