import { Readable } from 'node:stream';
import { isJsonObject } from '@docglean/contract';
import { labelOf } from '../parsers/interface/label.ts';
import { cellOf } from './cell.ts';
import { csvOf } from './csv.ts';
import { contentTypes, type ExportFile, fileNameOf } from './export-file.ts';
import {
  addValues,
  type FieldTree,
  type Place,
  plainFields,
  tableFields,
  type Values,
  valueAt,
} from './field-tree.ts';
import { mainTableOf } from './find-fields.ts';
import { type Column, prefixOf, type Row } from './layout.ts';
import { type Sheet, workbook } from './xlsx/workbook.ts';
import { xmlOf } from './xml.ts';

export type ValuesFormat = 'json' | 'csv' | 'xlsx' | 'xml';

/**
 * The values of one document as a file, in whatever shape they are: JSON and XML as they stand; CSV with a row for each
 * entry of its main table and the other values before it; a workbook with a sheet of values and one for each table.
 */
export function exportValues(name: string, values: Values, format: ValuesFormat): ExportFile {
  const tree: FieldTree = new Map();
  addValues(tree, values);
  const contents = {
    json: () => Readable.from([JSON.stringify(values)]),
    xml: () => Readable.from([xmlOf('document', values, tree)]),
    csv: () => Readable.from([csvOfValues(values, tree)]),
    xlsx: () => workbook(sheetsOf(values, tree)),
  };
  return {
    fileName: `${fileNameOf(name)}.${format}`,
    contentType: contentTypes[format],
    content: contents[format](),
  };
}

const columnsOf = (places: readonly Place[], values: readonly unknown[], prefix = ''): Column[] =>
  places.map(({ path }) => ({ name: prefix + path.join('.'), type: typeAt(path, values), path }));

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** What the first value of a column is; values alone do not say more. */
function typeAt(path: readonly string[], rows: readonly unknown[]): Column['type'] {
  const values = rows
    .map((row) => valueAt(row, path))
    .filter((value) => value !== null && value !== undefined);
  if (values.length === 0) return 'string';
  if (values.every((value) => typeof value === 'number')) return 'number';
  if (values.every((value) => typeof value === 'boolean')) return 'boolean';
  return values.every(isDay) ? 'date' : 'string';
}

const entriesOf = (values: Values, path: readonly string[]): Row[] => {
  const entries = valueAt(values, path);
  return Array.isArray(entries) ? entries.filter(isJsonObject) : [];
};

function csvOfValues(values: Values, tree: FieldTree): string {
  const own = columnsOf(plainFields(tree), [values]);
  const tables = tableFields(tree);
  const main = mainTableOf(tables.map(({ path }) => path));
  const table = tables.find(({ path }) => path === main);
  if (!table) return csvOf([own.map(({ name }) => name), own.map((column) => cellOf(values, column))]);
  const entries = entriesOf(values, table.path);
  const cells = columnsOf(plainFields(table.node.parts), entries, prefixOf(table));
  return csvOf([
    [...own, ...cells].map(({ name }) => name),
    ...entries.map((entry) => [
      ...own.map((column) => cellOf(values, column)),
      ...cells.map((column) => cellOf(entry, column)),
    ]),
  ]);
}

function sheetsOf(values: Values, tree: FieldTree): Sheet[] {
  const sheet = (name: string, columns: Column[], rows: Row[]): Sheet => ({
    name,
    columns,
    async *rows() {
      yield rows;
    },
  });
  return [
    sheet('Document', columnsOf(plainFields(tree), [values]), [values]),
    ...tableFields(tree).map(({ path, node }) => {
      const entries = entriesOf(values, path);
      return sheet(labelOf(path.join(' ')), columnsOf(plainFields(node.parts), entries), entries);
    }),
  ];
}
