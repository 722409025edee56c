import { idPrefixOf, type JsonSchema, type Walk, type WalkedOperation } from '../harness/openapi-walk.ts';
import { noteAnswer } from '../harness/seen-answers.ts';

export interface WalkedRequest {
  path: string;
  query: URLSearchParams;
  method: string;
  /** Where the operation has a body: its media type, and the body. */
  type?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** An id that no thing has. */
export const nowhere = (prefix: string) => `${prefix}_01JDA3M5R2V9Q8XK4T7W6Z1B0C`;

export const isId = (schema: JsonSchema) => schema.type === 'string' && !schema.enum;

/** The operation with the given ids, the settings it must have and the smallest body it takes. */
export function walkedRequest(
  walk: Walk,
  operation: WalkedOperation,
  idOf: (prefix: string) => string = nowhere,
): WalkedRequest {
  const query = new URLSearchParams();
  for (const { name, required, schema, ...parameter } of operation.parameters) {
    if (parameter.in === 'query' && required) query.set(name, String(smallest(walk, schema)));
  }
  const [type, schema] = Object.entries(operation.bodies)[0] ?? [];
  const body = type === 'application/json' && schema ? JSON.stringify(smallest(walk, schema)) : 'x';
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    pathPart(walk, operation, name, idOf),
  );
  return { path, query, method: operation.method, ...(type && { type, body }) };
}

/** Sends it, and notes that this answer was seen of the operation. */
export async function sendWalked(
  baseUrl: string,
  operationId: string,
  { path, query, method, type, body, headers }: WalkedRequest,
): Promise<Response> {
  const response = await fetch(`${baseUrl}${path}?${query}`, {
    method,
    headers: { ...headers, ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });
  noteAnswer(expect.getState().testPath ?? '', `${operationId} ${response.status}`);
  return response;
}

/** A part of an address: an id of its kind, or the least number. */
export function pathPart(
  walk: Walk,
  operation: WalkedOperation,
  name: string,
  idOf: (prefix: string) => string,
): string {
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
  const schema = walk.resolve(parameter?.schema ?? {});
  return isId(schema) ? idOf(idPrefixOf(schema)) : String(smallest(walk, schema));
}

/** The least that fits a schema. */
function smallest(walk: Walk, given: JsonSchema): unknown {
  const schema = walk.resolve(given);
  const example = schema.example ?? schema.examples?.[0];
  if (example !== undefined) return example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice) return smallest(walk, choice);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, smallest(walk, schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => smallest(walk, schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return schema.format === 'uri' ? 'https://example.com/x' : 'x'.repeat(schema.minLength ?? 1);
  }
}
