import type { Against, PaperKind } from '@docglean/contract';
import { keysOf, monthsAround, type Paper } from '@docglean/extract';
import { sql } from 'kysely';
import { notExpired } from '../extractions/expiry.ts';
import type { Tx } from '../store/database.ts';
import { hashKeys } from './match-keys.ts';
import { type PaperRow, paperRows } from './paper-row.ts';

/** As many documents are ranked by how much they have in common. */
const mostRanked = 400;
/** As many documents are looked at closely. */
const mostCandidates = 40;

interface Search {
  accountId: string;
  subject: Paper;
  kinds: readonly PaperKind[];
  against: Against;
  /** What a person said no to. */
  without: readonly string[];
}

/** Documents that have a number in common with the subject, or a sum with one of its parties. */
export const findLikely = (tx: Tx, search: Search): Promise<PaperRow[]> =>
  lookUp(tx, search, keysOf(search.subject).rare);

/** Documents with the same goods, of the same party about the same time, or with the same sum: where nothing likelier is. */
export function findPossible(tx: Tx, search: Search): Promise<PaperRow[]> {
  const { goods, common } = keysOf(search.subject);
  return lookUp(tx, search, [...goods, ...common, ...monthsAround(search.subject)]);
}

async function lookUp(
  tx: Tx,
  { accountId, subject, kinds, against, without }: Search,
  keys: readonly string[],
): Promise<PaperRow[]> {
  const hashed = (some: readonly string[]) => kinds.flatMap((kind) => hashKeys(accountId, kind, some));
  const wanted = hashed(keys);
  if (wanted.length === 0) return [];
  const numbers = hashed(keys.filter((key) => key.startsWith('n:')));
  // Ranking costs something for each, and of many with the same goods the newest are meant.
  const newest = tx
    .selectFrom('document')
    .select(['document.id', 'document.match_keys'])
    .select(sql<boolean>`document.match_keys && ${numbers}::int[]`.as('named'))
    .where('document.account_id', '=', accountId)
    .where(sql<boolean>`document.match_keys && ${wanted}::int[]`)
    .where('document.id', 'not in', [subject.id, ...without])
    .$if(against.parser_ids !== undefined, (query) =>
      query.where('document.parser_id', 'in', against.parser_ids ?? []),
    )
    .$if(against.customer_id !== undefined, (query) =>
      query.where('document.customer_id', '=', against.customer_id ?? ''),
    )
    .orderBy('named', 'desc')
    .orderBy('document.id', 'desc')
    .limit(mostRanked);
  const best = tx
    .selectFrom(newest.as('newest'))
    .select('newest.id')
    .orderBy('named', 'desc')
    .orderBy(
      sql`(select count(*) from unnest(newest.match_keys) as key where key = any(${wanted}::int[]))`,
      'desc',
    )
    .orderBy('newest.id', 'desc')
    .limit(mostCandidates);
  return paperRows(tx).where('document.id', 'in', best).where(notExpired()).orderBy('document.id').execute();
}
