import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import {
  type ConstructorOptions,
  fromKysely,
  type Job,
  type JobResult,
  PgBoss,
  type Db as QueueDb,
} from 'pg-boss';
import { monotonicFactory, ulidToUUID } from 'ulid';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Database, Tx } from '../store/database.ts';

/** The jobs there are, and what each carries. */
export interface Jobs {
  /** Read one document. */
  extract: { document_id: string };
  /** An `extract` job that failed for good: its document must not stay unfinished. */
  'extract-failed': { document_id: string };
  /** Learn the layout of a reviewed document. */
  learn: { document_id: string };
  /** Compare the documents of a section, if all are read. */
  section: { section_id: string };
  /** A `section` job that failed for good. */
  'section-failed': { section_id: string };
  /** Match a document, for the first time or anew. */
  match: { document_id: string; is_second_look?: boolean };
  /** Make one attempt at one delivery, the one of this number: of several jobs for it only one does anything. */
  deliver: { delivery_id: string; attempt?: number };
  /** The deadline of a callback has come. */
  deadline: { extraction_id: string } | { section_id: string };
  /** Remove what has expired. */
  sweep: Record<string, never>;
}

export interface Queue {
  /** Sends a job with the transaction: it exists if and only if the transaction commits. */
  send<N extends keyof Jobs>(tx: Tx, name: N, data: Jobs[N], after?: { delayMs: number }): Promise<void>;
  /** The same for many jobs, in one statement. */
  sendAll<N extends keyof Jobs>(tx: Tx, name: N, data: readonly Jobs[N][]): Promise<void>;
  /** Runs a handler for every job; each worker takes up to `batch` jobs in one go, which then run side by side. */
  work<N extends keyof Jobs>(
    name: N,
    how: { workers: number; batch?: number },
    handler: (data: Jobs[N]) => Promise<void>,
  ): Promise<void>;
  /** Sends a job now and then again and again, by a cron line in UTC; one for all processes. */
  repeat<N extends keyof Jobs>(name: N, cron: string, data: Jobs[N]): Promise<void>;
  /** How many jobs wait and how many run, by name. */
  depths(): Promise<{ name: string; waiting: number; running: number }[]>;
  stop(): Promise<void>;
}

/** Of jobs that are sent together a batch runs the first ones first: their ids tell. */
const nextId = monotonicFactory();

/** A worker says it lives this often; without a sign its job runs again elsewhere. */
const heartbeatSeconds = 30;

const queueOptions = {
  'extract-failed': { retryLimit: 20, retryDelay: 5, retryBackoff: true },
  extract: { retryLimit: 3, retryDelay: 1, retryBackoff: true, deadLetter: 'extract-failed' },
  'section-failed': { retryLimit: 20, retryDelay: 5, retryBackoff: true },
  section: { retryLimit: 3, retryDelay: 1, retryBackoff: true, deadLetter: 'section-failed' },
  learn: { retryLimit: 3, retryDelay: 1, retryBackoff: true },
  match: { retryLimit: 3, retryDelay: 1, retryBackoff: true },
  deliver: { retryLimit: 20, retryDelay: 5, retryBackoff: true },
  deadline: { retryLimit: 20, retryDelay: 5, retryBackoff: true },
  // One at a time is enough, and one that fails comes again by itself.
  sweep: { retryLimit: 0, policy: 'exclusive' },
} as const;

/**
 * pg-boss over the given database. Idle workers are woken by NOTIFY, and a worker that found a job looks for the next
 * at once: notifications that arrive together count as one, so without that a burst would wait for polls.
 */
