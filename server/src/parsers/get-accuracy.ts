import type { FieldReview, ParserAccuracy } from '@docglean/contract';
import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { getParser } from './get.ts';

/** Values of one field, and of one tenth of confidence, over the reviewed documents of a parser. */
interface Count {
  name: string;
  tenth: number;
  values: number;
  found: number;
  right: number;
  confidence: number;
}

/** How right a parser is on the documents that a person reviewed. Throws RESOURCE_NOT_FOUND. */
export async function getParserAccuracy(db: Db, accountId: string, id: string): Promise<ParserAccuracy> {
  const parser = await getParser(db, accountId, id);
  const owner = parser.is_preset ? 'document_type' : 'parser_id';
  const { documents, reviewed } = await db
    .selectFrom('document')
    .where('account_id', '=', accountId)
    .where(owner, '=', id)
    .where('finished_at', 'is not', null)
    .select((its) => [
      its.fn.countAll<number>().as('documents'),
      its.fn.count<number>('reviewed_at').as('reviewed'),
    ])
    .executeTakeFirstOrThrow();
  const counts = await countFields(db, accountId, owner, id);
  const names = [...new Set(counts.map(({ name }) => name))];
  return {
    documents,
    reviewed,
    review_rate: ratio(reviewed, documents),
    overall: tally(counts),
    fields: names.map((name) => {
      const own = counts.filter((count) => count.name === name);
      return { name, ...tally(own), mean_confidence: ratio(sum(own, 'confidence'), sum(own, 'found')) };
    }),
    confidence: Array.from({ length: 10 }, (_, tenth) => tenth).flatMap((tenth) => {
      const own = counts.filter((count) => count.tenth === tenth);
      const found = sum(own, 'found');
      if (found === 0) return [];
      const mean_confidence = sum(own, 'confidence') / found;
      const right = Math.min(1, sum(own, 'right') / found);
      return [{ from: tenth / 10, to: (tenth + 1) / 10, values: found, mean_confidence, right }];
    }),
  };
}

/** `right` counts extracted values that were right; an empty one that is rightly empty is no value at all. */
async function countFields(
  db: Db,
  accountId: string,
  owner: 'document_type' | 'parser_id',
  id: string,
): Promise<Count[]> {
  const review = sql<FieldReview>`json_array_elements(document.accuracy -> 'fields')`;
  const part = (name: keyof FieldReview) => sql<string | null>`(review.value ->> ${sql.lit(name)})`;
  const [extracted, truth, confidence] = [part('extracted'), part('truth'), part('confidence')];
  return db
    .selectFrom(['document', review.as<'review'>(sql`review(value)`)])
    .where('document.account_id', '=', accountId)
    .where(`document.${owner}`, '=', id)
    .where('document.reviewed_at', 'is not', null)
    .select([
      sql<string>`review.value ->> 'name'`.as('name'),
      sql<number>`least(9, floor(${confidence}::float8 * 10))::int`.as('tenth'),
      sql<number>`count(${truth})::int`.as('values'),
      sql<number>`count(${extracted})::int`.as('found'),
      sql<number>`count(*) filter (where ${extracted} is not null and ${part('match')} = 'true')::int`.as(
        'right',
      ),
      sql<number>`coalesce(sum(${confidence}::float8) filter (where ${extracted} is not null), 0)`.as(
        'confidence',
      ),
    ])
    .groupBy(['name', 'tenth'])
    .orderBy(sql`min(document.id)`)
    .execute();
}

function tally(counts: readonly Count[]) {
  const [values, found, right] = [sum(counts, 'values'), sum(counts, 'found'), sum(counts, 'right')];
  return {
    values,
    found,
    right,
    precision: ratio(right, found),
    recall: ratio(right, values),
    f1: ratio(2 * right, values + found),
  };
}

const sum = (counts: readonly Count[], key: 'values' | 'found' | 'right' | 'confidence'): number =>
  counts.reduce((total, count) => total + count[key], 0);

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.min(1, part / whole);
