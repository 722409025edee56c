import * as z from 'zod';

/** What each id starts with. After the underscore comes a ULID, so ids of one kind sort by the time they were made. */
export const idPrefixes = {
  account: 'acc',
  apiKey: 'key',
  parser: 'prs',
  memory: 'mem',
  upload: 'upl',
  extraction: 'ext',
  document: 'doc',
  match: 'mat',
  webhook: 'whk',
  section: 'sec',
  event: 'evt',
  delivery: 'dlv',
  request: 'req',
} as const;

export type IdKind = keyof typeof idPrefixes;

/** Schema of an id of one kind, as the API prints it. */
export function idOf(kind: IdKind) {
  const prefix = idPrefixes[kind];
  return z.string().meta({ example: `${prefix}_01JDA3M5R2V9Q8XK4T7W6Z1B0C` });
}
