import { operations } from '@docglean/contract';
import express, { type Express } from 'express';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { newId } from '../store/ids.ts';
import { answerError, nativeAnswer } from './answer-error.ts';
import { authenticate } from './authenticate.ts';
import { handlers } from './handlers/index.ts';
import { mountOperations } from './mount.ts';
import { mountSurfaces } from './surfaces/mount-surfaces.ts';

/** The HTTP side of the server. */
export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    response.locals.requestId = newId('request');
    const startedMs = Date.now();
    response.set({
      'X-Request-Id': response.locals.requestId,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    response.on('finish', () => {
      const { method } = request;
      // A router that is mounted somewhere sees only what follows after its own path.
      const path = request.baseUrl + request.path;
      const entry = { requestId: response.locals.requestId, method, path, status: response.statusCode };
      const ms = Date.now() - startedMs;
      services.log.info({ ...entry, ms }, 'request');
      const route: string = response.locals.route ?? 'none';
      services.metrics.request({ method, route, status: response.statusCode }, ms / 1000);
    });
    next();
  });
  mountOperations(app, services, { operations, handlers, authenticate, answerOf: nativeAnswer, claims: '' });
  mountSurfaces(app, services);
  app.use(() => {
    throw new ApiError('ROUTE_NOT_FOUND');
  });
  app.use(answerError(services.log, nativeAnswer));
  return app;
}
