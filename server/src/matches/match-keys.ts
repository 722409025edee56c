import { createHash } from 'node:crypto';
import type { Field, PaperKind } from '@docglean/contract';
import { keysOf, type Paper, paperOf } from '@docglean/extract';
import { sql } from 'kysely';

/**
 * Keys as the database keeps them: hashed with the account and the kind of paper, so that one index leads to the few
 * documents that can be meant, and tells nobody what stands in them. A collision only brings a candidate too many.
 */
export const hashKeys = (accountId: string, kind: PaperKind, keys: readonly string[]): number[] => [
  ...new Set(
    keys.map((key) => createHash('sha1').update(`${accountId}\n${kind}\n${key}`).digest().readInt32BE(0)),
  ),
];

/** What tells how a document was read: the fields where they were somebody's own, and the name of its parser. */
export interface Asked {
  accountId: string;
  fields: Field[] | null;
  parserName: string | null;
}

interface MatchKeys {
  paper_kind: PaperKind | null;
  match_keys: number[] | null;
}

/** Under which keys others find a document; none where there is nothing to match it by. */
export function matchKeysOf(
  { accountId, fields, parserName }: Asked,
  documentType: string | null,
  values: Record<string, unknown> | null,
): MatchKeys {
  const paper = values && paperOf({ id: '', documentType, values, fields, parserName });
  if (!paper || !isMatchable(paper)) return { paper_kind: null, match_keys: null };
  const { rare, goods, common } = keysOf(paper);
  const keys = hashKeys(accountId, paper.kind, [...rare, ...goods, ...common]);
  return { paper_kind: paper.kind, match_keys: keys };
}

/** A number, a sum, lines, or another paper that it names. */
export const isMatchable = ({
  number,
  net,
  total,
  lines,
  orderNumbers,
  invoiceNumbers,
  deliveryNumbers,
}: Paper) =>
  number !== null ||
  net !== null ||
  total !== null ||
  [lines, orderNumbers, invoiceNumbers, deliveryNumbers].some(({ length }) => length > 0);

/** More are not woken by one document. */
const mostWaiting = 20;

/** Documents whose automatic match waits for one such as `document`, in a statement that has just stored its keys. */
export const waitingFor = sql<string[]>`array(
  select waiting.document_id from match as waiting
  where waiting.account_id = document.account_id and waiting.wanted_keys && document.match_keys
  limit ${sql.lit(mostWaiting)})`;
