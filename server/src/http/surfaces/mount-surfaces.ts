import type { Express } from 'express';
import type { Services } from '../../services.ts';
import { dataextractorRouter } from './dataextractor/router.ts';
import { docparseRouter } from './docparse-labs/router.ts';
import { extralyRouter } from './extraly/router.ts';
import { idpuraRouter } from './idpura/router.ts';
import { perfectparserRouter } from './perfectparser/router.ts';

/**
 * The APIs of other services over the same core, each at a prefix of its own: their published clients go on working with
 * the base URL and the key changed. What each promises is in docs/compatibility.md. Nothing is asked of the services
 * before a request comes.
 */
export function mountSurfaces(app: Express, services: Services): void {
  app.use('/idpura', idpuraRouter(services));
  app.use('/perfectparser', perfectparserRouter(services));
  app.use('/dataextractor', dataextractorRouter(services));
  app.use('/extraly', extralyRouter(services));
  app.use('/docparse-labs', docparseRouter(services));
}
