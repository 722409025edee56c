/** A JSON Schema as the OpenAPI document uses it; only what the walks read. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  pattern?: string;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
}

interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  schema: JsonSchema;
}

/** One operation of the served document: whatever is added to the contract comes along by itself. */
export interface WalkedOperation {
  id: string;
  method: string;
  path: string;
  needsKey: boolean;
  parameters: Parameter[];
  bodies: Record<string, JsonSchema>;
  statuses: string[];
}

export interface Walk {
  operations: WalkedOperation[];
  /** The schema behind a reference. */
  resolve(schema: JsonSchema): JsonSchema;
}

interface Served {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        security: unknown[];
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema: JsonSchema }> };
        responses: object;
      }
    >
  >;
  components: { schemas: Record<string, JsonSchema> };
}

export async function walkOpenApi(baseUrl: string): Promise<Walk> {
  const served = (await (await fetch(`${baseUrl}/openapi.json`)).json()) as Served;
  const operations = Object.entries(served.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      needsKey: operation.security.length > 0,
      parameters: operation.parameters ?? [],
      bodies: Object.fromEntries(
        Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema]),
      ),
      statuses: Object.keys(operation.responses),
    })),
  );
  return {
    operations,
    resolve(schema) {
      const name = schema.$ref?.split('/').at(-1);
      return name === undefined ? schema : (served.components.schemas[name] ?? {});
    },
  };
}

/** The kind of id each path parameter takes, by the example that the contract gives it: `ext` for `ext_01JDA3…`. */
export function idPrefixOf(schema: JsonSchema): string {
  const example = String(schema.example ?? schema.examples?.[0] ?? '');
  return example.split('_')[0] ?? '';
}
