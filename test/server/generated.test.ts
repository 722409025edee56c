import { ErrorResponse } from '@docglean/contract';
import fc, { type Arbitrary } from 'fast-check';
import { type JsonSchema, type Walk, type WalkedOperation, walkOpenApi } from '../harness/openapi-walk.ts';
import { type SchemaArbitraries, schemaArbitraries } from '../harness/schema-arbitrary.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile } from './sample-files.ts';

/**
 * Well- and ill-formed requests to every operation of the served OpenAPI document, made from that document: never a
 * 500, never an answer that is not documented. What is added to the API later is tried too.
 */
const runs = 60;

let server: TestServer;
let walk: Walk;
let values: SchemaArbitraries;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_ALLOW_PRIVATE_URLS: 'false', DOCGLEAN_MAX_FILE_MB: '1' });
  walk = await walkOpenApi(server.url);
  values = schemaArbitraries(walk, await makeThings());
});
afterAll(() => server.close());

/** Ids of things that exist. Not that of the key the test itself uses. */
async function makeThings(): Promise<string[]> {
  const { client } = server;
  const upload = await client.uploads.create(await invoiceFile('INV-1'), 'a.pdf');
  const { id } = await client.extractions.create({ files: [{ upload_id: upload.id }] });
  await client.extractions.wait(id);
  const [document] = await Array.fromAsync(client.extractions.results(id));
  return [upload.id, id, document?.id ?? ''];
}

interface GeneratedRequest {
  at: string;
  init: RequestInit;
  /** Every part fits its schema. */
  fits: boolean;
}

function requests(operation: WalkedOperation): Arbitrary<GeneratedRequest> {
  return fc.boolean().chain((fits) => {
    const value = (schema: JsonSchema) => (fits ? values.fitting(schema) : values.nearly(schema));
    const of = (where: string) => operation.parameters.filter((parameter) => parameter.in === where);
    const path = fc.record(Object.fromEntries(of('path').map(({ name, schema }) => [name, value(schema)])));
    const query = fc.record(
      Object.fromEntries(of('query').map(({ name, schema }) => [name, value(schema)])),
      {
        requiredKeys: fits ? of('query').flatMap(({ name, required }) => (required ? [name] : [])) : [],
      },
    );
    const types = Object.entries(operation.bodies);
    const body: Arbitrary<Pick<RequestInit, 'body' | 'headers'>> =
      types.length === 0
        ? fc.constant({})
        : fc.oneof(...types.map(([type, schema]) => bodyOf(type, schema, value)), ...(fits ? [] : [junk]));
    return fc.record({ path, query, body }).map(({ path: ids, query: settings, body: sent }) => {
      const at = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(ids[name]));
      const search = new URLSearchParams(asPairs(settings));
      return { at: `${at}?${search}`, init: { method: operation.method, ...sent }, fits };
    });
  });
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
/** An empty part, or dots, would make it another address. */
const segment = (value: unknown) => {
  const text = encodeURIComponent(asText(value));
  return /^\.*$/.test(text) ? 'x' : text;
};

function bodyOf(
  type: string,
  schema: JsonSchema,
  value: (schema: JsonSchema) => Arbitrary<unknown>,
): Arbitrary<Pick<RequestInit, 'body' | 'headers'>> {
  const headers = { 'content-type': type };
  if (type === 'application/json')
    return value(schema).map((one) => ({ headers, body: JSON.stringify(one) }));
  if (type === 'application/x-www-form-urlencoded') {
    return value(schema).map((one) => ({ headers, body: new URLSearchParams(asPairs(one)).toString() }));
  }
  if (type === 'multipart/form-data') {
    return value(schema).map((one) => {
      const form = new FormData();
      for (const [name, part] of asPairs(one)) {
        if (name === 'files') form.append('files', new Blob([part]), 'a.pdf');
        else form.append(name, part);
      }
      return { body: form };
    });
  }
  return fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => ({ headers, body: new Blob([new Uint8Array(bytes)]) }));
}

const asPairs = (value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([name, one]) => [name.toWellFormed(), asText(one)])
    : [['value', asText(value)]];

const junk: Arbitrary<Pick<RequestInit, 'body' | 'headers'>> = fc.record({
  headers: fc
    .constantFrom(
      'application/json',
      'application/json; charset=utf-7',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/x-www-form-urlencoded',
    )
    .map((type) => ({ 'content-type': type })),
  body: fc.oneof(
    fc.string(),
    fc.constantFrom('{', '[[[[', '--x\r\n\r\n', '--x--', '"\\ud800"', 'null', '[]', '1'),
  ),
});

/** What would end the test itself. */
const leftOut = (operation: WalkedOperation, { at }: GeneratedRequest) =>
  operation.id === 'getExtraction' && Number(new URLSearchParams(at.split('?')[1]).get('wait')) > 5;

test('never a 500, always a documented answer, and every refusal in the shape of an error', async () => {
  const succeeded = new Set<string>();
  for (const operation of walk.operations) {
    await fc.assert(
      fc.asyncProperty(requests(operation), async (generated) => {
        if (leftOut(operation, generated)) return;
        // This fetch fails on statuses, content types and shapes that are not in the document.
        const response = await server.request(generated.at, generated.init);
        if (response.ok) succeeded.add(operation.id);
        if (response.ok) return void (await response.arrayBuffer());
        const answer = ErrorResponse.parse(await response.json());
        if (response.status >= 500) throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
        if (answer.error.code === 'INVALID_PAYLOAD' && answer.error.details)
          expect(answer.error.details.length).toBeGreaterThan(0);
      }),
      { numRuns: runs },
    );
  }
  // The well-formed ones are well-formed: most operations that need no id of a thing were seen to accept one.
  const withoutIds = walk.operations.filter(({ path }) => !path.includes('{')).map(({ id }) => id);
  expect(withoutIds.filter((id) => succeeded.has(id)).length).toBeGreaterThan(withoutIds.length / 2);
}, 300_000);
