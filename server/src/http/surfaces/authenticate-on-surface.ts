import type { Response } from 'express';
import type { Caller } from '../../accounts/find-key.ts';
import type { Rate, RateLimit } from '../../accounts/rate.ts';
import { ApiError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { identify } from '../authenticate.ts';

interface OnSurface {
  limit: RateLimit;
  /** When what is sent here is deleted; null: as the account says. */
  retentionHours: number | null;
  /** The rate-limit headers, named as the service names them. */
  setHeaders(response: Response, rate: Rate): void;
}

/**
 * Who calls a surface, with the limits of the surface: the requests an account makes elsewhere do not count here, nor these
 * there, and what is sent here is kept no longer than the surface promises. Throws UNAUTHORIZED or RATE_LIMITED.
 */
export async function authenticateOnSurface(
  services: Services,
  credential: string | undefined,
  response: Response,
  { limit, retentionHours, setHeaders }: OnSurface,
): Promise<Caller> {
  const known = credential ? await identify(services, credential, limit) : null;
  if (!known) throw new ApiError('UNAUTHORIZED');
  setHeaders(response, known.rate);
  if (known.rate.requests > known.rate.limit) throw tooMany(response, known.rate);
  const { caller } = known;
  const hours = [caller.limits.retentionHours, retentionHours].filter((one) => one !== null);
  const kept = hours.length > 0 ? Math.min(...hours) : null;
  return { ...caller, limits: { ...caller.limits, retentionHours: kept } };
}

function tooMany(response: Response, { limit, resetsAt }: Rate): ApiError {
  const seconds = Math.max(1, Math.ceil((resetsAt.getTime() - Date.now()) / 1000));
  response.set('Retry-After', String(seconds));
  return new ApiError('RATE_LIMITED', {
    message: `There were more than ${limit} requests with this API key. Wait ${seconds} seconds, then go on more slowly.`,
  });
}

/** The three headers that most services have; the reset is a Unix time. */
export function setRateHeaders(response: Response, { limit, requests, resetsAt }: Rate): void {
  response.set({
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(Math.max(0, limit - requests)),
    'X-RateLimit-Reset': String(resetsAt.getTime() / 1000),
  });
}
