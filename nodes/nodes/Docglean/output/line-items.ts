import type { IDataObject } from 'n8n-workflow';
import type { DocumentSummary } from '../../shared/api';
import { aboutDocument, withoutHiding } from '../../shared/document-json';

type Rows = IDataObject[];

const isTable = (value: unknown): value is Rows =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

/**
 * A document as one object for each row of its main table, with the document's own values beside it. The names are those
 * of the rows in exports: "line_items" gives "line_item_amount". A document without rows is one object.
 */
export function lineItemsOf(document: DocumentSummary): IDataObject[] {
  const values = (document.result ?? {}) as IDataObject;
  const own = Object.fromEntries(Object.entries(values).filter(([, value]) => !isTable(value)));
  const about = withoutHiding(own, aboutDocument(document));
  const name = mainTableOf(values);
  if (!name) return [{ ...own, ...about }];
  const prefix = prefixOf(name);
  return (values[name] as Rows).map((row, index) => {
    const cells = Object.fromEntries(
      Object.entries(row).map(([cell, value]) => [freeName(prefix + cell, own), value]),
    );
    const place = withoutHiding({ ...own, ...cells }, { table: name, row: index + 1 });
    return { ...own, ...cells, ...place, ...about };
  });
}

function mainTableOf(values: IDataObject): string | undefined {
  const tables = Object.keys(values).filter((name) => isTable(values[name]));
  return ['line_items', 'transactions'].find((name) => tables.includes(name)) ?? tables[0];
}

/** "line_items" gives "line_item_". */
const prefixOf = (table: string): string => `${table.replace(/(?<=[sxz]|ch|sh)es$|(?<!s)s$/i, '')}_`;

const freeName = (name: string, taken: IDataObject): string => (name in taken ? `${name} (2)` : name);