export async function startQueue(database: Database, config: Config, log: Log): Promise<Queue> {
  const boss = new PgBoss({
    ...connection(database, config),
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', (error) => log.error({ err: error }, 'queue error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'queue warning'));
  await boss.start();
  for (const [name, options] of Object.entries(queueOptions)) {
    await boss.createQueue(name, {
      ...options,
      notify: true,
      heartbeatSeconds,
      expireInSeconds: 3600,
      deleteAfterSeconds: 600,
    });
    // Loads the queue into pg-boss's cache. Inside a transaction on the one embedded connection it could not.
    await boss.findJobs(name, { id: randomUUID() });
  }
  if (database.kind === 'embedded') await releaseAbandoned(boss);

  const workerIds = new Map<keyof Jobs, string>();
  const timers = new Set<NodeJS.Timeout>();
  const wake = (name: keyof Jobs) => {
    const id = workerIds.get(name);
    if (id) boss.notifyWorker(id);
  };

  return {
    async send(tx, name, data, after) {
      const startAfter = after && { startAfter: new Date(Date.now() + after.delayMs) };
      await boss.send(name, data, { ...startAfter, db: fromKysely(tx) });
      if (!after) return;
      // pg-boss finds delayed jobs by polling; a worker in this process can be told to the millisecond.
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          wake(name);
        },
        Math.min(after.delayMs + 20, 2 ** 31 - 1),
      ).unref();
      timers.add(timer);
    },

    async sendAll(tx, name, data) {
      await boss.insert(
        name,
        data.map((one) => ({ id: ulidToUUID(nextId()), data: one })),
        { db: fromKysely(tx) },
      );
    },

    async work(name, { workers, batch = 1 }, handler) {
      const options = {
        localConcurrency: workers,
        batchSize: batch,
        perJobResults: true,
        notifyPollingIntervalSeconds: 5,
      } as const;
      const id = await boss.work<Jobs[typeof name]>(name, options, async (jobs: Job<Jobs[typeof name]>[]) => {
        wake(name);
        const inOrder = jobs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        return Promise.all(inOrder.map((job) => resultOf(job.id, handler(job.data))));
      });
      workerIds.set(name, id);
    },

    async repeat(name, cron, data) {
      await boss.schedule(name, cron, data, { tz: 'UTC' });
      await boss.send(name, data);
    },

    async depths() {
      const queues = await boss.getQueues(Object.keys(queueOptions));
      return queues.map(({ name, readyCount, activeCount }) => ({
        name,
        waiting: readyCount,
        running: activeCount,
      }));
    },

    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: 30_000, close: true });
    },
  };
}

/** pg-boss settles each job of a batch by its own result, so one that fails is tried again alone. */
const resultOf = (id: string, handled: Promise<void>): Promise<JobResult> =>
  handled.then(
    () => ({ id, status: 'completed' }),
    (error: unknown) => ({ id, status: 'failed', output: { message: String(error) } }),
  );

function connection(database: Database, config: Config): ConstructorOptions {
  if (database.kind === 'embedded') return { backend: 'pglite', db: overPool(database) };
  return { connectionString: config.databaseUrl ?? '', max: 4, application_name: 'docglean-queue' };
}

/** The queue shares the one embedded connection with everyone else, so that its statements never land in another's transaction. */
function overPool({ pool, listen }: Database): QueueDb {
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        const result: pg.QueryResult | pg.QueryResult[] = await client.query(text, values);
        return { rows: [result].flat().flatMap((part) => part.rows) };
      } catch (error) {
        // A failed "begin; …; commit" would leave the shared connection inside a dead transaction.
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    async listen(channel, onNotify, onReconnect) {
      return { close: await listen(channel, onNotify, onReconnect) };
    },
  };
}

/** The data folder is locked, so a job still marked active belongs to a process that died: let it run again now. */
async function releaseAbandoned(boss: PgBoss): Promise<void> {
  for (const name of Object.keys(queueOptions)) {
    const jobs = await boss.findJobs(name);
    const active = jobs.filter((job) => job.state === 'active').map((job) => job.id);
    if (active.length > 0) await boss.fail(name, active, { reason: 'the server stopped while the job ran' });
  }
}
