import { type FieldType, isJsonObject } from '@docglean/contract';
import type { ExportedDocument } from './exported-documents.ts';
import {
  type FieldNode,
  isTable,
  type Place,
  plainFields,
  tableFields,
  type Values,
  valueAt,
} from './field-tree.ts';
import { type ExportedFields, mainTableOf } from './find-fields.ts';

/** One row as an object: lists and objects are still whole. */
export type Row = Record<string, unknown>;

/** A column of a spreadsheet: what it holds, and the names that lead to it in a row. */
export interface Column {
  name: string;
  type: FieldType;
  path: string[];
}

/** What the rows of an export are. */
export interface Layout {
  columns: Column[];
  /** The fields behind the names in a row, for what is not flat. */
  fields: Map<string, FieldNode>;
  rowsOf(document: ExportedDocument): Row[];
}

const about: Record<string, { type: FieldType; of(document: ExportedDocument): unknown }> = {
  document_id: { type: 'string', of: ({ id }) => id },
  extraction_id: { type: 'string', of: (document) => document.extraction_id },
  file_name: { type: 'string', of: (document) => document.file_name },
  status: { type: 'string', of: ({ status }) => status },
  document_type: { type: 'string', of: (document) => document.document_type },
  confidence: { type: 'number', of: ({ confidence }) => confidence },
  is_verified: { type: 'boolean', of: (document) => document.reviewed_at !== null },
  customer_id: { type: 'string', of: (document) => document.customer_id },
  created_at: { type: 'datetime', of: (document) => document.created_at.toISOString() },
  error: { type: 'string', of: ({ error }) => error?.message ?? null },
};

/** Names that every row of line items has, and that fields therefore cannot have. */
export const rowNames: readonly string[] = [...Object.keys(about), 'table', 'row'];

const valuesOf = (document: ExportedDocument): Values => document.ground_truth ?? document.result ?? {};

/** One row per document, also where it could not be read: with all about it, or with its values and little else. */
export function documentsLayout({ tree }: ExportedFields, kind: 'documents' | 'values'): Layout {
  const system = kind === 'values' ? ['file_name', 'error'] : Object.keys(about);
  const layout = startLayout(system);
  const names = addOwnFields(layout, tree);
  const aboutIt = (document: ExportedDocument): Row =>
    Object.fromEntries(system.map((name) => [name, about[name]?.of(document)]));
  return {
    ...layout,
    rowsOf: (document) => [{ ...aboutIt(document), ...renamed(valuesOf(document), names) }],
  };
}

/** One row per entry of a table, with the document's own values before it: of its main table, or of the one named. */
export function lineItemsLayout({ tree, mainTables }: ExportedFields, named?: string[]): Layout {
  const layout = startLayout(Object.keys(about), rowNames);
  const names = addOwnFields(layout, tree);
  for (const [name, { types }] of tree)
    if ([...types].every((type) => type === 'list<object>')) names.delete(name);
  addColumn(layout, 'table', 'string');
  addColumn(layout, 'row', 'integer');
  const wanted = named ? [named] : mainTables;
  const tables = tableFields(tree).filter(({ path }) => wanted.some((table) => isSame(table, path)));
  const cells = new Map(
    tables.map((table) => [table.path.join('\0'), addCells(layout, table, prefixOf(table))]),
  );

  const rowsOf = (document: ExportedDocument) => {
    const values = valuesOf(document);
    const order = Object.keys(values);
    const present = wanted
      .filter(([first = '']) => order.includes(first))
      .sort(([one = ''], [other = '']) => order.indexOf(one) - order.indexOf(other));
    const path = mainTableOf(present);
    const entries = path && valueAt(values, path);
    if (!path || !isTable(entries)) return [];
    const own = { ...aboutDocument(document), ...renamed(withoutTables(values), names) };
    const cellNames = cells.get(path.join('\0')) ?? new Map();
    return entries.map((entry, index) => ({
      ...own,
      table: path.join('.'),
      row: index + 1,
      ...renamed(entry, cellNames),
    }));
  };
  return { ...layout, rowsOf };
}

