import type { Field, FieldType } from './fields.ts';

/** What this reads of JSON Schema; everything else in a schema is passed over. */
export interface JsonSchema {
  type?: string | readonly string[];
  format?: string;
  description?: string;
  title?: string;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
}

const PLAIN_TYPES: Readonly<Record<string, FieldType>> = {
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  string: 'string',
};

/** The properties of an object schema as fields, in their order. */
export function fieldsOfSchema(schema: JsonSchema): Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    ...fieldOf(name, property),
    ...(required.has(name) && { required: true }),
  }));
}

function fieldOf(name: string, property: JsonSchema): Field {
  const schema = present(property);
  const { title, description } = { ...property, ...schema };
  const field = {
    name,
    ...(description && { description: description.slice(0, 1000) }),
    ...(title && title !== name && { synonyms: [title.slice(0, 100)] }),
  };
  const choices = (schema.enum ?? []).filter((choice) => typeof choice === 'string');
  if (choices.length > 0) return { ...field, type: 'enum', enum: choices };
  const type = typeOf(schema);
  if (type === 'array') return { ...field, ...listOf(schema.items ?? {}) };
  if (type === 'object' && schema.properties)
    return { ...field, type: 'object', fields: fieldsOfSchema(schema) };
  return { ...field, type: plainType(type, schema.format, description) };
}

function listOf(items: JsonSchema): Pick<Field, 'type' | 'fields'> {
  const schema = present(items);
  const type = typeOf(schema);
  if (type === 'object' && schema.properties) return { type: 'list<object>', fields: fieldsOfSchema(schema) };
  return { type: type === 'number' || type === 'integer' ? 'list<number>' : 'list<string>' };
}

function plainType(type: string, format: string | undefined, description = ''): FieldType {
  if (type !== 'string') return PLAIN_TYPES[type] ?? 'string';
  if (format === 'date-time') return 'datetime';
  if (format === 'date' || /\byyyy-mm-dd\b/i.test(description)) return 'date';
  return 'string';
}

/** "a string or null" is written as a choice of schemas or as a list of types. */
function present(schema: JsonSchema): JsonSchema {
  const choice = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find((one) => typeOf(one) !== 'null');
  return choice ?? schema;
}

const typeOf = ({ type, properties, items }: JsonSchema): string => {
  const named = typeof type === 'string' ? type : type?.find((one) => one !== 'null');
  return named ?? (properties ? 'object' : items ? 'array' : 'string');
};
