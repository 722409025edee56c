import type { Counterpart, Match } from '../api/types.ts';

/** A match as the next step wants it: the verdict in words, the likeliest counterpart flat, the rest as line items. */
export function describeMatch(match: Match): Record<string, unknown> {
  const [counterpart] = match.counterparts;
  return {
    id: match.id,
    match_id: match.id,
    result: match.result,
    is_match: match.result === 'matched',
    summary: match.summary,
    document_id: match.document_id,
    extraction_id: match.extraction_id,
    document_type: match.document_type,
    number: match.number,
    counterpart_id: counterpart?.document_id ?? null,
    counterpart_extraction_id: counterpart?.extraction_id ?? null,
    counterpart_type: counterpart?.document_type ?? null,
    counterpart_number: counterpart?.number ?? null,
    counterpart_date: counterpart?.date ?? null,
    counterpart_total_amount: counterpart?.total_amount ?? null,
    score: match.score,
    conflict_count: match.differences.filter(({ severity }) => severity === 'conflict').length,
    differences_text: match.differences.map(({ message }) => message).join('\n') || null,
    differences: match.differences.map(differenceOf),
    lines: match.lines.map(lineOf),
    counterparts: match.counterparts.map(counterpartOf),
    remaining_amount: match.remainder[0]?.remaining_amount ?? null,
    is_order_open: match.remainder[0]?.is_open ?? null,
    is_duplicate: match.duplicates.length > 0,
    duplicates: match.duplicates.map(({ document_id, extraction_id, number, certain, reason }) => ({
      document_id,
      extraction_id,
      number,
      is_certain: certain,
      reason,
    })),
    candidates: match.candidates.map(counterpartOf),
    decision: match.review?.decision ?? null,
    note: match.review?.note ?? null,
    parser_id: match.parser_id,
    customer_id: match.customer_id,
    created_at: match.created_at,
    updated_at: match.updated_at,
  };
}

const differenceOf = (difference: Match['differences'][number]) => ({
  message: difference.message,
  kind: difference.kind,
  severity: difference.severity,
  line: difference.document_line,
  document_value: cellOf(difference.document_value),
  counterpart_value: cellOf(difference.counterpart_value),
  difference: difference.difference,
});

const cellOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

const lineOf = ({ result, document_line, counterpart_line, differences }: Match['lines'][number]) => ({
  result,
  description: document_line?.description ?? counterpart_line?.description ?? null,
  sku: document_line?.sku ?? counterpart_line?.sku ?? null,
  document_quantity: document_line?.quantity ?? null,
  counterpart_quantity: counterpart_line?.quantity ?? null,
  document_unit_price: document_line?.unit_price ?? null,
  counterpart_unit_price: counterpart_line?.unit_price ?? null,
  document_amount: document_line?.amount ?? null,
  counterpart_amount: counterpart_line?.amount ?? null,
  differences: differences.join('\n'),
});

const counterpartOf = (counterpart: Counterpart) => ({
  document_id: counterpart.document_id,
  extraction_id: counterpart.extraction_id,
  document_type: counterpart.document_type,
  number: counterpart.number,
  date: counterpart.date,
  currency: counterpart.currency,
  net_amount: counterpart.net_amount,
  total_amount: counterpart.total_amount,
  score: counterpart.score,
});
