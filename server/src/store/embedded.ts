import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { Engine } from './engine.ts';
import { lockFolder } from './folder-lock.ts';

const vacuumEveryMs = 3600_000;

/** Small: the default of 128 MB shared buffers would be this process's own memory. */
const settings = ['shared_buffers=16MB', 'jit=off', 'max_wal_size=64MB', 'min_wal_size=32MB'];

/**
 * Postgres inside this process, in the data folder. One connection: a query outside a running transaction waits for
 * its end, so inside a transaction everything must go through that transaction.
 */
export async function openEmbedded(dataDir: string, log: Log): Promise<Engine> {
  const lock = lockFolder(dataDir);
  try {
    const folder = path.join(dataDir, 'database');
    mkdirSync(dataDir, { recursive: true });
    const lite = await PGlite.create(folder, { postgresqlconf: settings });
    const { connection } = createPgConfig(asConnection(lite));
    // pg's types do not know that a Pool takes a ready-made connection; PGlite documents exactly this use.
    const pool = new pg.Pool({ max: 1, idleTimeoutMillis: 0, connection } as unknown as pg.PoolConfig);
    const vacuum = setInterval(() => {
      pool.query('vacuum analyze').catch((error) => log.warn({ err: error }, 'vacuum failed'));
    }, vacuumEveryMs).unref();
    return {
      kind: 'embedded',
      pool,
      listen: async (channel, onNotify, onReconnect) => {
        const stop = await lite.listen(channel, onNotify);
        onReconnect();
        return stop;
      },
      close: async () => {
        clearInterval(vacuum);
        await pool.end();
        await lite.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** First bytes of the messages that only prepare an answer: Parse, Bind, Describe, Execute, Close. Sync or Flush asks for it. */
const preparing = new Set(Buffer.from('PBDEC'));

/**
 * PGlite as a pool's connection should find it. The messages of one statement go in together, as over a socket: pg hands
 * them over one by one, and each entry into the database costs as much as a small statement. And PGlite answers
 * without ever yielding, which starves timers and sockets; one turn of the loop after each answer mends it.
 */
function asConnection(lite: PGlite): PGlite {
  let prepared: Uint8Array[] = [];
  return new Proxy(lite, {
    get(target, property) {
      const value = Reflect.get(target, property, target);
      if (property !== 'execProtocolStream') return typeof value === 'function' ? value.bind(target) : value;
      return async (...[message, options]: Parameters<PGlite['execProtocolStream']>) => {
        prepared.push(message);
        if (preparing.has(message[0] ?? 0)) return [];
        const statement = prepared.length === 1 ? message : Buffer.concat(prepared);
        prepared = [];
        const answers = await target.execProtocolStream(statement, options);
        await setImmediate();
        return answers;
      };
    },
  });
}
