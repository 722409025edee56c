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

/** Documents that have a number in common with the subject, or a sum with one of its parties; among them the same once more. */
export function findLikely(tx: Tx, search: Search): Promise<PaperRow[]> {
  const { rare } = keysOf(search.subject);
  const same = { ...search, kinds: [search.subject.kind], against: {} };
  return load(tx, [rank(tx, search, rare), ...(canRepeat(search.subject) ? [rank(tx, same, rare)] : [])]);
}

const canRepeat = ({ kind }: Paper): boolean => kind === 'invoice';

/** Documents with the same goods, of the same parties about the same time, or with the same sum: where nothing likelier is. */
export function findPossible(tx: Tx, search: Search): Promise<PaperRow[]> {
  const { goods, common } = keysOf(search.subject);
  return load(tx, [rank(tx, search, [...goods, ...common, ...monthsAround(search.subject)])]);
}

function load(tx: Tx, ranked: readonly ReturnType<typeof rank>[]): Promise<PaperRow[]> {
  const [first, ...others] = ranked.map((one) => tx.selectFrom(one.as('ranked')).select('ranked.id'));
  if (!first) return Promise.resolve([]);
  const ids = others.reduce((all, one) => all.unionAll(one), first);
  return paperRows(tx).where('document.id', 'in', ids).where(notExpired()).orderBy('document.id').execute();
}

/** The documents that have most of these keys. */
function rank(tx: Tx, { accountId, subject, kinds, against, without }: Search, keys: readonly string[]) {
  const hashed = (some: readonly string[]) => kinds.flatMap((kind) => hashKeys(accountId, kind, some));
  const wanted = hashed(keys);
  const numbers = hashed(keys.filter((key) => key.startsWith('n:')));
  // By the index of keys and no other: "offset 0" keeps Postgres from taking all documents of the account first.
  const found = tx
    .selectFrom('document')
    .select(['id', 'account_id', 'parser_id', 'customer_id', 'match_keys'])
    .where(sql<boolean>`match_keys && ${wanted}::int[]`)
    .offset(0);
  // Ranking costs something for each, and of many with the same goods the newest are meant.
  const newest = tx
    .selectFrom(found.as('found'))
    .select(['found.id', 'found.match_keys'])
    .select(sql<boolean>`found.match_keys && ${numbers}::int[]`.as('named'))
    .where('found.account_id', '=', accountId)
    .where('found.id', 'not in', [subject.id, ...without])
    .$if(against.parser_ids !== undefined, (query) =>
      query.where('found.parser_id', 'in', against.parser_ids ?? []),
    )
    .$if(against.customer_id !== undefined, (query) =>
      query.where('found.customer_id', '=', against.customer_id ?? ''),
    )
    .orderBy('named', 'desc')
    .orderBy('found.id', 'desc')
    .limit(mostRanked);
  return tx
    .selectFrom(newest.as('newest'))
    .select('newest.id')
    .orderBy('named', 'desc')
    .orderBy(
      sql`(select count(*) from unnest(newest.match_keys) as key where key = any(${wanted}::int[]))`,
      'desc',
    )
    .orderBy('newest.id', 'desc')
    .limit(mostCandidates);
}
