import { engineLimits, enginePool } from '../engine/pool.ts';
import { createFinisher } from '../extractions/finisher.ts';
import { createUnreadLoader } from '../extractions/load-unread.ts';
import { timeOutCallback } from '../extractions/time-out-callback.ts';
import { sweep } from '../retention/sweep.ts';
import { timeOutSectionCallback } from '../sections/time-out-callback.ts';
import type { Services } from '../services.ts';
import { deliver } from '../webhooks/deliver.ts';
import { compareSection, failSection } from './compare-section.ts';
import { extractDocument, failDocument } from './extract-document.ts';
import { learnFromReview } from './learn-from-review.ts';
import { matchDocument } from './match-document.ts';

/**
 * Documents a worker takes from the queue in one go. Few where another server may have a process free for them; many
 * where there is no other, for then those that are read meanwhile are finished together.
 */
const documentsTakenAtOnce = { postgres: 4, embedded: 25 };
/** In one account they are made one after the other all the same. */
const matchesTakenAtOnce = 4;
/** Deliveries mostly wait for other machines. */
const deliveriesAtOnce = 4;

/** Every five minutes: what has expired is gone for everyone before that, only its bytes are still there. */
const sweepEvery = '*/5 * * * *';

/** Begins to take jobs from the queue. The returned function ends the engine processes; stop the queue first. */
export async function startWorkers(services: Services): Promise<() => void> {
  const { database, db, queue, config, log } = services;
  const engine = enginePool(config.workers, engineLimits(config), log);
  const reading = { engine, load: createUnreadLoader(db), finish: createFinisher(services, engine) };
  const extractions = { workers: config.workers, batch: documentsTakenAtOnce[database.kind] };
  await queue.work('extract', extractions, (job) => extractDocument(services, reading, job.document_id));
  await queue.work('extract-failed', { workers: 1 }, (job) => failDocument(reading.finish, job.document_id));
  await queue.work('learn', { workers: 1 }, (job) => learnFromReview(services, engine, job.document_id));
  await queue.work('section', { workers: config.workers }, (job) =>
    compareSection(services, engine, job.section_id),
  );
  await queue.work('section-failed', { workers: 1 }, (job) => failSection(services, job.section_id));
  await queue.work('match', { workers: 1, batch: matchesTakenAtOnce }, (job) => matchDocument(services, job));
  await queue.work('deliver', { workers: deliveriesAtOnce }, (job) => deliver(services, job));
  await queue.work('deadline', { workers: 1 }, (job) =>
    'section_id' in job
      ? timeOutSectionCallback(services, job.section_id)
      : timeOutCallback(services, job.extraction_id),
  );
  await queue.work('sweep', { workers: 1 }, () => sweep(services));
  await queue.repeat('sweep', sweepEvery, {});
  return () => engine.stop();
}
