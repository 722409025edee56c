import type { AfterResponseMiddleware, HttpResponse, ZObject } from 'zapier-platform-core';
import { type Treatment, treatmentOf } from './error-table.ts';
import type { ApiErrorBody } from './types.ts';

/** Zapier does not wait longer than that before it runs a step again. */
const longestDelaySeconds = 300;

/** Errors of the server in its own words, as the class that makes Zapier do the right thing. */
export const throwForErrors: AfterResponseMiddleware = async (response, z) => {
  // Answers of other servers are judged where they were asked for.
  if (!response.request.middlewareData?.docglean) return response;
  if (response.status >= 300 && response.status < 400) throw movedError(z, response);
  if (response.status < 400 || response.skipThrowForStatus) return response;
  const body = await readErrorBody(response);
  const code = body?.error.code;
  throw errorFor(z, treatmentOf(code, response.status), {
    message: body ? inWords(body) : notDocglean(response.status),
    code: code ?? 'NOT_DOCGLEAN',
    status: response.status,
    retryAfterSeconds: Number(response.getHeader('retry-after')) || undefined,
  });
};

interface Problem {
  message: string;
  code: string;
  status: number;
  retryAfterSeconds: number | undefined;
}

function errorFor(z: ZObject, treatment: Treatment, problem: Problem): Error {
  const { message, code, status, retryAfterSeconds } = problem;
  switch (treatment.as) {
    case 'expired':
      return new z.errors.ExpiredAuthError(message);
    case 'halted':
      return new z.errors.HaltedError(message);
    case 'throttled':
      return new z.errors.ThrottledError(
        message,
        Math.min(retryAfterSeconds ?? treatment.seconds, longestDelaySeconds),
      );
    case 'error':
      return new z.errors.Error(message, code, status);
  }
}

/** What is wrong, where, how to mend it, and how to ask about it. */
function inWords({ error: { message, details = [], request_id } }: ApiErrorBody): string {
  const lines = details.map(({ path, message: what, fix }) =>
    [`${path}: ${what}`, fix].filter(Boolean).join(' '),
  );
  return [message, ...lines, `Request ID: ${request_id}`].join('\n');
}

const notDocglean = (status: number): string =>
  `The server answered with ${status}, and not as Docglean does. Check the Server URL of the connection: another program may be running at this address.`;

function movedError(z: ZObject, response: HttpResponse): Error {
  const target = URL.parse(response.getHeader('location') ?? '', response.request.url);
  const where = target ? ` to ${target.origin}` : '';
  return new z.errors.Error(
    `The server sends this request on${where}. Connect with the address where Docglean really runs: the API key is not sent anywhere else.`,
    'MOVED',
    response.status,
  );
}

async function readErrorBody(response: HttpResponse): Promise<ApiErrorBody | undefined> {
  try {
    // An answer asked for as a file brings its error as one too.
    const text = response.request.raw ? await textOf(response) : response.content;
    const body = JSON.parse(text) as ApiErrorBody;
    return typeof body.error?.message === 'string' ? body : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (response: unknown): Promise<string> => (response as { text(): Promise<string> }).text();
