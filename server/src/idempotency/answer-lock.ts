import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/**
 * A kept answer can hold a secret that is shown only once, such as a new API key. It is locked with the caller's own
 * Idempotency-Key, of which the database has only a hash: only who sends that key again can read it.
 */
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Not the plain hash of the key: that would be the same for all servers, and could be looked up. */
export const hashOfKey = (key: string): Buffer =>
  createHash('sha256').update('docglean idempotency\0').update(key).digest();

const secretOf = (key: string) => Buffer.from(hkdfSync('sha256', key, 'docglean', 'kept answer', 32));

export function lock(text: string, key: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const locking = createCipheriv(cipher, secretOf(key), nonce);
  const locked = Buffer.concat([locking.update(text, 'utf8'), locking.final()]);
  return Buffer.concat([nonce, locking.getAuthTag(), locked]);
}

export function unlock(stored: Buffer, key: string): string {
  const unlocking = createDecipheriv(cipher, secretOf(key), stored.subarray(0, nonceBytes));
  unlocking.setAuthTag(stored.subarray(nonceBytes, nonceBytes + tagBytes));
  const text = [unlocking.update(stored.subarray(nonceBytes + tagBytes)), unlocking.final()];
  return Buffer.concat(text).toString();
}
