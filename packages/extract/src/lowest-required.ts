import type { Field, FieldResult } from '@docglean/contract';

/** How sure a document is: the lowest confidence among its required fields; null where none is required. */
export function lowestRequired(wanted: readonly Field[], found: readonly FieldResult[]): number | null {
  const required = new Set(wanted.filter((field) => field.required).map((field) => field.name));
  const confidences = found.filter(({ name }) => required.has(name)).map(({ confidence }) => confidence);
  return confidences.length > 0 ? Math.min(...confidences) : null;
}
