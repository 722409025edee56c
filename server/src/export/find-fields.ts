import { isDeepStrictEqual } from 'node:util';
import { presets } from '@docglean/extract';
import { isPreset } from '../parsers/presets.ts';
import type { Db } from '../store/database.ts';
import { type Selection, type Shape, shapesOf } from './exported-documents.ts';
import { addField, addFields, addValues, type FieldTree } from './field-tree.ts';

/** The fields of all documents together, and the tables that are the main one of some. */
export interface ExportedFields {
  tree: FieldTree;
  mainTables: string[][];
}

/**
 * Goes through the documents once to know every column before the first row: the fields asked for, in their order, then
 * what the documents have besides. Stops early where the caller is gone.
 */
export async function findFields(db: Db, selection: Selection, signal: AbortSignal): Promise<ExportedFields> {
  const fields: ExportedFields = { tree: new Map(), mainTables: [] };
  const seen = new Set<string>();
  const isNew = (text: string) => !seen.has(text) && seen.add(text);

  for await (const documents of shapesOf(selection)) {
    const lists = await fieldsAskedFor(db, documents);
    for (const list of lists.filter(isNew)) addFields(fields.tree, JSON.parse(list));
    for (const document of documents) {
      const preset = presetOf(document);
      if (preset && isNew(preset)) addFields(fields.tree, presets[preset]);
      if (document.shape && isNew(JSON.stringify(document.shape))) addShape(fields, document.shape);
      if (document.ground_truth) addValues(fields.tree, document.ground_truth);
    }
    if (signal.aborted) break;
  }
  return fields;
}

/** A document that was read by a preset, and by which. */
const presetOf = ({ shape, has_own_fields, document_type: type }: Shape) =>
  shape && !has_own_fields && type && isPreset(type) ? type : null;

function addShape({ tree, mainTables }: ExportedFields, shape: NonNullable<Shape['shape']>): void {
  for (const [path, type] of shape) addField(tree, path, type);
  const main = mainTableOf(shape.flatMap(([path, type]) => (type === 'list<object>' ? [path] : [])));
  if (main && !mainTables.some((known) => isDeepStrictEqual(known, main))) mainTables.push(main);
}

/** The table that "line items" means, of a document's tables in their order. */
export const mainTableOf = (tables: readonly string[][]): string[] | undefined =>
  ['line_items', 'transactions']
    .map((name) => tables.find(([first, ...rest]) => first === name && rest.length === 0))
    .find((table) => table !== undefined) ?? tables[0];

/** The field lists of the extractions as JSON, each once. Presets have none: their documents say which they are. */
async function fieldsAskedFor(db: Db, documents: readonly { extraction_id: string }[]): Promise<string[]> {
  const rows = await db
    .selectFrom('extraction')
    .select('fields')
    .where('id', 'in', [...new Set(documents.map((document) => document.extraction_id))])
    .where('fields', 'is not', null)
    .orderBy('id')
    .execute();
  return [...new Set(rows.map(({ fields }) => JSON.stringify(fields)))];
}
