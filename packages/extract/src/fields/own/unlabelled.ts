import type { Field } from '@docglean/contract';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';
import type { Meaning } from './meaning.ts';

/** Of some kinds a document has few values, and no label where one is enough. */
export function unlabelled(field: Field, meaning: Meaning, { candidates }: Reading): Candidate[] {
  const name = meaning.namings[0]?.stems ?? [];
  const kind =
    field.type === 'date'
      ? 'date'
      : field.type === 'string'
        ? (['phone', 'email', 'time', 'iban', 'url'] as const).find((one) => name.includes(one))
        : undefined;
  if (!kind) return [];
  const all = candidates.filter((one) => one.kind === kind);
  const different = new Set(all.map(({ value }) => value)).size;
  return all.map(({ value, raw, spans }, index) =>
    candidate(field.type === 'date' ? 'date' : 'text', field.type === 'date' ? value : raw, spans, {
      unlabelled: 1,
      only: different === 1 ? 1 : 0,
      first: index === 0 ? 1 : 0,
    }),
  );
}
