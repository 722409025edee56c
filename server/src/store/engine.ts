import type pg from 'pg';

/** What differs between the embedded database and a Postgres server; everything above runs the same SQL on both. */
export interface Engine {
  kind: 'embedded' | 'postgres';
  pool: pg.Pool;
  /** Calls back with the payload of each NOTIFY; the returned function stops listening. */
  listen(
    channel: string,
    onNotify: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
