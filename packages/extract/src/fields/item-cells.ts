import type { Field, FieldResult } from '@docglean/contract';
import { boxOf, type Span, spanText } from '../layout/segments.ts';
import type { TillRow } from '../tables/till-rows.ts';
import { amountsIn } from './candidates/amounts.ts';
import type { Candidate } from './candidates/candidate.ts';
import { datesIn } from './candidates/patterns.ts';
import { legibility } from './legibility.ts';
import { round } from './model/confidence.ts';
import type { Reading } from './reading.ts';
import { notFound } from './result.ts';

export function cellResult(column: Field, spans: readonly Span[], reading: Reading): FieldResult {
  const raw = spans.map(spanText).join(' ').trim();
  const value = raw === '' ? null : cellValue(column, spans, raw, reading);
  if (value === null) return notFound(column);
  return {
    name: column.name,
    type: column.type,
    value,
    raw,
    confidence: round(0.8 * legibility(spans)),
    box: boxOf(spans),
    source: 'rules',
  };
}

function cellValue(column: Field, spans: readonly Span[], raw: string, { conventions }: Reading): unknown {
  const inside = (start: number, end: number, span: Span) => start >= span.start && end <= span.end;
  switch (column.type) {
    case 'number':
    case 'integer':
    case 'currency': {
      const [span] = spans;
      const found =
        span &&
        amountsIn(span.segment, conventions.decimalMark).filter(
          ({ spans: [one] }) => one && inside(one.start, one.end, span),
        );
      return found?.[0]?.value ?? looseNumber(raw, conventions.decimalMark);
    }
    case 'date': {
      const [span] = spans;
      return (
        (span &&
          datesIn(span.segment, conventions).find(
            ({ spans: [one] }) => one && inside(one.start, one.end, span),
          )?.value) ??
        null
      );
    }
    default:
      return raw.replace(/\s+/g, ' ');
  }
}

/** "3h", "2Stk" or "5x": the number a cell starts with. */
function looseNumber(raw: string, mark: string): number | null {
  const digits = raw.match(/^[-–]?\d+(?:[.,]\d+)?(?=\s?\p{L})/u)?.[0];
  return digits ? Number(digits.replace('–', '-').replace(mark, '.')) : null;
}

export function tillResult(column: Field, concept: string, row: TillRow, reading: Reading): FieldResult {
  const { description, amount, quantity, unitPrice } = row;
  if (concept === 'description') return cellResult(column, [description], reading);
  const byConcept: Record<string, Candidate | null> = { amount, quantity, unit_price: unitPrice };
  const found = byConcept[concept];
  if (!found) return notFound(column);
  const { value, raw, spans } = found;
  return {
    name: column.name,
    type: column.type,
    value,
    raw,
    confidence: round(0.75 * legibility(spans)),
    box: boxOf(spans),
    source: 'rules',
  };
}
