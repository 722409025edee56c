import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ensureFirstKey } from './accounts/ensure-first-key.ts';
import { createLocalKey } from './accounts/local-key.ts';
import { countInMemory } from './accounts/rate.ts';
import { createModel } from './ai/model.ts';
import { writeRunningInfo } from './command/running-server.ts';
import type { Config } from './config.ts';
import { grantFirstCredits } from './credits/grant.ts';
import { engineLimits, enginePool } from './engine/pool.ts';
import { listenForChanges } from './events/changes.ts';
import { createApp } from './http/app.ts';
import { releaseClaims } from './idempotency/claim.ts';
import { startQueue } from './jobs/queue.ts';
import { startWorkers } from './jobs/start-workers.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createGuardedFetch } from './network/guarded-fetch.ts';
import type { Services } from './services.ts';
import { folderBlobStore } from './store/blobs.ts';
import { openDatabase } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { loadServerSecret } from './store/server-secret.ts';

/** Which parts of the server run in this process. */
export type Part = 'all' | 'api' | 'worker';

export interface RunningServer {
  /** Where it is reached; empty without HTTP. */
  url: string;
  /** The admin key, if this start made it: it cannot be shown again. */
  newKey: string | null;
  stop(): Promise<void>;
}

/**
 * Starts the server: database, queue, and with them the workers, HTTP, or both. Throws a sentence for the operator
 * where it cannot.
 */
export async function startServer(config: Config, log: Log, part: Part = 'all'): Promise<RunningServer> {
  mkdirSync(config.dataDir, { recursive: true });
  const database = await openDatabase(config, log);
  await migrate(database.pool);
  const newKey = await ensureFirstKey(database.db, config.firstApiKey);
  if (config.credits !== undefined) await grantFirstCredits(database.db, config.credits);
  if (database.kind === 'embedded') await releaseClaims(database.db);
  const queue = await startQueue(database, config, log);
  const changes = await listenForChanges(database);
  const fetch = createGuardedFetch(config.allowPrivateUrls);
  const blobs = folderBlobStore(path.join(config.dataDir, 'files'));
  const localKey = await createLocalKey(database.db, config);

  let localUrl = '';
  const url = () => config.publicUrl ?? localUrl;
  const services: Services = {
    config,
    log,
    database,
    db: database.db,
    queue,
    blobs,
    engine: enginePool(1, engineLimits(config), log),
    model: createModel(config, log),
    changes,
    fetch,
    localKey,
    secret: loadServerSecret(config.dataDir),
    metrics: createMetrics(queue),
    countRequest: countInMemory(),
    url,
  };
  const stopWorkers = part === 'api' ? null : await startWorkers(services);
  const http = part === 'worker' ? null : await startHttp(services);
  localUrl = http?.url ?? '';
  const info =
    http && writeRunningInfo(config.dataDir, { pid: process.pid, url: localUrl, key: localKey.key });
  log.info({ part, url: localUrl, database: database.kind, workers: config.workers }, 'started');

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    log.info('stopping');
    info?.remove();
    const closed = http?.stopListening();
    await changes.stop();
    http?.server.closeIdleConnections();
    await queue.stop();
    stopWorkers?.();
    services.engine.stop();
    http?.server.closeAllConnections();
    await closed;
    await fetch.close();
    await database.close();
    log.info('stopped');
  };
  return {
    url: url(),
    newKey,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function startHttp(services: Services) {
  const { config } = services;
  const server = createServer(createApp(services));
  // A held answer (`?wait=60`) is not an idle connection.
  server.requestTimeout = 0;
  // Longer than clients keep an idle connection: one that uses it while it is being closed would lose its request.
  server.keepAliveTimeout = 75_000;
  const url = urlOf(config.host, await listen(server, config));
  return { server, url, stopListening: () => new Promise((resolve) => server.close(resolve)) };
}

async function listen(server: Server, { port, host }: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is already in use. Stop the other program, or choose another port with PORT.`,
            )
          : error,
      ),
    );
    server.listen(port, host, () => resolve());
  });
  return (server.address() as AddressInfo).port;
}

function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
