import { type IdKind, idPrefixes } from '@docglean/contract';
import { monotonicFactory } from 'ulid';

const nextUlid = monotonicFactory();

/** A new id, sortable by time: `ext_01JDA3M5R2…`. */
export const newId = (kind: IdKind): string => `${idPrefixes[kind]}_${nextUlid()}`;
