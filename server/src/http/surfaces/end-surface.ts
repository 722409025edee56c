import type { Router } from 'express';
import { ApiError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { type AnswerOf, answerError } from '../answer-error.ts';

/** The last of a surface's router: other addresses are not there, and every error is told in the service's own form. */
export function endSurface(router: Router, services: Services, answerOf: AnswerOf): Router {
  router.use(() => {
    throw new ApiError('ROUTE_NOT_FOUND');
  });
  return router.use(answerError(services.log, answerOf));
}
