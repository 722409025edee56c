import { createHash } from 'node:crypto';
import { lock, unlock } from '../store/lock.ts';

/**
 * A kept answer can hold a secret that is shown only once, such as a new API key. It is locked with the caller's own
 * Idempotency-Key, of which the database has only a hash: only who sends that key again can read it.
 */
const purpose = 'kept answer';

/** Not the plain hash of the key: that would be the same for all servers, and could be looked up. */
export const hashOfKey = (key: string): Buffer =>
  createHash('sha256').update('docglean idempotency\0').update(key).digest();

export const lockAnswer = (text: string, key: string): Buffer => lock(text, key, purpose);

export const unlockAnswer = (stored: Buffer, key: string): string => unlock(stored, key, purpose);
