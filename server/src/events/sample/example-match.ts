import type { Parser } from '@docglean/contract';
import { matchPapers, paperOf, tolerancesOf } from '@docglean/extract';
import { findingsOf } from '../../matches/findings.ts';
import type { MatchRow } from '../../matches/present.ts';
import { invoiceValues } from './invoice-values.ts';

const ids = {
  invoice: 'doc_01KKNQ5KEGP3W7RXM0D4S2F9AV',
  order: 'doc_01KKMB2XC4T7W6Z1B0C9V8Q5NS',
  extraction: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
};

/** An invoice that charges two boxes more than were ordered, compared by the engine itself. */
export function exampleMatch(parser: Parser | null): MatchRow {
  const subject = paperOf({ id: ids.invoice, documentType: 'invoice', values: invoiceValues });
  const order = paperOf({
    id: ids.order,
    documentType: 'purchase_order',
    values: {
      ...invoiceValues,
      order_number: invoiceValues.purchase_order,
      issue_date: '2026-03-02',
      net_amount: 940,
      tax_amount: 178.6,
      total_amount: 1118.6,
      line_items: invoiceValues.line_items.map((line) =>
        line.sku === 'CP-A4' ? { ...line, quantity: 18, amount: 540 } : line,
      ),
    },
  });
  const verdict = matchPapers({
    subject,
    candidates: [{ paper: order, bills: [] }],
    tolerances: tolerancesOf({}),
  });
  const time = new Date('2026-03-14T09:30:12.480Z');
  return {
    id: 'mat_01KKNQ5R4M8B2C6D9F1G3H5J7K',
    account_id: '',
    document_id: ids.invoice,
    extraction_id: ids.extraction,
    parser_id: parser?.id ?? null,
    customer_id: 'customer-7',
    is_automatic: true,
    result: verdict.result,
    score: verdict.score,
    findings: findingsOf(subject, verdict, () => ids.extraction),
    bills: verdict.bills,
    against: { document_types: ['purchase_order'] },
    tolerances: {},
    metadata: {},
    decision: 'open',
    note: null,
    reviewed_at: null,
    named_ids: [],
    rejected_ids: [],
    counterpart_ids: [ids.order],
    mentioned_ids: [ids.order],
    wanted_keys: [],
    expires_at: null,
    found_until: null,
    created_at: time,
    updated_at: time,
  };
}
