import { sql } from 'kysely';
import { ApiError } from '../errors.ts';
import { notExpired } from '../extractions/expiry.ts';
import type { Tx } from '../store/database.ts';
import { isMatchable } from './match-keys.ts';
import { type PaperRow, paperOfRow, paperRows } from './paper-row.ts';

/**
 * The document to match; with an account only if it is the account's. Until the transaction ends nobody else matches in this account, so that two invoices of one
 * order see each other, and nobody deletes the document. Throws DOCUMENT_NOT_FOUND, NOT_FINISHED or NOTHING_TO_MATCH.
 */
export async function loadSubject(tx: Tx, accountId: string | null, documentId: string): Promise<PaperRow> {
  // Postgres thinks an index scan by many keys dearer than comparing all keys of all documents; it is ten times cheaper.
  await sql`select pg_advisory_xact_lock(hashtextextended('docglean match ' || account_id, 0)),
    set_config('enable_seqscan', 'off', true) from document where id = ${documentId}`.execute(tx);
  const [row] = await paperRows(tx)
    .where('document.id', '=', documentId)
    .$if(accountId !== null, (query) => query.where('document.account_id', '=', accountId ?? ''))
    .where(notExpired())
    .forKeyShare('document')
    .execute();
  return usable(row, 'document_id', documentId);
}

/** Documents that somebody named, in any order. Throws the same for each. */
export async function loadNamed(
  tx: Tx,
  accountId: string,
  ids: readonly string[],
  path: string,
): Promise<PaperRow[]> {
  const rows = await loadKnown(tx, accountId, ids);
  return ids.map((id, index) =>
    usable(
      rows.find((row) => row.id === id),
      `${path}[${index}]`,
      id,
    ),
  );
}

/** The same, without those that are gone. */
export async function loadKnown(tx: Tx, accountId: string, ids: readonly string[]): Promise<PaperRow[]> {
  if (ids.length === 0) return [];
  return paperRows(tx)
    .where('document.id', 'in', ids)
    .where('document.account_id', '=', accountId)
    .where(notExpired())
    .execute();
}

function usable(row: PaperRow | undefined, path: string, id: string): PaperRow {
  const details = (message: string) => ({ details: [{ path, message }] });
  if (!row) throw new ApiError('DOCUMENT_NOT_FOUND', details(`"${id}" is not known.`));
  if (!row.finished_at) throw new ApiError('NOT_FINISHED', details(`"${id}" is still being read.`));
  if (!isMatchable(paperOfRow(row)))
    throw new ApiError('NOTHING_TO_MATCH', details(`"${id}" has no values to match.`));
  return row;
}
