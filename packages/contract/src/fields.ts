import * as z from 'zod';
import { fieldsOfSchema, type JsonSchema } from './json-schema.ts';

export const fieldTypes = [
  'string',
  'number',
  'integer',
  'currency',
  'date',
  'datetime',
  'boolean',
  'enum',
  'object',
  'list<string>',
  'list<number>',
  'list<object>',
] as const;

export const FieldType = z.enum(fieldTypes).meta({
  id: 'FieldType',
  description:
    'What kind of value a field holds. `currency` is an amount of money given as a number; `date` comes back as YYYY-MM-DD; `list<object>` is a table, one object per row.',
});
export type FieldType = z.output<typeof FieldType>;

/** One thing to find in a document. `fields` describes the columns of a `list<object>` or the parts of an `object`. */
export interface Field {
  name: string;
  type: FieldType;
  description?: string | undefined;
  required?: boolean | undefined;
  enum?: string[] | undefined;
  format?: string | undefined;
  synonyms?: string[] | undefined;
  fields?: Field[] | undefined;
}

/** What describes a field, less the parts it may have. */
export const fieldShape = {
  name: z.string().min(1).max(100).meta({
    description: 'Your own name for the value; results use it exactly as written.',
    example: 'invoice_number',
  }),
  type: FieldType,
  description: z.string().max(1000).optional().meta({ description: 'What the value is, in your words.' }),
  required: z.boolean().optional().meta({ description: 'A document without this value needs review.' }),
  enum: z
    .array(z.string().min(1))
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'The values to choose from; with type `enum`.' }),
  format: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'A pattern the value follows, such as `INV-####`.' }),
  synonyms: z
    .array(z.string().min(1).max(100))
    .max(50)
    .optional()
    .meta({
      description: 'Other words that documents print beside this value.',
      example: ['Invoice no.', 'Rechnungsnummer'],
    }),
};

export const Field: z.ZodType<Field> = z
  .strictObject({
    ...fieldShape,
    get fields() {
      return z
        .array(Field)
        .min(1)
        .max(100)
        .optional()
        .meta({ description: 'Columns of a `list<object>`, or parts of an `object`.' });
    },
  })
  .meta({ id: 'Field', description: 'One thing to find in a document.' });

/** Finds what the schema's shape cannot say: doubled names, enums without values, tables without columns. */
export function checkFields(
  fields: readonly Field[],
  context: z.RefinementCtx,
  path: (string | number)[] = [],
): void {
  const seen = new Set<string>();
  for (const [index, field] of fields.entries()) {
    const report = (message: string, at: string) =>
      context.addIssue({ code: 'custom', message, path: [...path, index, at] });
    if (seen.has(field.name))
      report(`The name "${field.name}" is used twice. Give each field its own name.`, 'name');
    seen.add(field.name);
    if (field.type === 'enum' && !field.enum) report('An enum field needs its values in "enum".', 'enum');
    const nested = field.type === 'object' || field.type === 'list<object>';
    if (nested && !field.fields) report(`A field of type ${field.type} needs its own "fields".`, 'fields');
    if (!nested && field.fields)
      report('Only object and list<object> fields have "fields" of their own.', 'fields');
    if (field.fields) checkFields(field.fields, context, [...path, index, 'fields']);
  }
}

export const FieldList = z
  .array(Field)
  .min(1)
  .max(200)
  .superRefine((fields, context) => checkFields(fields, context))
  .meta({ description: 'The values to find.' });

/** JSON Schema instead of a field list: becomes one. */
export const SchemaOfFields = z
  .record(z.string(), z.unknown())
  .superRefine((schema, context) => {
    const fields = FieldList.safeParse(fieldsOfSchema(schema as JsonSchema));
    if (fields.success) return;
    const [issue] = fields.error.issues;
    context.addIssue({
      code: 'custom',
      message: `This JSON Schema describes no fields that can be looked for. It must be of type "object" with "properties". ${issue?.message ?? ''}`,
    });
  })
  .meta({ description: 'The same as a JSON Schema of type `object`: each property is a field.' });

/** The field list that a request asks for, in either of its two forms. */
export function fieldsAskedFor(request: {
  fields?: Field[] | undefined;
  schema?: Record<string, unknown> | undefined;
}): Field[] | undefined {
  return request.fields ?? (request.schema && fieldsOfSchema(request.schema as JsonSchema));
}
