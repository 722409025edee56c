import { type IdKind, idPrefixes } from '@docglean/contract';
import { decodeTime, encodeTime, monotonicFactory } from 'ulid';

const nextUlid = monotonicFactory();

/** A new id, sortable by time: `ext_01JDA3M5R2…`. */
export const newId = (kind: IdKind): string => `${idPrefixes[kind]}_${nextUlid()}`;

/** An id lower than any that is made at or after the time: lists by id are lists by time. */
export const lowestId = (kind: IdKind, time: Date): string =>
  `${idPrefixes[kind]}_${encodeTime(Math.max(0, time.getTime()))}${'0'.repeat(16)}`;

/** When an id was made. */
export const timeOf = (id: string): Date => new Date(decodeTime(id.slice(id.indexOf('_') + 1)));
