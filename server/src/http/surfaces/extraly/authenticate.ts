import type { Request, Response } from 'express';
import { isToken } from '../../../accounts/api-key.ts';
import { type Caller, whoseKey } from '../../../accounts/find-key.ts';
import { ApiError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { bearerOf, setRateHeaders } from '../../authenticate.ts';
import { authenticateOnSurface } from '../authenticate-on-surface.ts';

const hourMs = 3600_000;

/** Who calls, and the key itself, which signs what the caller is told later. */
export interface ExtralyCaller {
  caller: Caller;
  /** Of the bearer token, which may do less than the key. */
  bearer: Caller;
  apiKey: string;
}

/**
 * Both headers must be there and belong to one account: an API key as `X-API-Key`, and a token or a key as the bearer.
 * Requests are counted by the key. Throws UNAUTHORIZED or RATE_LIMITED.
 */
export async function authenticateBoth(
  services: Services,
  request: Request,
  response: Response,
): Promise<ExtralyCaller> {
  const apiKey = request.get('x-api-key');
  const token = bearerOf(request);
  if (!apiKey || !token || isToken(apiKey)) throw new ApiError('UNAUTHORIZED');
  const { requestsPerHour } = services.config.extraly;
  const caller = await authenticateOnSurface(services, apiKey, response, {
    limit: { surface: 'extraly', requests: requestsPerHour, windowMs: hourMs },
    retentionHours: null,
    setHeaders: setRateHeaders,
  });
  const bearer = token === apiKey ? caller : await whoseKey(services, token);
  if (bearer?.accountId !== caller.accountId) throw new ApiError('UNAUTHORIZED');
  return { caller, bearer, apiKey };
}
