import type { Scope } from '@docglean/contract';

/** `admin` may do everything, `write` includes `read`. */
export const allows = (scopes: readonly Scope[], needed: Scope): boolean =>
  scopes.includes('admin') || scopes.includes(needed) || (needed === 'read' && scopes.includes('write'));
