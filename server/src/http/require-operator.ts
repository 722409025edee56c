import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Services } from '../services.ts';
import { authenticate, credentialOf, requireScope } from './authenticate.ts';

/**
 * Figures are for the operator: whoever has the token for them, an admin key, or is on this machine where the server
 * listens only there. What a proxy passes on comes from elsewhere. Throws UNAUTHORIZED or INSUFFICIENT_SCOPE.
 */
export async function requireOperator(
  services: Services,
  request: Request,
  response: Response,
): Promise<void> {
  const { isLocalOnly, metricsToken } = services.config;
  const credential = credentialOf(request);
  if (metricsToken && credential && same(credential, metricsToken)) return;
  const passedOn = request.get('x-forwarded-for') ?? request.get('forwarded') ?? request.get('via');
  if (isLocalOnly && !metricsToken && !credential && passedOn === undefined) return;
  requireScope(await authenticate(services, request, response), 'admin');
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
