import type { ZObject } from 'zapier-platform-core';
import type { DocumentSummary } from '../api/types.ts';
import { aboutDocument, valuesOf } from './document.ts';
import { withoutHiding } from './without-hiding.ts';

type Row = Record<string, unknown>;

const isTable = (value: unknown): value is Row[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

/**
 * One object for each row of a document's main table, with the document's own values beside it. The names are those of
 * the rows in exports: "line_items" gives "line_item_amount". A document without rows gives none.
 */
export function describeLineItems(z: ZObject, document: DocumentSummary): Record<string, unknown>[] {
  const values = valuesOf(document);
  const name = mainTableOf(values);
  if (!name) return [];
  const own = Object.fromEntries(Object.entries(values).filter(([, value]) => !isTable(value)));
  const about = withoutHiding(own, aboutDocument(z, document));
  return (values[name] as Row[]).map((row, index) => {
    const cells = Object.fromEntries(
      Object.entries(row).map(([cell, value]) => [freeName(prefixOf(name) + cell, own), value]),
    );
    const place = withoutHiding({ ...own, ...cells }, { table: name, row: index + 1 });
    return { id: `${document.id}:${index + 1}`, ...cells, ...place, ...own, ...about };
  });
}

function mainTableOf(values: Record<string, unknown>): string | undefined {
  const tables = Object.keys(values).filter((name) => isTable(values[name]));
  return ['line_items', 'transactions'].find((name) => tables.includes(name)) ?? tables[0];
}

/** "line_items" gives "line_item_". */
export const prefixOf = (table: string): string => `${table.replace(/(?<=[sxz]|ch|sh)es$|(?<!s)s$/i, '')}_`;

const freeName = (name: string, taken: Record<string, unknown>): string =>
  name in taken ? `${name} (2)` : name;
