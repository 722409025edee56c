import type { LocalKey } from './accounts/local-key.ts';
import type { RateLimit } from './accounts/rate.ts';
import type { Model } from './ai/model.ts';
import type { Config } from './config.ts';
import type { EnginePool } from './engine/pool.ts';
import type { Changes } from './events/changes.ts';
import type { Queue } from './jobs/queue.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { GuardedFetch } from './network/guarded-fetch.ts';
import type { BlobStore } from './store/blobs.ts';
import type { Database, Db } from './store/database.ts';

/** What the verbs work with; made once at start and handed down. */
export interface Services {
  config: Config;
  log: Log;
  database: Database;
  db: Db;
  queue: Queue;
  blobs: BlobStore;
  /** Does what a request waits for; documents of the queue have processes of their own. */
  engine: EnginePool;
  /** Null where no AI model is set up. */
  model: Model | null;
  changes: Changes;
  fetch: GuardedFetch;
  localKey: LocalKey;
  /** Locks secrets of others that the database keeps; see server-secret.ts. */
  secret: Buffer;
  metrics: Metrics;
  /** Counts a request of a key in this process, where the limit counts; see rate.ts. */
  countRequest(keyId: string, limit: RateLimit): number;
  /** Where this server is reached, for links: known once it listens. */
  url(): string;
}
