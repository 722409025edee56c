import type { Scope } from '@docglean/contract';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Caller } from '../../../accounts/find-key.ts';
import { isRevoked } from '../../../accounts/is-revoked.ts';
import { deleteDocument } from '../../../documents/delete.ts';
import { getDocumentOfParser } from '../../../documents/get-of-parser.ts';
import { ApiError } from '../../../errors.ts';
import { createNumberedParser } from '../../../parsers/create-numbered.ts';
import { getParser } from '../../../parsers/get.ts';
import type { Services } from '../../../services.ts';
import { bearerOf, requireScope, setRateHeaders } from '../../authenticate.ts';
import { storableJsonBody } from '../../storable-request.ts';
import { noteRoute, partOf } from '../address.ts';
import { authenticateOnSurface } from '../authenticate-on-surface.ts';
import { endSurface } from '../end-surface.ts';
import { parseSurface } from '../parse-surface.ts';
import { docparseError } from './answer.ts';
import { getBatch } from './batch.ts';
import { listBatches } from './list-batches.ts';
import { getFileResult } from './result.ts';
import { CreateExtractionBody, ListQuery } from './schema.ts';
import { submitBatch } from './submit-batch.ts';

/** The API of DocParse Labs: its extraction is a parser of the core, its batch an extraction, its file a document. */
export function docparseRouter(services: Services): Router {
  const router = express.Router();
  const writes = authorize(services, 'write');
  const reads = authorize(services, 'read');
  const { db } = services;
  // Whatever it is called: curl sends JSON as a form unless it is told otherwise.
  const parseJson = storableJsonBody({ type: () => true, limit: '1mb' });

  router.post('/v1/extractions', writes, parseJson, async (request, response) => {
    const input = parseSurface(CreateExtractionBody, request.body ?? {});
    const { id, created_at } = await createNumberedParser(db, accountOf(response), input);
    response.status(201).json({ extraction: { id, name: input.name, status: 'ready', created_at } });
  });

  router.post('/v1/extractions/:id/batches', writes, async (request, response) => {
    const batch = await submitBatch(services, response.locals.caller, partOf(request, 'id'), request);
    response.status(202).json({ batch });
  });

  router.get('/v1/extractions/:id/batches', reads, async (request, response) => {
    const { id } = await getParser(db, accountOf(response), partOf(request, 'id'));
    const { limit, before } = parseSurface(ListQuery, request.query);
    response.json(await listBatches(db, accountOf(response), id, { limit, before }));
  });

  router.get('/v1/extractions/:id/batches/:batch_id', reads, async (request, response) => {
    response.json(
      await getBatch(db, accountOf(response), partOf(request, 'id'), partOf(request, 'batch_id')),
    );
  });

  router.get('/v1/extractions/:id/files/:file_id/result', reads, async (request, response) => {
    response.json(
      await getFileResult(db, accountOf(response), partOf(request, 'id'), partOf(request, 'file_id')),
    );
  });

  router.delete('/v1/extractions/:id/files/:file_id', writes, async (request, response) => {
    const accountId = accountOf(response);
    const file = await getDocumentOfParser(db, accountId, partOf(request, 'id'), partOf(request, 'file_id'));
    await deleteDocument(services, { accountId, extractionId: file.extraction_id, documentId: file.id });
    response.status(204).end();
  });

  return endSurface(router, services, docparseError);
}

const accountOf = (response: Response): string => response.locals.caller.accountId;

const authorize =
  (services: Services, scope: Scope): RequestHandler =>
  async (request: Request, response: Response, next) => {
    noteRoute(request, response);
    const { requestsPerMinute } = services.config.docparseLabs;
    const credential = bearerOf(request);
    const caller: Caller = await authenticateOnSurface(services, credential, response, {
      limit: { surface: 'docparse-labs', requests: requestsPerMinute, windowMs: 60_000 },
      retentionHours: null,
      setHeaders: setRateHeaders,
    }).catch(async (error) => {
      const isUnknown = error instanceof ApiError && error.code === 'UNAUTHORIZED';
      throw isUnknown && credential && (await isRevoked(services.db, credential)) ? revoked : error;
    });
    requireScope(caller, scope);
    response.locals.caller = caller;
    next();
  };

const revoked = new ApiError('INSUFFICIENT_SCOPE', {
  message: 'This API key was revoked. Use one that is valid.',
});
