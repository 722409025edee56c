import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { freePort } from '../harness/free-port.ts';
import { until } from '../harness/step.ts';
import { connectToN8n, type N8nClient, owner } from './n8n-client.ts';

export interface N8n {
  url: string;
  client: N8nClient;
  /** The folder that its nodes may read files from. */
  filesFolder: string;
  /** Of the process that runs now. */
  pid(): number;
  /** The last lines it printed. */
  log(): string;
  stop(): Promise<void>;
  /** Ends it and starts it again on the same data. */
  restart(): Promise<void>;
}

/** Starts a real n8n on loopback, with its data in the user folder and without a word to the outside. */
export async function startN8n(installed: string, userFolder: string): Promise<N8n> {
  const port = await freePort();
  const brokerPort = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logFile = path.join(userFolder, 'n8n.log');
  const log = () => readFileSync(logFile, 'utf8').slice(-4000);
  const env = environment({ installed, userFolder, port, brokerPort });
  const start = async () => {
    const output = openSync(logFile, 'w');
    const program = path.join(installed, 'node_modules/n8n/bin/n8n');
    const child = spawn(process.execPath, [program, 'start'], { env, stdio: ['ignore', output, output] });
    await until('n8n is ready', () => isReady(child, url, log), { limitMs: 120_000 });
    return child;
  };

  let child = await start();
  return {
    url,
    client: await connectToN8n(url),
    filesFolder: filesFolderOf(userFolder),
    pid: () => child.pid ?? 0,
    log,
    stop: () => end(child),
    async restart() {
      await end(child);
      child = await start();
    },
  };
}

const filesFolderOf = (userFolder: string): string => path.join(userFolder, 'files');

async function isReady(child: ChildProcess, url: string, log: () => string): Promise<boolean> {
  if (child.exitCode !== null) throw new Error(`n8n ended with ${child.exitCode}:\n${log()}`);
  const readiness = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
  return readiness?.ok === true && log().includes('Editor is now accessible');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

interface Place {
  installed: string;
  userFolder: string;
  port: number;
  brokerPort: number;
}

function environment({ installed, userFolder, port, brokerPort }: Place): Record<string, string> {
  const { hashSync } = createRequire(path.join(installed, 'node_modules/n8n/package.json'))('bcryptjs');
  const switchedOff = [
    'N8N_DIAGNOSTICS_ENABLED',
    'N8N_VERSION_NOTIFICATIONS_ENABLED',
    'N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED',
    'N8N_TEMPLATES_ENABLED',
    'N8N_PERSONALIZATION_ENABLED',
    'N8N_HIRING_BANNER_ENABLED',
    'N8N_DYNAMIC_BANNERS_ENABLED',
    'N8N_VERIFIED_PACKAGES_ENABLED',
    'N8N_SECURE_COOKIE',
  ];
  return {
    PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
    HOME: userFolder,
    N8N_USER_FOLDER: userFolder,
    N8N_ENCRYPTION_KEY: 'only-for-this-test-run',
    N8N_HOST: '127.0.0.1',
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_PORT: String(port),
    N8N_PROTOCOL: 'http',
    N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    ...Object.fromEntries(switchedOff.map((name) => [name, 'false'])),
    N8N_DISABLED_MODULES:
      'insights,mcp-registry,instance-ai,chat-hub,agents,instance-reporting,source-control',
    N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
    N8N_INSTANCE_OWNER_EMAIL: owner.email,
    N8N_INSTANCE_OWNER_FIRST_NAME: 'Test',
    N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
    N8N_INSTANCE_OWNER_PASSWORD_HASH: hashSync(owner.password, 10),
    // Files on disk and not in the database, as an n8n that is used in earnest has them.
    N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
    N8N_RESTRICT_FILE_ACCESS_TO: filesFolderOf(userFolder),
    DB_TYPE: 'sqlite',
    EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
  };
}