/** One row per entry of one table, with nothing of its document but which it is: a sheet beside the documents. */
export function tableLayout(table: Place): Layout {
  const beside = ['document_id', 'file_name'];
  const layout = startLayout(beside, ['row']);
  addColumn(layout, 'row', 'integer');
  const names = addCells(layout, table, '');
  const rowsOf = (document: ExportedDocument) => {
    const entries = valueAt(valuesOf(document), table.path);
    if (!isTable(entries)) return [];
    const { document_id, file_name } = aboutDocument(document);
    return entries.map((entry, index) => ({
      document_id,
      file_name,
      row: index + 1,
      ...renamed(entry, names),
    }));
  };
  return { ...layout, rowsOf };
}

const isSame = (one: readonly string[], other: readonly string[]) => one.join('\0') === other.join('\0');

/** "line_items" gives "line_item_description" and so on, beside a document field of the same name. */
export function prefixOf({ path }: Pick<Place, 'path'>): string {
  const name = path.at(-1) ?? '';
  return `${name.replace(/(?<=[sxz]|ch|sh)es$|(?<!s)s$/i, '')}_`;
}

const aboutDocument = (document: ExportedDocument): Row =>
  Object.fromEntries(Object.entries(about).map(([name, { of }]) => [name, of(document)]));

interface Started {
  columns: Column[];
  fields: Map<string, FieldNode>;
  /** A name that no column has yet: the name itself, or with a number behind it. */
  nameFor(name: string): string;
}

function startLayout(system: readonly string[], later: readonly string[] = []): Started {
  const columns: Column[] = [];
  const fields = new Map<string, FieldNode>();
  for (const name of system) columns.push({ name, type: about[name]?.type ?? 'string', path: [name] });
  const taken = new Set([...system, ...later]);
  const nameFor = (name: string) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    taken.add(free);
    return free;
  };
  return { columns, fields, nameFor };
}

function addColumn({ columns }: Started, name: string, type: FieldType): void {
  columns.push({ name, type, path: [name] });
}

/** Columns for the document's own values. Gives the name in the row for each field. */
function addOwnFields(layout: Started, tree: ExportedFields['tree']): Map<string, string> {
  const names = new Map([...tree.keys()].map((name) => [name, layout.nameFor(name)]));
  for (const [name, node] of tree) layout.fields.set(names.get(name) ?? name, node);
  for (const {
    path: [first = '', ...rest],
    node,
  } of plainFields(tree)) {
    const path = [names.get(first) ?? first, ...rest];
    const name = rest.length === 0 ? path.join('.') : layout.nameFor(path.join('.'));
    layout.columns.push({ name, type: typeOf(node), path });
  }
  return names;
}

function addCells(layout: Started, { node: table }: Place, prefix: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [cell, node] of table.parts) {
    const name = layout.nameFor(prefix + cell);
    names.set(cell, name);
    layout.fields.set(name, node);
    const inner = node.types.has('object') ? plainFields(node.parts, [name]) : [];
    for (const { path, node } of inner) {
      layout.columns.push({ name: layout.nameFor(path.join('.')), type: typeOf(node), path });
    }
    if (![...node.types].every((type) => type === 'object'))
      layout.columns.push({ name, type: typeOf(node), path: [name] });
  }
  return names;
}

const numeric: readonly FieldType[] = ['number', 'integer', 'currency'];

/** Documents of several kinds can have fields of one name and several types. */
function typeOf({ types }: FieldNode): FieldType {
  const plain = [...types].filter((type) => type !== 'object');
  if (plain.length === 1 && plain[0]) return plain[0];
  return plain.every((type) => numeric.includes(type)) ? 'number' : 'string';
}

const renamed = (values: Values, names: ReadonlyMap<string, string>): Row =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const shown = names.get(name);
      return shown === undefined ? [] : [[shown, value]];
    }),
  );

const withoutTables = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (isTable(value)) return [];
      return [[name, isJsonObject(value) ? withoutTables(value) : value]];
    }),
  );
