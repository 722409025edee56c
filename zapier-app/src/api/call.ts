import type { HttpRequestOptionsWithUrl, HttpResponse, RawHttpResponse, ZObject } from 'zapier-platform-core';
import type { Page } from './types.ts';

type Request = Omit<HttpRequestOptionsWithUrl, 'url'> & {
  /** From the root of the server: `/v1/me`. */
  path: string;
};

/** What the server answers. Throws in its own words. */
export async function call<Answer>(z: ZObject, request: Request): Promise<Answer> {
  return (await callForText(z, request)).data as Answer;
}

/** The answer as it came. */
export const callForText = (z: ZObject, { path, ...options }: Request): Promise<HttpResponse> =>
  orUnreachable(z, z.request({ ...options, url: path, removeMissingValuesFrom: { params: true } }));

/** A file that the server gives, as a stream. */
export const callForFile = (z: ZObject, { path, ...options }: Request): Promise<RawHttpResponse> =>
  orUnreachable(
    z,
    z.request({ ...options, url: path, raw: true, removeMissingValuesFrom: { params: true } }),
  );

/** The first page of a list. */
export const list = async <Item>(z: ZObject, path: string, params: object): Promise<Item[]> =>
  (await call<Page<Item>>(z, { path, params })).items;

async function orUnreachable<Response>(z: ZObject, request: Promise<Response>): Promise<Response> {
  try {
    return await request;
  } catch (error) {
    if ((error as Error).name !== 'FetchError') throw error;
    const reason = (error as Error).message.replace(/^.*reason: /s, '').trim();
    throw new z.errors.Error(
      `The Docglean server does not answer (${reason}). Check that it is running, that the Server URL of the connection is right, and that it can be reached from the internet: Zapier is not in your network.`,
      'NOT_REACHABLE',
      503,
    );
  }
}
