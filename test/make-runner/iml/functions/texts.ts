import { createHash, createHmac } from 'node:crypto';
import { isEmpty, toText } from '../values.ts';

export const textFunctions = {
  lower: (value: unknown) => toText(value).toLowerCase(),
  upper: (value: unknown) => toText(value).toUpperCase(),
  trim: (value: unknown) => toText(value).trim(),
  replace: (value: unknown, search: string, by: string) => toText(value).split(search).join(by),
  encodeURL: (value: unknown) => encodeURIComponent(toText(value)),
  base64: (value: unknown) => Buffer.from(Buffer.isBuffer(value) ? value : toText(value)).toString('base64'),

  /** Without a key the hash, with one the HMAC: `sha256(text, 'hex', key)`. */
  sha256(value: unknown, encoding: 'hex' | 'base64' = 'hex', key?: unknown) {
    const bytes = Buffer.isBuffer(value) ? value : Buffer.from(toText(value));
    const hash = isEmpty(key) ? createHash('sha256') : createHmac('sha256', toText(key));
    return hash.update(bytes).digest(encoding);
  },
};
