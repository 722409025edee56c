import type { Services } from '../services.ts';
import { type Finished, finishDocuments, type Outcome } from './finish-document.ts';

/** Finishes documents; resolves when that is committed. */
export type FinishDocument = (documentId: string, outcome: Outcome) => Promise<void>;

const mostTogether = 50;

interface Waiting extends Finished {
  done(): void;
  failed(error: unknown): void;
}

/**
 * Documents that are read while a transaction runs are finished together in the next one (group commit): on a busy
 * server the statements of a transaction are what a document waits for. Alone, a document is finished at once.
 */
export function createFinisher({ db, queue, metrics }: Services): FinishDocument {
  let waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const together = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      await commit(together);
    }
    running = false;
  }

  async function commit(together: readonly Waiting[]): Promise<void> {
    try {
      const documents = await finishDocuments(db, queue, together);
      for (const { status, error } of documents) metrics.document({ status, error: error?.code ?? 'none' });
      for (const { done } of together) done();
    } catch (error) {
      const [only, ...others] = together;
      if (only && others.length === 0) return only.failed(error);
      // One that cannot be stored must not keep the others from it.
      for (const one of together) await commit([one]);
    }
  }

  return (documentId, outcome) =>
    new Promise((done, failed) => {
      waiting.push({ documentId, outcome, done, failed });
      if (!running) void run();
    });
}
