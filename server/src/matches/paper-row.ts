import type { Field } from '@docglean/contract';
import { type Paper, paperOf } from '@docglean/extract';
import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.ts';

/** A document with what makes it a paper. */
export type PaperRow = Awaited<ReturnType<ReturnType<typeof paperRows>['execute']>>[number];

/** The query for documents as papers, with nothing narrowed yet. */
export const paperRows = (db: Db | Tx) =>
  db
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .leftJoin('parser', 'parser.id', 'document.parser_id')
    .select(['document.id', 'document.extraction_id', 'document.account_id', 'document.document_type'])
    .select(['document.parser_id', 'document.customer_id', 'document.finished_at', 'extraction.expires_at'])
    .select('document.paper_kind')
    .select(['extraction.fields', 'parser.name as parser_name', 'extraction.match_with'])
    .select(
      sql<Record<string, unknown> | null>`coalesce(document.ground_truth, document.result)`.as('values'),
    );

interface ReadAs {
  id: string;
  document_type: string | null;
  fields: Field[] | null;
  parser_name: string | null;
  values: Record<string, unknown> | null;
}

export const paperOfRow = ({ id, document_type, fields, parser_name, values }: ReadAs): Paper =>
  paperOf({ id, documentType: document_type, fields, parserName: parser_name, values: values ?? {} });
