import type { Field, InterfaceFormat, Parser, ParserInterface } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { getParser } from './get.ts';
import { jsonSchema } from './interface/json-schema.ts';
import { makeInterface } from './interface/make.ts';
import { n8nInterface } from './interface/n8n.ts';
import { rowOf } from './interface/row.ts';
import { sampleResult } from './interface/sample.ts';
import { zapierInterface } from './interface/zapier.ts';

const writers: Readonly<Record<InterfaceFormat, (fields: readonly Field[]) => unknown>> = {
  json_schema: jsonSchema,
  make: makeInterface,
  zapier: zapierInterface,
  n8n: n8nInterface,
};

/** A parser's fields in the words of a platform's editor. Throws RESOURCE_NOT_FOUND. */
export async function getParserInterface(
  db: Db,
  accountId: string,
  id: string,
  { format, layout }: { format: InterfaceFormat; layout: 'documents' | 'line_items' },
): Promise<ParserInterface> {
  const parser = await getParser(db, accountId, id);
  const newest = await newestResult(db, accountId, parser);
  const sample = sampleResult(parser.fields, newest ?? {});
  if (layout === 'documents') return { format, interface: writers[format](parser.fields), sample };
  const row = rowOf(parser.fields);
  return { format, interface: writers[format](row.fields), sample: row.sampleOf(sample) };
}

async function newestResult(db: Db, accountId: string, { id, is_preset }: Parser) {
  const row = await db
    .selectFrom('document')
    .select('result')
    .where('account_id', '=', accountId)
    .where(is_preset ? 'document_type' : 'parser_id', '=', id)
    .where('result', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.result;
}
