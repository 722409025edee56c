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

/** What stands behind "Bearer" in the header Authorization. */
export const bearerOf = (request: Request): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];

/** The key or token that a request carries. */
export const credentialOf = (request: Request): string | undefined =>
  bearerOf(request) ?? request.get('x-api-key');

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
export function admit(response: Response, rate: Rate): void {
  setAllRateHeaders(response, rate);
  refuseBeyond(
    response,
    rate,
    (seconds) =>
      `There were more than ${rate.limit} requests with this API key in one minute. Wait ${seconds} seconds, then go on more slowly. To wait for an extraction, use ?wait=60 instead of asking again and again.`,
  );
}

const remainingOf = ({ limit, requests }: Rate): number => Math.max(0, limit - requests);

const secondsToReset = ({ resetsAt }: Rate): number =>
  Math.max(1, Math.ceil((resetsAt.getTime() - Date.now()) / 1000));

/** The headers of both kinds: those below, and the standard's, whose reset is in seconds from now. */
export function setAllRateHeaders(response: Response, rate: Rate): void {
  setRateHeaders(response, rate);
  response.set({
    'RateLimit-Limit': String(rate.limit),
    'RateLimit-Remaining': String(remainingOf(rate)),
    'RateLimit-Reset': String(secondsToReset(rate)),
  });
}

/** The three headers that most services have; the reset is a Unix time. */
export function setRateHeaders(response: Response, rate: Rate): void {
  response.set({
    'X-RateLimit-Limit': String(rate.limit),
    'X-RateLimit-Remaining': String(remainingOf(rate)),
    'X-RateLimit-Reset': String(rate.resetsAt.getTime() / 1000),
  });
}

/** Throws RATE_LIMITED, and says when to come again, where there were more requests than may be. */
export function refuseBeyond(response: Response, rate: Rate, messageFor: (seconds: number) => string): void {
  if (rate.requests <= rate.limit) return;
  const seconds = secondsToReset(rate);
  response.set('Retry-After', String(seconds));
  throw new ApiError('RATE_LIMITED', { message: messageFor(seconds) });
}
