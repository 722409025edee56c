import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type { Database, Tx } from '../store/database.ts';

const channel = 'docglean_extraction_finished';

/** Tells requests that wait for an extraction, in whichever process they are, that it has finished. */
export interface Changes {
  /** Resolves when the extraction finishes, the time is up, or the signal aborts; whoever waits then looks again. */
  waitForFinish(extractionId: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

export async function listenForChanges(database: Database): Promise<Changes> {
  const finished = new EventEmitter().setMaxListeners(0);
  const wakeEveryone = () => {
    for (const name of finished.eventNames()) finished.emit(name);
  };
  // What was said while the connection was lost is lost: wake everyone, and each looks for itself.
  const stop = await database.listen(channel, (id) => finished.emit(id), wakeEveryone);
  return {
    waitForFinish: (extractionId, timeoutMs, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          finished.off(extractionId, done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, timeoutMs);
        finished.on(extractionId, done);
        signal.addEventListener('abort', done);
      }),
    async stop() {
      wakeEveryone();
      await stop();
    },
  };
}

/** Part of the transaction that finishes the extractions: heard when it commits. */
export async function announceFinish(tx: Tx, extractionIds: readonly string[]): Promise<void> {
  if (extractionIds.length === 0) return;
  await sql`select pg_notify(${channel}, id) from unnest(${extractionIds}::text[]) as id`.execute(tx);
}
