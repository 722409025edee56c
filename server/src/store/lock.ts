import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Locks a text so that the database that keeps it cannot tell it. What is locked for one purpose opens for no other. */
export function lock(text: string, secret: string | Buffer, purpose: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const locking = createCipheriv(cipher, keyOf(secret, purpose), nonce);
  const locked = Buffer.concat([locking.update(text, 'utf8'), locking.final()]);
  return Buffer.concat([nonce, locking.getAuthTag(), locked]);
}

/** Throws where it was locked with another secret, for another purpose, or changed since. */
export function unlock(stored: Buffer, secret: string | Buffer, purpose: string): string {
  const unlocking = createDecipheriv(cipher, keyOf(secret, purpose), stored.subarray(0, nonceBytes));
  unlocking.setAuthTag(stored.subarray(nonceBytes, nonceBytes + tagBytes));
  const text = [unlocking.update(stored.subarray(nonceBytes + tagBytes)), unlocking.final()];
  return Buffer.concat(text).toString();
}

const keyOf = (secret: string | Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'docglean', purpose, 32));
