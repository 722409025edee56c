import { type Field, type FieldType, isJsonObject } from '@docglean/contract';

/** A field of some of the exported documents: the types it has in them, and the parts of an object or table. */
export interface FieldNode {
  types: Set<FieldType>;
  parts: FieldTree;
}

/** Fields by name, in the order in which they were met. */
export type FieldTree = Map<string, FieldNode>;

export type Values = Readonly<Record<string, unknown>>;

export const isTable = (value: unknown): value is Values[] =>
  Array.isArray(value) && value.some(isJsonObject);

/** The field in the tree, made where it is new. */
function nodeOf(tree: FieldTree, name: string): FieldNode {
  const known = tree.get(name);
  if (known) return known;
  const made: FieldNode = { types: new Set(), parts: new Map() };
  tree.set(name, made);
  return made;
}

/** Adds the fields that were asked for. */
export function addFields(tree: FieldTree, fields: readonly Field[]): void {
  for (const { name, type, fields: parts = [] } of fields) {
    const node = nodeOf(tree, name);
    node.types.add(type);
    addFields(node.parts, parts);
  }
}

/** Adds a field that a document has, by the names that lead to it. */
export function addField(tree: FieldTree, path: readonly string[], type: FieldType): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  const node = nodeOf(tree, name);
  if (rest.length === 0) node.types.add(type);
  else addField(node.parts, rest, type);
}

/** Adds what a person wrote beyond the fields: the parts of objects and the cells of rows can be new. */
export function addValues(tree: FieldTree, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    const node = nodeOf(tree, name);
    for (const part of Array.isArray(value) ? value : [value])
      if (isJsonObject(part)) addValues(node.parts, part);
    if (node.types.size === 0) node.types.add(typeOf(value));
  }
}

function typeOf(value: unknown): FieldType {
  if (isTable(value)) return 'list<object>';
  if (Array.isArray(value)) return 'list<string>';
  if (isJsonObject(value)) return 'object';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? 'number' : 'string';
}

/** Where a value stands in its document, and the field it belongs to. */
export interface Place {
  path: string[];
  node: FieldNode;
}

const isNested = (type: FieldType) => type === 'object' || type === 'list<object>';

/** The fields that hold a plain value or a list of them; an object's parts each count for themselves. */
export function plainFields(tree: FieldTree, parents: readonly string[] = []): Place[] {
  return [...tree].flatMap(([name, node]) => {
    const path = [...parents, name];
    const own = [...node.types].some((type) => !isNested(type)) ? [{ path, node }] : [];
    return node.types.has('object') ? [...own, ...plainFields(node.parts, path)] : own;
  });
}

/** The fields that are tables, wherever they stand. */
export function tableFields(tree: FieldTree, parents: readonly string[] = []): Place[] {
  return [...tree].flatMap(([name, node]) => {
    const path = [...parents, name];
    const own = node.types.has('list<object>') ? [{ path, node }] : [];
    return node.types.has('object') ? [...own, ...tableFields(node.parts, path)] : own;
  });
}

/** The value at the end of the path; undefined where there is none. */
export function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (value: unknown, name) => (isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    values,
  );
}
