import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';

const folder = path.join(import.meta.dirname, 'migrations');

/** Any number, the same in every process: only one of them migrates at a time. */
const advisoryLock = 3210_0001;

/**
 * Brings the database up to date: runs each `migrations/NNNN_name.sql` that has not run yet, in order, each in a
 * transaction of its own. Refuses a database that a newer server has already changed.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await client.query(
      'create table if not exists migration (name text primary key, ran_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration order by name');
    const done = new Set(rows.map((row) => row.name));
    const unknown = rows.find((row) => !files.includes(row.name));
    if (unknown) {
      throw new Error(
        `This database was last used by a newer Docglean (it knows "${unknown.name}"). Start that version, or a newer one.`,
      );
    }
    for (const name of files.filter((file) => !done.has(file))) {
      await client.query('begin');
      try {
        await client.query(readFileSync(path.join(folder, name), 'utf8'));
        await client.query('insert into migration (name) values ($1)', [name]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]);
    client.release();
  }
}
