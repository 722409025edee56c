import type { Field } from '@docglean/contract';
import { spanText } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';
import { linesUnder } from './lines-under.ts';
import type { NamedLabel } from './named-labels.ts';
import { numberAt } from './value-in-place.ts';

/** The lines under a label as one list. */
export function listUnder(
  label: NamedLabel,
  field: Field,
  shared: Record<string, number>,
  reading: Reading,
): Candidate[] {
  const items = linesUnder(label, reading);
  const texts = items.map((spans) => spans.map(spanText).join(' '));
  const values =
    field.type === 'list<number>'
      ? items.map(([span]) => span && numberAt(span, reading)?.value).filter((value) => value !== undefined)
      : texts;
  if (values.length === 0) return [];
  return [candidate('text', values, items.flat(), { ...shared, listed: 1 })];
}
