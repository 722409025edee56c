import type { DocumentSummary } from '@docglean/contract';

/** One row of an export: plain values by column. */
export type Row = Record<string, unknown>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTable = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.some(isObject);

/** One row per document. Tables inside are left as they are. */
export function documentRow(document: DocumentSummary): Row {
  return {
    document_id: document.id,
    file_name: document.file_name,
    status: document.status,
    document_type: document.document_type,
    confidence: document.confidence,
    error: document.error?.message ?? null,
    ...document.result,
  };
}

/** One row per entry of each table in a document, with the document's own values before it. */
export function lineItemRows(document: DocumentSummary): Row[] {
  const own = Object.fromEntries(
    Object.entries(documentRow(document)).filter(([, value]) => !isTable(value)),
  );
  const tables = Object.entries(document.result ?? {}).filter((entry): entry is [string, Row[]] =>
    isTable(entry[1]),
  );
  return tables.flatMap(([table, entries]) =>
    entries.map((entry, index) => {
      // "line_items" gives "line_item_description" and so on, beside a document field of the same name.
      const prefix = `${table.replace(/s$/, '')}_`;
      const columns = Object.entries(entry).map(([name, value]) => [prefix + name, value]);
      return { ...own, table, row: index + 1, ...Object.fromEntries(columns) };
    }),
  );
}

/** The names of a document's tables, also where the document has no row for them. */
export const tableNames = (document: DocumentSummary): string[] =>
  document.fields.filter((field) => field.type === 'list<object>').map((field) => field.name);

/** A row of a spreadsheet: lists as one text, objects spread over columns of their own, no tables. */
export function flatRow(row: Row, tables: ReadonlySet<string> = new Set()): Row {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
      if (tables.has(name) || isTable(value)) return [];
      if (Array.isArray(value)) return [[name, value.join('; ')]];
      if (isObject(value))
        return Object.entries(flatRow(value)).map(([part, inner]) => [`${name}.${part}`, inner]);
      return [[name, value]];
    }),
  );
}
