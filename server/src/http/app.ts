import express, { type Express } from 'express';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { newId } from '../store/ids.ts';
import { answerError } from './answer-error.ts';
import { handlers } from './handlers/index.ts';
import { mountOperations } from './mount.ts';

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
      const { method, path } = request;
      const entry = { requestId: response.locals.requestId, method, path, status: response.statusCode };
      services.log.info({ ...entry, ms: Date.now() - startedMs }, 'request');
    });
    next();
  });
  mountOperations(app, services, handlers);
  app.use(() => {
    throw new ApiError('ROUTE_NOT_FOUND');
  });
  app.use(answerError(services.log));
  return app;
}
