import type { PresetType, Status } from '@docglean/contract';
import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { documentsMatching } from './list.ts';
import { lastChange, presentSent, type SentDocument, selectSent } from './sent-document.ts';

export interface ListByPage {
  /** From 1. */
  page: number;
  perPage: number;
  statuses?: readonly Status[] | undefined;
  /** As `kindOf` says; `auto`: what nobody knows the kind of. */
  kind?: 'auto' | PresetType | undefined;
  sort: 'created_at' | 'updated_at';
  order: 'asc' | 'desc';
}

/**
 * The documents of an account by numbered pages, with how many there are in all: for surfaces that know no cursors.
 * Documents that come in meanwhile shift the pages, as such pages do.
 */
export async function listByPage(
  db: Db,
  accountId: string,
  { page, perPage, statuses, kind, sort, order }: ListByPage,
): Promise<{ documents: SentDocument[]; total: number }> {
  let matching = documentsMatching(db, accountId, {});
  if (statuses) matching = matching.where('document.status', 'in', statuses);
  if (kind) matching = matching.where(kindInDatabase, '=', kind);
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await selectSent(matching)
    .orderBy(sort === 'created_at' ? sql`document.id` : lastChange, order)
    .orderBy('document.id', order)
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { documents: rows.map(presentSent), total };
}

/** The kind asked for, and where that was `auto` the one found. */
export const kindOf = ({ asked_type, document_type }: KnownKind): string =>
  asked_type && asked_type !== 'auto' ? asked_type : (within[document_type ?? ''] ?? document_type ?? 'auto');

type KnownKind = Pick<SentDocument, 'asked_type' | 'document_type'>;

/** What a title says more precisely than the kind. */
const within: Readonly<Record<string, PresetType>> = {
  credit_note: 'invoice',
  order_response: 'purchase_order',
};

/** The same in the database. */
const kindInDatabase = sql<string>`coalesce(
  nullif(extraction.document_type, 'auto'),
  ${JSON.stringify(within)}::jsonb ->> document.document_type,
  document.document_type,
  'auto')`;
