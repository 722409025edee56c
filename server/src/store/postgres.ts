import pg from 'pg';
import type { Log } from '../log.ts';
import type { Engine } from './engine.ts';

const longestReconnectMs = 10_000;

/** A Postgres server by its address. Throws a sentence where it cannot be reached or is too old. */
export async function openPostgres(connectionString: string, log: Log): Promise<Engine> {
  const pool = new pg.Pool({ connectionString, max: 10, application_name: 'docglean' });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < 140_000)
      throw new Error(`it is Postgres ${Math.floor(version / 10_000)}, and Docglean needs 14 or newer`);
  } catch (error) {
    await pool.end();
    throw new Error(
      `The database in DATABASE_URL cannot be used: ${error instanceof Error ? error.message : error}.`,
    );
  }
  return {
    kind: 'postgres',
    pool,
    listen: (channel, onNotify, onReconnect) => listen(connectionString, channel, onNotify, onReconnect, log),
    close: () => pool.end(),
  };
}

/** LISTEN on a connection of its own, opened again whenever it is lost. */
async function listen(
  connectionString: string,
  channel: string,
  onNotify: (payload: string) => void,
  onReconnect: () => void,
  log: Log,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failures = 0;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString, application_name: 'docglean-listen', keepAlive: true });
    next.on('notification', ({ payload }) => onNotify(payload ?? ''));
    next.on('error', () => reconnect(next));
    next.on('end', () => reconnect(next));
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
    failures = 0;
    onReconnect();
  }

  function reconnect(lost: pg.Client | undefined): void {
    if (stopped || timer || (lost && lost !== client)) return;
    client = undefined;
    failures += 1;
    timer = setTimeout(
      () => {
        timer = undefined;
        connect().catch((error) => {
          log.warn({ err: error }, 'the database cannot be reached');
          reconnect(undefined);
        });
      },
      Math.min(longestReconnectMs, 250 * 2 ** failures),
    );
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
