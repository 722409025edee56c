import type { Field } from '@docglean/contract';

/** A JSON Schema as the strict mode of OpenAI takes it: every property required, none besides, "nothing" written as null. */
export interface AnswerSchema {
  type: string | string[];
  description?: string;
  enum?: (string | null)[];
  properties?: Record<string, AnswerSchema>;
  required?: string[];
  additionalProperties?: false;
  items?: AnswerSchema;
}

/** The schema of an answer with a value for each of these fields, under the fields' own names. */
export const answerSchema = (fields: readonly Field[]): StrictObject<AnswerSchema> =>
  strictObject(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])));

interface StrictObject<Schema> {
  type: 'object';
  properties: Record<string, Schema>;
  required: string[];
  additionalProperties: false;
}

/** An object with exactly these properties. */
export const strictObject = <Schema>(properties: Record<string, Schema>): StrictObject<Schema> => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

function schemaOf(field: Field): AnswerSchema {
  const described = describe(field);
  switch (field.type) {
    case 'object':
      return { ...described, ...answerSchema(field.fields ?? []) };
    case 'list<object>':
      return { ...described, type: 'array', items: answerSchema(field.fields ?? []) };
    case 'list<string>':
      return { ...described, type: 'array', items: { type: 'string' } };
    case 'list<number>':
      return { ...described, type: 'array', items: { type: 'number' } };
    case 'enum':
      return { ...described, type: ['string', 'null'], enum: [...(field.enum ?? []), null] };
    case 'number':
    case 'currency':
      return { ...described, type: ['number', 'null'] };
    case 'integer':
    case 'boolean':
      return { ...described, type: [field.type, 'null'] };
    default:
      return { ...described, type: ['string', 'null'] };
  }
}

const FORMATS: Partial<Record<Field['type'], string>> = {
  date: 'As YYYY-MM-DD.',
  datetime: 'As YYYY-MM-DDTHH:MM:SS.',
  currency: 'An amount of money as a number, without its currency.',
};

/** What the user says of a field, for the model to read. */
function describe({ type, description, synonyms, format }: Field): Pick<AnswerSchema, 'description'> {
  const parts = [
    description,
    synonyms && synonyms.length > 0 && `Documents also call it: ${synonyms.join(', ')}.`,
    format && `It looks like ${format}.`,
    FORMATS[type],
  ].filter(Boolean);
  return parts.length > 0 ? { description: parts.join(' ') } : {};
}
