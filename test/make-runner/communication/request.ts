import type { Scope } from '../iml/evaluate.ts';
import { ImlError, placed } from '../iml/iml-error.ts';
import { transform } from '../iml/template.ts';
import type { Collection } from '../iml/values.ts';
import { bodyOf, plainText, type RequestBody } from './body.ts';
import type { Step } from './step.ts';

export interface Request {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: RequestBody | undefined;
}

/** The request of a step, or nothing: a step without `url` sends none (component-blocks/api, "request-less"). */
export function requestOf(step: Step, scope: Scope, place: string): Request | undefined {
  if (step.url === undefined) return undefined;
  const work = <Part>(key: keyof Step): Part => transform(step[key], scope, `${place}/${key}`) as Part;
  const method = work<string | undefined>('method') ?? 'GET';
  const body =
    method === 'GET' ? undefined : placed(place, () => bodyOf(work('type') ?? 'json', work('body')));
  return placed(place, () => ({
    method,
    url: addressOf(work('baseUrl'), work('url'), work('qs')),
    headers: {
      ...(body?.contentType && { 'content-type': body.contentType }),
      ...lowerCased(work('headers')),
    },
    body,
  }));
}

/** A relative address is put behind that of the base; a doubled slash becomes one. */
function addressOf(baseUrl: string | undefined, url: string, qs: Collection | undefined): URL {
  const absolute = /^https?:\/\//.test(url);
  if (!absolute && !baseUrl) throw new ImlError(`"${url}" is relative, and there is no base address.`);
  const address = new URL(absolute ? url : `${baseUrl?.replace(/\/$/, '')}/${url.replace(/^\//, '')}`);
  address.pathname = address.pathname.replace(/\/{2,}/g, '/');
  for (const [name, value] of Object.entries(present(qs)))
    address.searchParams.append(name, plainText(name, value));
  return address;
}

const lowerCased = (headers: Collection | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(present(headers)).map(([name, value]) => [name.toLowerCase(), plainText(name, value)]),
  );

/** Without what is null or not there, which is not sent. */
const present = (values: Collection | undefined): Collection =>
  Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== null),
  );
