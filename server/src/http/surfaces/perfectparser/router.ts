import express, { type Request, type Response, type Router } from 'express';
import type { Caller } from '../../../accounts/find-key.ts';
import { type RateLimit, rateOf } from '../../../accounts/rate.ts';
import type { Config } from '../../../config.ts';
import type { Services } from '../../../services.ts';
import { credentialOf, setAllRateHeaders } from '../../authenticate.ts';
import { mountOperations } from '../../mount.ts';
import { authenticateOnSurface } from '../authenticate-on-surface.ts';
import { endSurface } from '../end-surface.ts';
import { perfectparserError } from './answer.ts';
import { perfectparserHandlers } from './handlers.ts';
import { perfectparserOperations } from './operations.ts';

/** The API of PerfectParser, after which the native one is shaped: the same operations, in its envelopes and with its codes. */
export function perfectparserRouter(services: Services): Router {
  const router = express.Router();
  // Every answer tells the rate. Without a valid key nothing was counted, and all of it is left.
  router.use((_request, response, next) => {
    setAllRateHeaders(response, rateOf(limitOf(services.config), 0));
    next();
  });
  mountOperations(router, services, {
    operations: perfectparserOperations,
    handlers: perfectparserHandlers,
    authenticate,
    answerOf: perfectparserError,
    claims: 'perfectparser.',
  });
  // Other addresses ask for a key and count too.
  router.use(async (request, response, next) => {
    await authenticate(services, request, response);
    next();
  });
  return endSurface(router, services, perfectparserError);
}

const authenticate = (services: Services, request: Request, response: Response): Promise<Caller> =>
  authenticateOnSurface(services, credentialOf(request), response, {
    limit: limitOf(services.config),
    retentionHours: null,
    setHeaders: setAllRateHeaders,
  });

const limitOf = ({ perfectparser }: Config): RateLimit => ({
  surface: 'perfectparser',
  requests: perfectparser.requestsPerMinute,
  windowMs: 60_000,
});
