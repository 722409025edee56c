import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type DocgleanClient } from '@docglean/client';
import pg from 'pg';
import type { AccountChange } from '../../server/src/accounts/change-account.ts';
import { childEnv } from './child-env.ts';
import { contractFetch } from './contract-fetch.ts';
import { noteAnswer } from './seen-answers.ts';

export const apiKey = 'dg_TestKey0_0123456789abcdefghijklmnopqrstuv';
const mainFile = path.join(import.meta.dirname, '../../server/src/main.ts');
const startLimitMs = 45_000;

/** A server process as a user starts it. */
export interface LaunchedServer {
  url: string;
  pid: number;
  /** What it printed so far. */
  output(): string;
  /** Ends as Ctrl+C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Ends as a power cut does. */
  kill(): Promise<void>;
}

export interface TestServer extends LaunchedServer {
  client: DocgleanClient;
  /** fetch on this server with the test's key; every answer is checked against the OpenAPI document. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The admin key of an account that was asked for at the start. */
  keyOf(account: string): string;
  /** What a second process of the same server needs; for Postgres. */
  databaseEnv: Record<string, string>;
  dataDir: string;
  /** Runs a script of this folder on the database of a server that is stopped; gives the JSON it prints. */
  onDatabase<T>(script: string, input: unknown): T;
  /** Starts again on the same data, as after a crash; `url` and `client` are those of the new process. */
  restart(): Promise<void>;
  /** Stops the server and removes its data. */
  close(): Promise<void>;
}

interface Launch {
  dataDir: string;
  env?: Record<string, string>;
  /** A part of the server alone. A worker has no url. */
  part?: 'serve' | 'api' | 'worker';
}

/** Accounts by name, and what each may use. */
type Accounts = Record<string, AccountChange>;

/** Starts the server and waits until it says where it is. Throws with its output where it does not start. */
export async function launch({ dataDir, env = {}, part = 'serve' }: Launch): Promise<LaunchedServer> {
  const server = spawn(process.execPath, [mainFile, part], {
    env: {
      ...childEnv(),
      PORT: '0',
      DOCGLEAN_DATA_DIR: dataDir,
      DOCGLEAN_API_KEY: apiKey,
      DOCGLEAN_ALLOW_PRIVATE_URLS: 'true',
      LOG_LEVEL: 'info',
      // Tests that look again and again until something happens are not what the limit is for.
      DOCGLEAN_REQUESTS_PER_MINUTE: '100000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  server.stdout.on('data', collect);
  server.stderr.on('data', collect);
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      reject(new Error(`The server did not start in time:\n${output}`));
    }, startLimitMs);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}:\n${output}`));
    });
    server.stdout.on('data', () => {
      const found = /is running(?: at (\S+)|; it reads)/.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1] ?? '');
    });
  });
  return {
    url,
    pid: server.pid ?? 0,
    output: () => output,
    stop: () => end(server, 'SIGTERM'),
    kill: () => end(server, 'SIGKILL').then(() => {}),
  };
}

function end(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve(server.exitCode);
  return new Promise((resolve) => {
    server.once('exit', (code) => resolve(code));
    server.kill(signal);
  });
}

/** Makes accounts in a database that no embedded server has open; gives their admin keys by name. */
function addAccounts({ dataDir, env = {} }: Launch, accounts: Accounts): Record<string, string> {
  const script = path.join(import.meta.dirname, 'add-accounts.ts');
  const output = execFileSync(process.execPath, [script, JSON.stringify(accounts)], {
    env: { ...childEnv(), DOCGLEAN_DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
  });
  return JSON.parse(output) as Record<string, string>;
}

/**
 * A server of its own for one test file, on a copy of the migrated template, embedded or Postgres as the run says.
 * `accounts` are further ones by name, with their limits.
 */
export async function startTestServer(
  env: Record<string, string> = {},
  accounts: Accounts = {},
): Promise<TestServer> {
  noteAnswer(expect.getState().testPath ?? '', 'started');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docglean-test-'));
  const database = await copyTemplate(dataDir);
  const keys = Object.keys(accounts).length > 0 ? addAccounts({ dataDir, env: database.env }, accounts) : {};
  const launchIt = () => launch({ dataDir, env: { ...database.env, ...env } });
  let server = await launchIt();
  const fetchIt = contractFetch(() => server.url);
  const connect = () => createClient({ baseUrl: server.url, apiKey, fetch: fetchIt });
  let client = connect();
  return {
    get url() {
      return server.url;
    },
    get pid() {
      return server.pid;
    },
    get client() {
      return client;
    },
    keyOf: (account) => keys[account] ?? '',
    databaseEnv: database.env,
    dataDir,
    output: () => server.output(),
    request: (at, init = {}) => {
      const headers = new Headers(init.headers);
      if (!headers.has('x-api-key')) headers.set('x-api-key', apiKey);
      return fetchIt(server.url + at, { ...init, headers });
    },
    stop: () => server.stop(),
    kill: () => server.kill(),
    onDatabase: (script, input) =>
      JSON.parse(
        execFileSync(process.execPath, [path.join(import.meta.dirname, script), JSON.stringify(input)], {
          env: { ...childEnv(), DOCGLEAN_DATA_DIR: dataDir, ...database.env },
          encoding: 'utf8',
        }),
      ),
    async restart() {
      server = await launchIt();
      client = connect();
    },
    async close() {
      await server.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function copyTemplate(
  dataDir: string,
): Promise<{ env: Record<string, string>; drop(): Promise<void> }> {
  const { TEST_POSTGRES_URL, TEST_TEMPLATE_DIR } = process.env;
  if (!TEST_POSTGRES_URL) {
    if (TEST_TEMPLATE_DIR) cpSync(TEST_TEMPLATE_DIR, dataDir, { recursive: true });
    return { env: {}, drop: async () => {} };
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string) => {
    const admin = new pg.Client(TEST_POSTGRES_URL);
    await admin.connect();
    await admin.query(sql).finally(() => admin.end());
  };
  await run(`create database ${name} template docglean_template`);
  const url = new URL(TEST_POSTGRES_URL);
  url.pathname = `/${name}`;
  return { env: { DATABASE_URL: url.href }, drop: () => run(`drop database ${name} with (force)`) };
}

/** A server of its own for a part of a test, which is stopped whatever comes of it. */
export async function withTestServer(
  env: Record<string, string>,
  run: (server: TestServer) => Promise<void>,
): Promise<void> {
  const server = await startTestServer(env);
  await run(server).finally(() => server.close());
}
