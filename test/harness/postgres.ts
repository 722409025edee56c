import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';

/** A real Postgres of its own for one test run, in a temporary folder, on loopback. */
export interface TestPostgres {
  /** The address of a database in it. */
  urlOf(database: string): string;
  stop(): Promise<void>;
}

const debianFolder = '/usr/lib/postgresql';

function binaries(): string {
  const versions = existsSync(debianFolder)
    ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a))
    : [];
  const found = versions
    .map((version) => path.join(debianFolder, version, 'bin'))
    .find((bin) => existsSync(path.join(bin, 'initdb')));
  if (!found)
    throw new Error(
      'These tests need a Postgres server: install the package "postgresql" (Debian) and run them again.',
    );
  return found;
}

/** Postgres refuses to run as root; then it runs as the user its package made. */
function unprivileged(): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(): Promise<TestPostgres> {
  const bin = binaries();
  const user = unprivileged();
  const folder = mkdtempSync(path.join(tmpdir(), 'docglean-postgres-'));
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(data, user.uid, user.gid);
  }
  const options = ['-D', data, '-U', 'docglean', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  execFileSync(path.join(bin, 'initdb'), options, { ...user, cwd: '/', stdio: 'pipe' });
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=200',
  ];
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return {
    urlOf: (database) => `postgres://docglean@127.0.0.1:${port}/${database}`,
    async stop() {
      const exited = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error('no stderr');
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    lines.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr.resume();
      return;
    }
  }
  throw new Error(`Postgres did not start:\n${lines.join('\n')}`);
}
