import type { ErrorResponse } from '@docglean/contract';
import type { TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';

/** What a request answered: its status, and its JSON where it has any. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape was checked against the OpenAPI document when it arrived.
  json: any;
}

/** Sends JSON or a form, and gives what came back. */
export async function call(
  server: TestServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const json = body !== undefined && !(body instanceof FormData);
  const response = await server.request(path, {
    method,
    ...(body instanceof FormData && { body }),
    ...(json && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  return { status: response.status, json: text ? JSON.parse(text) : null };
}

/** Status and code of a request that must fail. */
export async function refusal(
  server: TestServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<[number, string]> {
  const { status, json } = await call(server, method, path, body);
  return [status, (json as ErrorResponse).error.code];
}

/** A form with files and plain values. */
export function formOf(
  files: readonly File[],
  values: Readonly<Record<string, string>> = {},
  part = 'files',
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  for (const file of files) form.append(part, file);
  return form;
}

/** Submits files, waits, and gives the extraction's id with its documents. */
export async function extractAll(server: TestServer, files: File[], options: object = {}) {
  const { id } = await server.client.extractions.create({ files, ...options });
  await server.client.extractions.wait(id);
  return { id, documents: await Array.fromAsync(server.client.extractions.results(id)) };
}

/** What a parser learned from reviews, as soon as it has learned anything. */
export const memoriesOf = (server: TestServer, parserId: string): Promise<{ id: string }[]> =>
  until(async () => {
    const { items } = (await call(server, 'GET', `/v1/parsers/${parserId}/memories`)).json;
    return items.length > 0 && items;
  });
