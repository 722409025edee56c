import { enginePool } from '../engine/pool.ts';
import { timeOutCallback } from '../extractions/time-out-callback.ts';
import type { Services } from '../services.ts';
import { deliver } from '../webhooks/deliver.ts';
import { extractDocument, failDocument } from './extract-document.ts';

/** Deliveries mostly wait for other machines. */
const deliveriesAtOnce = 4;

/** Begins to take jobs from the queue. The returned function ends the engine processes; stop the queue first. */
export async function startWorkers(services: Services): Promise<() => void> {
  const { queue, config, log } = services;
  const limits = { timeoutMs: config.documentTimeoutMs, memoryBytes: config.documentMemoryBytes };
  const engine = enginePool(config.workers, limits, log);
  await queue.work('extract', config.workers, (job) => extractDocument(services, engine, job.document_id));
  await queue.work('extract-failed', 1, (job) => failDocument(services, job.document_id));
  await queue.work('deliver', deliveriesAtOnce, (job) => deliver(services, job.delivery_id));
  await queue.work('deadline', 1, (job) => timeOutCallback(services, job.extraction_id));
  return () => engine.stop();
}
