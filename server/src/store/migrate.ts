import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';

const folder = path.join(import.meta.dirname, 'migrations');

/** Any number, the same in every process: only one of them migrates at a time. */
const advisoryLock = 3210_0001;

/**
 * Brings the database up to date: runs each `migrations/NNNN_name.sql` that has not run yet, in order, each in a
 * transaction of its own. Refuses a database that a newer server has already changed. Gives what it ran.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const files = migrationFiles();
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
    const pending = files.filter((file) => !done.has(file));
    for (const name of pending) {
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
    return pending;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]);
    client.release();
  }
}

/** What `migrate` would run; changes nothing. */
export async function pendingMigrations(pool: pg.Pool): Promise<string[]> {
  const { rows: tables } = await pool.query<{ known: boolean }>(
    `select to_regclass('migration') is not null as known`,
  );
  if (!tables[0]?.known) return migrationFiles();
  const { rows } = await pool.query<{ name: string }>('select name from migration');
  const done = new Set(rows.map((row) => row.name));
  return migrationFiles().filter((name) => !done.has(name));
}

const migrationFiles = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
