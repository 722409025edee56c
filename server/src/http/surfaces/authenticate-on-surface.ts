import type { Response } from 'express';
import type { Caller } from '../../accounts/find-key.ts';
import type { Rate, RateLimit } from '../../accounts/rate.ts';
import { ApiError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { identify, refuseBeyond } from '../authenticate.ts';

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
  refuseBeyond(
    response,
    known.rate,
    (seconds) =>
      `There were more than ${known.rate.limit} requests with this API key. Wait ${seconds} seconds, then go on more slowly.`,
  );
  const { caller } = known;
  const hours = [caller.limits.retentionHours, retentionHours].filter((one) => one !== null);
  const kept = hours.length > 0 ? Math.min(...hours) : null;
  return { ...caller, limits: { ...caller.limits, retentionHours: kept } };
}
