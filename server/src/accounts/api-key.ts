import { createHash, randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const randomText = (length: number) =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** `dg_<8 public characters>_<32 secret ones>`: the public part finds the row, a hash of the whole proves the key. */
export const newApiKey = (): string => `dg_${randomText(8)}_${randomText(32)}`;

/** `dgt_<48 secret characters>`: a short-lived token, found by its hash. */
export const newToken = (): string => `dgt_${randomText(48)}`;

export const isToken = (credential: string): boolean => credential.startsWith('dgt_');

export const prefixOf = (key: string): string => key.slice(0, 'dg_'.length + 8);

/** A plain hash is enough: the secret part is random and long, not a password someone chose. */
export const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
