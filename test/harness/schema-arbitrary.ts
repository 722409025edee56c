import fc, { type Arbitrary } from 'fast-check';
import type { JsonSchema, Walk } from './openapi-walk.ts';

/** Values that fit a schema mostly, and values that do not, made from nothing but the OpenAPI document. */
export interface SchemaArbitraries {
  fitting(schema: JsonSchema): Arbitrary<unknown>;
  /** Fits but for something somewhere inside. */
  nearly(schema: JsonSchema): Arbitrary<unknown>;
}

/** What an opaque cursor could stand for. */
const cursors = ['v1:', 'v1:a', 'v1:\0', 'v1:-1', 'v1:99999999999999999999', 'v2:1'].map((text) =>
  Buffer.from(text).toString('base64url'),
);

const odd: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '\0',
    '\ud800',
    '\u202e',
    [],
    {},
    -1,
    0,
    1e308,
    2 ** 53,
    -0.5,
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constant('x'.repeat(5000)),
  fc.constantFrom(
    "'; drop table account; --",
    '%00',
    '../../etc/passwd',
    '{{7*7}}',
    'NaN',
    '1e999',
    '99999999999999999999',
  ),
  fc.constantFrom(...cursors),
  fc.jsonValue({ maxDepth: 2 }),
);

/** `ids` are of things that exist, so that requests come past the 404. */
export function schemaArbitraries(
  { resolve }: Pick<Walk, 'resolve'>,
  ids: readonly string[],
): SchemaArbitraries {
  const text = (schema: JsonSchema): Arbitrary<string> => {
    const example = schema.example ?? schema.examples?.[0];
    const known = typeof example === 'string' ? [example, ...ids.filter((id) => sameKind(id, example))] : [];
    if (known.length > 0 && schema.pattern === undefined) {
      return fc.oneof(fc.constantFrom(...known), plain(schema));
    }
    switch (schema.format) {
      case 'uri':
        return fc.constantFrom(
          'http://127.0.0.1:9/a',
          'http://127.0.0.1:9/?b=%F0',
          'https://docs.invalid/c.pdf',
        );
      case 'date':
        return fc
          .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
          .map((date) => date.toISOString().slice(0, 10));
      case 'date-time':
        return fc
          .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
          .map((date) => date.toISOString());
      case 'base64':
        return fc.base64String({ minLength: 4, maxLength: 400 });
    }
    if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern), { maxLength: 40 });
    return plain(schema);
  };
  const plain = ({ minLength = 0, maxLength = 60 }: JsonSchema) =>
    fc.string({
      unit: 'grapheme',
      minLength,
      maxLength: Math.max(minLength, Math.min(maxLength, minLength + 40)),
    });

  const number = (schema: JsonSchema, whole: boolean): Arbitrary<number> => {
    const min = schema.minimum ?? -1000;
    // Nobody wants to wait for an answer that is held for a minute.
    const max = Math.max(min, Math.min(schema.maximum ?? 1000, 1000));
    return whole
      ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
      : fc.double({ min, max, noNaN: true });
  };

  const of = (given: JsonSchema, depth: number, spoil: boolean): Arbitrary<unknown> => {
    const schema = resolve(given);
    const inner = (one: JsonSchema) => of(one, depth - 1, spoil);
    const fit = fitting(schema, depth, inner);
    return spoil ? fc.oneof({ weight: 9, arbitrary: fit }, { weight: 1, arbitrary: odd }) : fit;
  };

  const fitting = (
    schema: JsonSchema,
    depth: number,
    inner: (schema: JsonSchema) => Arbitrary<unknown>,
  ): Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (choices) return depth > 0 ? fc.oneof(...choices.map(inner)) : fc.constant(null);
    switch ([schema.type].flat()[0]) {
      case 'object':
        return object(schema, depth, inner);
      case 'array':
        return depth > 0
          ? fc.array(inner(schema.items ?? {}), {
              minLength: schema.minItems ?? 0,
              maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
            })
          : fc.constant([]);
      case 'integer':
        return number(schema, true);
      case 'number':
        return number(schema, false);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'string':
        return text(schema);
      default:
        return fc.jsonValue({ maxDepth: 1 });
    }
  };

  const object = (
    schema: JsonSchema,
    depth: number,
    inner: (schema: JsonSchema) => Arbitrary<unknown>,
  ): Arbitrary<unknown> => {
    const properties = Object.entries(schema.properties ?? {});
    if (properties.length === 0) {
      const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
      return depth > 0
        ? fc.dictionary(fc.string({ maxLength: 10 }), inner(values), { maxKeys: 3 })
        : fc.constant({});
    }
    const required = schema.required ?? [];
    const kept = properties.filter(([name]) => depth > 0 || required.includes(name));
    return fc.record(Object.fromEntries(kept.map(([name, value]) => [name, inner(value)])), {
      requiredKeys: required.filter((name) => kept.some(([one]) => one === name)),
    });
  };

  return {
    fitting: (schema) => of(schema, 5, false),
    nearly: (schema) =>
      fc.oneof({ weight: 5, arbitrary: of(schema, 5, true) }, { weight: 1, arbitrary: odd }),
  };
}

const sameKind = (id: string, example: string) => id.split('_')[0] === example.split('_')[0];
