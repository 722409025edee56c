import type { EnginePool } from '../engine/pool.ts';
import type { Services } from '../services.ts';
import { type Finished, finishDocuments } from './finish-document.ts';

/** Finishes a document; resolves when that is committed. */
export type FinishDocument = (finished: Finished) => Promise<void>;

const mostTogether = 50;
/** As many share the cost of a transaction well: more would only wait longer. */
const enoughTogether = 25;
/** While others are being read, a document waits this long for company. */
const waitForOthersMs = 100;

interface Waiting {
  finished: Finished;
  done(): void;
  failed(error: unknown): void;
}

/**
 * On a busy server the statements of a transaction are what documents wait for, so those that are read at about the
 * same time are finished together (group commit). Alone, a document is finished at once.
 */
export function createFinisher(
  { db, queue, metrics }: Services,
  engine: Pick<EnginePool, 'isBusy'>,
): FinishDocument {
  let waiting: Waiting[] = [];
  let running = false;
  let goOn = () => {};

  const isWorthWaiting = () => engine.isBusy() && waiting.length < enoughTogether;

  async function others(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, waitForOthersMs);
    goOn = resolve;
    await promise;
    clearTimeout(timer);
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      if (isWorthWaiting()) await others();
      const together = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      await commit(together);
    }
    running = false;
  }

  async function commit(together: readonly Waiting[]): Promise<void> {
    try {
      const documents = await finishDocuments(
        db,
        queue,
        together.map(({ finished }) => finished),
      );
      for (const { status, error } of documents) metrics.document({ status, error: error?.code ?? 'none' });
      for (const { done } of together) done();
    } catch (error) {
      const [only, ...others] = together;
      if (only && others.length === 0) return only.failed(error);
      // One that cannot be stored must not keep the others from it.
      for (const one of together) await commit([one]);
    }
  }

  return (finished) =>
    new Promise((done, failed) => {
      waiting.push({ finished, done, failed });
      if (!running) void run();
      else if (!isWorthWaiting()) goOn();
    });
}
