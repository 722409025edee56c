import { type OpenApi, type OperationObject, type Parameter, resolve, type Schema } from './openapi.ts';

/** A command for a terminal that makes the request, with `$KEY` for the key. */
export function curlOf(
  document: OpenApi,
  serverUrl: string,
  method: string,
  path: string,
  operation: OperationObject,
): string {
  const { parameters = [], requestBody, security } = operation;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    return parameter ? String(exampleOf(document, parameter.schema)) : name;
  });
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(
      ({ name, schema }: Parameter) => `${name}=${encodeURIComponent(String(exampleOf(document, schema)))}`,
    );
  const url = `${serverUrl}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  return [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "${url}"`,
    ...(security.length > 0 ? ['-H "X-API-Key: $KEY"'] : []),
    ...bodyOf(document, requestBody?.content ?? {}),
  ].join(' \\\n  ');
}

function bodyOf(
  document: OpenApi,
  content: NonNullable<OperationObject['requestBody']>['content'],
): string[] {
  // Files are easiest to send as a form.
  const form = content['multipart/form-data'];
  if (form?.schema) return formOf(resolve(document, form.schema));
  if (content['application/octet-stream'])
    return ['-H "Content-Type: application/octet-stream"', '--data-binary @invoice.pdf'];
  const schema = content['application/json']?.schema;
  if (!schema) return [];
  const example = JSON.stringify(exampleOf(document, schema)).replaceAll("'", String.raw`'\''`);
  return ['-H "Content-Type: application/json"', `-d '${example}'`];
}

/** As many files as are needed. */
function formOf({ properties = {} }: Schema): string[] {
  const least = properties.files?.minItems ?? 1;
  if (least === 1) return ['-F files=@invoice.pdf'];
  return Array.from({ length: least }, (_, index) => `-F files=@contract-${index + 1}.pdf`);
}

/** A value of the schema: what is needed, with the examples that it gives. */
function exampleOf(document: OpenApi, given: Schema): unknown {
  const schema = resolve(document, given);
  const example =
    schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (example !== undefined) return example;
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return exampleOf(document, first);
  if (schema.properties) {
    const needed = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(needed.map(([name, property]) => [name, exampleOf(document, property)]));
  }
  if (schema.items) return [exampleOf(document, schema.items)];
  const byType: Record<string, unknown> = { integer: 1, number: 1, boolean: true, object: {} };
  const value = byType[String(schema.type)];
  if (value !== undefined) return value;
  return schema.format === 'date-time' ? '2026-03-01T00:00:00.000Z' : 'text';
}
