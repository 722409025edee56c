import type { FieldResult, FieldType } from '@docglean/contract';
import { sql } from 'kysely';
import type { documentsMatching } from '../documents/list.ts';
import { newId } from '../store/ids.ts';

type Matching = ReturnType<typeof documentsMatching>;

/** Which documents, in which order. Those that are submitted from now on do not belong to it. */
export interface Selection {
  documents: Matching;
  order: 'asc' | 'desc';
}

export const select = (documents: Matching, order: 'asc' | 'desc'): Selection => ({
  documents: documents.where('document.id', '<', newId('document')),
  order,
});

const documentsAtOnce = 100;

/** The documents a page at a time: as many as there are take no more memory than a few. */
async function* pages<Row extends { id: string }>(
  { documents, order }: Selection,
  load: (page: Matching) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  const page = documents.orderBy('document.id', order).limit(documentsAtOnce);
  let rows = await load(page);
  for (;;) {
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < documentsAtOnce) return;
    rows = await load(page.where('document.id', order === 'asc' ? '>' : '<', last.id));
  }
}

/** What an export shows of a document. */
export type ExportedDocument = Awaited<ReturnType<typeof loadValues>>[number];

export const documentsOf = (selection: Selection) => pages(selection, loadValues);

const loadValues = (page: Matching) =>
  page
    .select(['document.id', 'document.extraction_id', 'document.file_name', 'document.status'])
    .select(['document.document_type', 'document.confidence', 'document.customer_id', 'document.created_at'])
    .select(['document.error', 'document.reviewed_at', 'document.result', 'document.ground_truth'])
    .execute();

/** Only what says which fields the documents have: much less than the fields themselves, with all their places. */
export type Shape = Awaited<ReturnType<typeof loadShapes>>[number];

export const shapesOf = (selection: Selection) => pages(selection, loadShapes);

const loadShapes = async (page: Matching) => {
  const rows = await page
    .select(['document.id', 'document.extraction_id', 'document.document_type', 'document.ground_truth'])
    .select([topFields.as('fields'), sql<boolean>`extraction.fields is not null`.as('has_own_fields')])
    .execute();
  return rows.map(({ fields, ...row }) => ({ ...row, shape: shapeOf(fields) }));
};

/** A field as a document has it; all rows of a table have the cells of its first. */
interface TopField {
  name: string;
  type: FieldType;
  cells: FieldResult[] | null;
}

/** Without recursion: Postgres would think it so costly that it compiled the statement for every page. */
const topFields = sql<TopField[] | null>`(
  select json_agg(json_build_object(
    'name', field->'name', 'type', field->'type', 'cells', field->'rows'->0) order by place)
  from json_array_elements(document.fields) with ordinality as top(field, place))`;

/** The names that lead to each field with its type, in order. */
function shapeOf(fields: TopField[] | null): [path: string[], type: FieldType][] | null {
  const parts = (cells: readonly FieldResult[], parents: string[]): [string[], FieldType][] =>
    cells.flatMap(({ name, type, rows }) => {
      const path = [...parents, name];
      return [[path, type], ...parts(rows?.[0] ?? [], path)];
    });
  return fields?.flatMap(({ name, type, cells }) => [[[name], type], ...parts(cells ?? [], [name])]) ?? null;
}
