import type { MatchResult, PaperKind } from '../api/types.ts';

/** What a document can be to a match. */
export const paperKinds = {
  invoice: 'Invoice',
  purchase_order: 'Purchase Order',
  delivery_note: 'Delivery Note',
  credit_note: 'Credit Note',
  receipt: 'Receipt',
  other: 'Other',
} as const satisfies Record<PaperKind, string>;

export const matchResults = {
  matched: 'Matched: everything agrees',
  partial: 'Partial: what there is agrees, but something is open',
  mismatched: 'Mismatched: something differs',
  unmatched: 'Unmatched: nothing belongs to it',
} as const satisfies Record<MatchResult, string>;

export const decisions = {
  open: 'Nothing yet',
  confirmed: 'They belong together',
  rejected: 'They do not belong together',
} as const;
