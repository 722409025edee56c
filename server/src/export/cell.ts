import { isJsonObject } from '@docglean/contract';
import { valueAt } from './field-tree.ts';
import type { Column, Row } from './layout.ts';

export type Cell = string | number | boolean | null;

/** What stands in a row's cell: lists as one text; objects have columns of their own. */
export const cellOf = (row: Row, { path }: Column): Cell => plain(valueAt(row, path));

function plain(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return null;
  // A table inside the row of a table has no columns that it could be spread over.
  return value.some(isJsonObject) ? JSON.stringify(value) : value.join('; ');
}
