import type { ErrorResponse } from '@docglean/contract';
import { type JsonSchema, type Walk, type WalkedOperation, walkOpenApi } from '../harness/openapi-walk.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { sendWalked, type WalkedRequest, walkedRequest } from './walked-request.ts';

/** Every operation of the served OpenAPI document is tried, so what is added later is tried too. */
let server: TestServer;
let walk: Walk;
beforeAll(async () => {
  server = await startTestServer();
  walk = await walkOpenApi(server.url);
});
afterAll(() => server.close());

const send = (operation: WalkedOperation, changed: Partial<WalkedRequest>) =>
  sendWalked(server.url, operation.id, {
    ...walkedRequest(walk, operation),
    headers: { 'x-api-key': apiKey },
    ...changed,
  });

/** What the 400 is about. */
async function refusedPaths(response: Response): Promise<string[]> {
  const { error } = (await response.json()) as ErrorResponse;
  expect([response.status, error.code]).toEqual([400, 'INVALID_PAYLOAD']);
  return (error.details ?? []).map(({ path }) => path);
}

/** A text of which any would do. */
const isFreeText = (schema: JsonSchema) =>
  [schema, ...(schema.anyOf ?? [])].some(
    ({ type, enum: words, format, pattern }) => type === 'string' && !words && !format && !pattern,
  );

const settings = () =>
  walk.operations.flatMap((operation) =>
    operation.parameters
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => ({ operation, ...parameter, schema: walk.resolve(parameter.schema) })),
  );

test('400: a setting that does not fit is named, for every operation', async () => {
  const particular = settings().filter(({ schema }) => !isFreeText(schema));
  expect(particular.length).toBeGreaterThan(20);
  for (const { operation, name } of particular) {
    const { query } = walkedRequest(walk, operation);
    query.set(name, '§ no such value');
    const [path = ''] = await refusedPaths(await send(operation, { query }));
    expect([operation.id, path.split('.')[0]]).toEqual([operation.id, name]);
  }
});

test('400: a setting that must be there is named, for every operation', async () => {
  const required = settings().filter((setting) => setting.required);
  expect(required.length).toBeGreaterThan(0);
  for (const { operation, name } of required) {
    const { query } = walkedRequest(walk, operation);
    query.delete(name);
    expect([operation.id, await refusedPaths(await send(operation, { query }))]).toEqual([
      operation.id,
      [name],
    ]);
  }
});

test('400: a body of JSON that is no object, for every operation', async () => {
  const withJson = walk.operations.filter(({ bodies }) => bodies['application/json']);
  expect(withJson.length).toBeGreaterThan(5);
  for (const operation of withJson) {
    const response = await send(operation, { type: 'application/json', body: '["text"]' });
    expect([operation.id, response.status]).toEqual([operation.id, 400]);
    await refusedPaths(response);
  }
});
