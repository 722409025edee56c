import type { PaidOperation, Usage } from '@docglean/contract';
import { sql } from 'kysely';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { dayOf } from './months.ts';

const dayMs = 24 * 3600_000;
const defaultDays = 30;
const mostDays = 366;

interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

/** Documents, pages and credits by day and operation. It outlives the extractions, for it comes from the ledger. */
export async function getUsage(db: Db, accountId: string, period: Period): Promise<Usage> {
  const to = period.to ?? dayOf(new Date());
  const from = period.from ?? dayOf(new Date(Date.parse(to) - (defaultDays - 1) * dayMs));
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  if (days < 0) throw invalid('from', 'This day is after "to". Exchange the two, or leave one out.');
  if (days > mostDays)
    throw invalid(
      'from',
      `There are more than ${mostDays} days from this day to "to". Ask for less at once.`,
    );
  const rows = await db
    .selectFrom('ledger_entry')
    .select([sql<string>`day::text`.as('date'), 'operation'])
    .select(sql<number>`sum(documents)::int`.as('documents'))
    .select(sql<number>`sum(pages)::int`.as('pages'))
    .select(sql<number>`-sum(credits)::int`.as('credits'))
    .select(sql<number>`sum(ai_input_tokens)::int`.as('input'))
    .select(sql<number>`sum(ai_output_tokens)::int`.as('output'))
    .where('account_id', '=', accountId)
    .where('operation', 'is not', null)
    .where('day', '>=', sql<Date>`${from}::date`)
    .where('day', '<=', sql<Date>`${to}::date`)
    .groupBy(['day', 'operation'])
    .orderBy('day')
    .orderBy('operation')
    .execute();
  const sum = (key: 'documents' | 'pages' | 'credits' | 'input' | 'output') =>
    rows.reduce((total, row) => total + row[key], 0);
  return {
    from,
    to,
    total: {
      documents: sum('documents'),
      pages: sum('pages'),
      credits: sum('credits'),
      ai_tokens: { input: sum('input'), output: sum('output') },
    },
    days: rows.map(({ input, output, operation, ...row }) => ({
      ...row,
      operation: operation as PaidOperation,
      ai_tokens: { input, output },
    })),
  };
}

const invalid = (path: string, message: string) =>
  new ApiError('INVALID_PAYLOAD', { details: [{ path, message }] });
