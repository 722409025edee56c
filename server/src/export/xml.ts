import { type FieldType, isJsonObject } from '@docglean/contract';
import type { ExportedDocument } from './exported-documents.ts';
import type { FieldNode, FieldTree, Values } from './field-tree.ts';
import type { Layout } from './layout.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/**
 * An element for each row, and in it one for each value, with its type. A name that is not allowed in XML has "_" for
 * each character that isn't, and stands as it is in the attribute `name`.
 */
export async function* xml(
  rowName: 'document' | 'line_item',
  { columns, fields, rowsOf }: Layout,
  pages: AsyncIterable<ExportedDocument[]>,
): AsyncGenerator<string> {
  const types = new Map(columns.flatMap(({ path, type }) => (path.length === 1 ? [[path[0], type]] : [])));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${rowName}s>\n`;
  for await (const documents of pages) {
    const rows = documents.flatMap(rowsOf).map((row) => {
      const values = Object.entries(row).map(([name, value]) =>
        element(name, value, fields.get(name), types.get(name)),
      );
      return `<${rowName}>${values.join('')}</${rowName}>\n`;
    });
    if (rows.length > 0) yield rows.join('');
  }
  yield `</${rowName}s>\n`;
}

/** The values of one document as XML of their own. */
export function xmlOf(root: string, values: Values, tree: FieldTree): string {
  const elements = Object.entries(values).map(([name, value]) => element(name, value, tree.get(name)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${elements.join('')}</${root}>\n`;
}

function element(name: string, value: unknown, field?: FieldNode, type?: FieldType): string {
  const tag = tagOf(name);
  const attributes = tag === name ? '' : ` name="${xmlAttribute(name)}"`;
  const open = (kind: string) => `<${tag}${attributes} type="${kind}">`;
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      isJsonObject(item) ? `<item>${parts(item, field)}</item>` : `<item>${text(item)}</item>`,
    );
    return `${open('list')}${items.join('')}</${tag}>`;
  }
  if (isJsonObject(value)) return `${open('object')}${parts(value, field)}</${tag}>`;
  const kind = kindOf(type ?? onlyTypeOf(field));
  if (value === null || value === undefined) return `<${tag}${attributes} type="${kind}" null="true"/>`;
  return `${open(kind)}${text(value)}</${tag}>`;
}

const parts = (value: Readonly<Record<string, unknown>>, field?: FieldNode): string =>
  Object.entries(value)
    .map(([name, part]) => element(name, part, field?.parts.get(name)))
    .join('');

const text = (value: unknown): string => xmlText(value === null ? '' : String(value));

const onlyTypeOf = (field: FieldNode | undefined): FieldType | undefined =>
  field?.types.size === 1 ? [...field.types][0] : undefined;

const kindOf = (type: FieldType = 'string'): string => (type.startsWith('list') ? 'list' : type);

/** The letters that every edition of XML 1.0 allows in names, and so every reader. */
const notFirst = /^[^_[\p{L}--[ªµº]--[\u{10000}-\u{10ffff}]]]/v;
const notAllowed = /[^_.0-9\-[\p{L}--[ªµº]--[\u{10000}-\u{10ffff}]]]/gv;

/** Names begin with a letter, and those that begin with "xml" belong to XML itself. */
function tagOf(name: string): string {
  const tag = name.replaceAll(notAllowed, '_');
  return notFirst.test(tag) || /^xml/i.test(tag) ? `_${tag}` : tag;
}
