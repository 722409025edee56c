import { sql } from 'kysely';
import { paidPages } from '../credits/settle.ts';
import { textsIn, wordsOf } from '../documents/words.ts';
import { matchKeysOf, waitingFor } from '../matches/match-keys.ts';
import type { Tx } from '../store/database.ts';
import { storableJson, storableText } from '../store/storable.ts';
import type { Finished, Outcome } from './finish-document.ts';
import { summaryColumns } from './list-results.ts';

/**
 * Stores outcomes, and in the same statement what they cost other than what was taken at submission. Gives the
 * documents that were not finished before, each with how many `others` of its extraction are still unfinished.
 */
export async function storeOutcomes(tx: Tx, finished: readonly Finished[]) {
  const ids = finished.map(({ documentId }) => documentId);
  const rows = finished.map(({ documentId, fileName, startedAt, outcome, asked, tokens }) => ({
    id: documentId,
    started_at: startedAt,
    paid_pages: paidPages(outcome),
    ai_input_tokens: tokens?.input ?? null,
    ai_output_tokens: tokens?.output ?? null,
    ...columnsOf(outcome, fileName),
    ...('read' in outcome && matchKeysOf(asked, outcome.read.documentType, outcome.read.result)),
  }));
  const outcomes = sql<{
    id: string;
    paid_pages: number;
  }>`json_to_recordset(${storableJson(rows)}::json)`.as<'outcome'>(sql`
    outcome(id text, started_at timestamptz, paid_pages int, status text, page_count int, document_type text, engine text,
            engine_version text, confidence float8, words json, result json, fields json, checks json, tables json,
            pairs json, text text, error json, paper_kind text, match_keys int[],
            ai_input_tokens int, ai_output_tokens int)`);
  return tx
    .with('stored', (query) =>
      query
        .updateTable('document')
        .from(outcomes)
        .set({
          status: sql`outcome.status`,
          page_count: sql`coalesce(outcome.page_count, document.page_count)`,
          document_type: sql`outcome.document_type`,
          engine: sql`outcome.engine`,
          engine_version: sql`outcome.engine_version`,
          confidence: sql`outcome.confidence`,
          words: sql`array_to_tsvector(array(select json_array_elements_text(outcome.words)))`,
          result: sql`outcome.result`,
          fields: sql`coalesce(outcome.fields, document.fields)`,
          checks: sql`coalesce(outcome.checks, document.checks)`,
          tables: sql`coalesce(outcome.tables, document.tables)`,
          pairs: sql`coalesce(outcome.pairs, document.pairs)`,
          text: sql`outcome.text`,
          error: sql`outcome.error`,
          paper_kind: sql`outcome.paper_kind`,
          match_keys: sql`outcome.match_keys`,
          ai_input_tokens: sql`outcome.ai_input_tokens`,
          ai_output_tokens: sql`outcome.ai_output_tokens`,
          credits: sql`document.page_credits * outcome.paid_pages`,
          started_at: sql`coalesce(outcome.started_at, document.started_at)`,
          finished_at: new Date(),
        })
        .whereRef('document.id', '=', 'outcome.id')
        .where('document.finished_at', 'is', null)
        .returning(summaryColumns.map((column) => `document.${column}` as const))
        .returning([
          'document.page_credits',
          'document.reserved_pages',
          'outcome.paid_pages',
          'document.paper_kind',
        ])
        .returning(['document.ai_input_tokens', 'document.ai_output_tokens'])
        .returning(waitingFor.as('waiting'))
        // The statement began when the extraction was locked, so it sees what others stored before.
        .returning((its) =>
          its
            .selectFrom('document as other')
            .whereRef('other.extraction_id', '=', 'document.extraction_id')
            .where('other.finished_at', 'is', null)
            .where('other.id', 'not in', ids)
            .select(its.fn.countAll<number>().as('count'))
            .as('others'),
        ),
    )
    .with('settled', (query) =>
      query
        .insertInto('ledger_entry')
        .columns([
          'account_id',
          'kind',
          'operation',
          'extraction_id',
          'day',
          'credits',
          'pages',
          'metered',
          'ai_input_tokens',
          'ai_output_tokens',
        ])
        .expression(settlements),
    )
    .selectFrom('stored')
    .selectAll()
    .execute();
}

/**
 * One entry for each stored document that cost more or less than was taken, or that an AI model read; what is read for a
 * section costs there.
 */
const settlements = sql<never>`
  select stored.account_id, 'settle', case extraction.mode when 'text' then 'extract_text' else 'extract_fields' end,
         stored.extraction_id, (extraction.created_at at time zone 'UTC')::date,
         -stored.page_credits * (stored.paid_pages - stored.reserved_pages),
         case when stored.page_credits > 0 then stored.paid_pages - stored.reserved_pages else 0 end, account.credit_balance is not null,
         coalesce(stored.ai_input_tokens, 0), coalesce(stored.ai_output_tokens, 0)
  from stored
  join extraction on extraction.id = stored.extraction_id
  join account on account.id = stored.account_id
  where (stored.paid_pages <> stored.reserved_pages and stored.page_credits > 0) or stored.ai_input_tokens is not null`;

function columnsOf(outcome: Outcome, fileName: string) {
  if ('error' in outcome)
    return { status: 'failed' as const, error: outcome.error, words: wordsOf([fileName]) };
  const { read, needsReview } = outcome;
  return {
    status: needsReview ? ('needs_review' as const) : ('completed' as const),
    page_count: read.pageCount,
    document_type: read.documentType,
    engine: read.engine,
    engine_version: read.engineVersion,
    confidence: read.confidence,
    words: wordsOf([fileName, ...textsIn(read.result)]),
    result: read.result,
    fields: read.fields,
    checks: read.checks,
    tables: read.tables,
    pairs: read.pairs,
    text: storableText(read.text),
  };
}
