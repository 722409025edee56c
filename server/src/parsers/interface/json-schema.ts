import type { Field } from '@docglean/contract';

interface SchemaNode {
  type: string | string[];
  title?: string;
  description?: string;
  format?: string;
  enum?: (string | null)[];
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
}

/** JSON Schema of a parser's `result`; every value may be null, for documents that do not have it. */
export const jsonSchema = (fields: readonly Field[]) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...objectSchema(fields),
});

const objectSchema = (fields: readonly Field[]) => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
});

function schemaOf(field: Field): SchemaNode {
  const described = field.description ? { description: field.description } : {};
  return { ...shapeOf(field), ...described };
}

function shapeOf({ type, enum: values, fields = [] }: Field): SchemaNode {
  switch (type) {
    case 'number':
    case 'currency':
      return { type: ['number', 'null'] };
    case 'integer':
      return { type: ['integer', 'null'] };
    case 'boolean':
      return { type: ['boolean', 'null'] };
    case 'date':
      return { type: ['string', 'null'], format: 'date' };
    case 'datetime':
      return { type: ['string', 'null'], format: 'date-time' };
    case 'enum':
      return { type: ['string', 'null'], enum: [...(values ?? []), null] };
    case 'object':
      return { ...objectSchema(fields), type: ['object', 'null'] };
    case 'list<object>':
      return { type: ['array', 'null'], items: objectSchema(fields) };
    case 'list<number>':
      return { type: ['array', 'null'], items: { type: 'number' } };
    case 'list<string>':
      return { type: ['array', 'null'], items: { type: 'string' } };
    default:
      return { type: ['string', 'null'] };
  }
}
