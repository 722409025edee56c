/** JSON Schema in short, for the files of an app. Written from Make's public documentation of its format. */

export type JsonSchema = Record<string, unknown>;

export const text: JsonSchema = { type: 'string' };
export const shortText: JsonSchema = { type: 'string', minLength: 1, maxLength: 512 };
export const anything: JsonSchema = {};
export const yesOrNo: JsonSchema = { type: 'boolean' };
export const textOrNull: JsonSchema = { type: ['string', 'null'] };

const iml: JsonSchema = { type: 'string', pattern: '\\{\\{.*\\}\\}' };

export const oneOf = (...schemas: JsonSchema[]): JsonSchema => ({ anyOf: schemas });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const words = (...values: unknown[]): JsonSchema => ({ enum: values });

/** One of some words, or IML that gives one. */
export const wordsOrIml = (...values: string[]): JsonSchema => oneOf(words(...values), iml);
export const yesNoOrIml: JsonSchema = { type: ['boolean', 'string'] };

/** An object with these keys and no others. */
export const closed = (properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** Each of some keys, all alike. */
export const each = (keys: readonly string[], schema: JsonSchema): Record<string, JsonSchema> =>
  Object.fromEntries(keys.map((key) => [key, schema]));

/** Headers and query strings: any names, plain values. */
export const flat: JsonSchema = {
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean', 'null', 'array'] },
};
