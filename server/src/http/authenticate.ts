import type { Scope } from '@docglean/contract';
import type { Request, Response } from 'express';
import { type Caller, findKey, nativeLimit } from '../accounts/find-key.ts';
import { type Rate, type RateLimit, rateOf } from '../accounts/rate.ts';
import { allows } from '../accounts/scopes.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';

/** Who calls, by `Authorization: Bearer` or `X-API-Key`. Throws UNAUTHORIZED, or RATE_LIMITED where it is too often. */
export async function authenticate(
  services: Services,
  request: Request,
  response: Response,
): Promise<Caller> {
  const credential = credentialOf(request);
  const limit = nativeLimit(services.config);
  const known = credential ? await identify(services, credential, limit) : null;
  if (!known) throw new ApiError('UNAUTHORIZED');
  admit(response, known.rate);
  return known.caller;
}

/** Throws INSUFFICIENT_SCOPE where the key may not do what needs this scope. */
export function requireScope({ scopes }: Caller, needed: Scope): void {
  if (allows(scopes, needed)) return;
  throw new ApiError('INSUFFICIENT_SCOPE', {
    details: [{ path: 'Authorization', message: `This needs a key with the scope "${needed}".` }],
  });
}

/** The key or token that a request carries. */
export const credentialOf = (request: Request): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? request.get('x-api-key');

/** Whose credential this is, and how many requests were made with it where the limit counts; null: nobody's. */
export async function identify(
  services: Services,
  credential: string,
  limit: RateLimit,
): Promise<{ caller: Caller; rate: Rate } | null> {
  const { localKey, countRequest } = services;
  const local = localKey.match(credential);
  if (!local) return findKey(services, credential, limit);
  return { caller: local, rate: rateOf(limit, countRequest(local.keyId, limit)) };
}

/** Tells the caller how many requests are left, and refuses those beyond. */
export function admit(response: Response, { limit, requests, resetsAt }: Rate): void {
  const remaining = Math.max(0, limit - requests);
  const resetSeconds = Math.max(1, Math.ceil((resetsAt.getTime() - Date.now()) / 1000));
  response.set({
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(resetSeconds),
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(resetsAt.getTime() / 1000),
  });
  if (requests <= limit) return;
  response.set('Retry-After', String(resetSeconds));
  throw new ApiError('RATE_LIMITED', {
    message: `There were more than ${limit} requests with this API key in one minute. Wait ${resetSeconds} seconds, then go on more slowly. To wait for an extraction, use ?wait=60 instead of asking again and again.`,
  });
}
