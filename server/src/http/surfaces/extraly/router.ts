import path from 'node:path';
import type { Scope } from '@docglean/contract';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { requireCredits } from '../../../credits/reserve.ts';
import { listByPage } from '../../../documents/list-by-page.ts';
import { ApiError } from '../../../errors.ts';
import { exportValues } from '../../../export/export-values.ts';
import type { Services } from '../../../services.ts';
import { requireScope } from '../../authenticate.ts';
import { fileReply } from '../../file-reply.ts';
import { send } from '../../send.ts';
import { noteRoute, partOf } from '../address.ts';
import { endSurface } from '../end-surface.ts';
import { parseSurface } from '../parse-surface.ts';
import { submitSurfaceForm } from '../submit-surface-form.ts';
import { extralyError } from './answer.ts';
import { authenticateBoth, type ExtralyCaller } from './authenticate.ts';
import { deleteWithAll } from './delete-document.ts';
import { presentDocument, presentListed, whyFailed } from './document.ts';
import { findDocument } from './find-document.ts';
import { DocumentForm, ExportParams, ListQuery } from './options.ts';
import { resultsOf } from './results/results.ts';
import { statusesBehind, statusOf } from './status.ts';
import { submitDocument } from './submit-document.ts';

/** The API of Extraly: one document a request, numbered pages, files to download. */
export function extralyRouter(services: Services): Router {
  const router = express.Router();
  const { db } = services;
  const writes = may('write');
  const reads = may('read');

  // Also where there is nothing: every answer to a key says how many requests are left.
  router.use(async (request, response, next) => {
    response.locals.extraly = await authenticateBoth(services, request, response);
    next();
  });

  router.post('/api/v1/documents', writes, async (request, response) => {
    const extraly = callerOf(response);
    requireCredits(extraly.caller);
    const data = await submitSurfaceForm(services, request, {
      schema: DocumentForm,
      mostFiles: 1,
      maxFileBytes: services.config.extraly.maxFileBytes,
      parts: ['document', 'file'],
      submit: (files, form) => submitDocument(services, extraly, files, form),
    });
    response.status(201).json({ data });
  });

  router.get('/api/v1/documents', reads, async (request, response) => {
    const { page, per_page, status, detection_type, sort, order } = parseSurface(ListQuery, request.query);
    const { documents, total } = await listByPage(db, callerOf(response).caller.accountId, {
      page,
      perPage: per_page,
      statuses: status && statusesBehind(status),
      kind: detection_type,
      sort,
      order,
    });
    response.json({
      data: documents.map(presentListed),
      meta: {
        current_page: page,
        last_page: Math.max(1, Math.ceil(total / per_page)),
        per_page,
        total,
      },
    });
  });

  const found = (request: Request, response: Response) =>
    findDocument(db, callerOf(response).caller, partOf(request, 'id'));

  router.get('/api/v1/documents/:id', reads, async (request, response) => {
    response.json({ data: presentDocument(await found(request, response)) });
  });

  router.delete('/api/v1/documents/:id', writes, async (request, response) => {
    const document = await found(request, response);
    await deleteWithAll(services, callerOf(response).caller.accountId, document);
    response.json({ message: 'Document deleted successfully.' });
  });

  router.get('/api/v1/documents/:id/export/:format', reads, async (request, response) => {
    const { format } = parseSurface(ExportParams, { format: String(request.params.format).toLowerCase() });
    const document = await found(request, response);
    const status = statusOf(document);
    if (status === 'failed') throw new ApiError('ENGINE_FAILED', { message: whyFailed(document) });
    if (status !== 'completed') throw new ApiError('NOT_FINISHED');
    const { name } = path.parse(document.file_name);
    await send(response, 200, fileReply(exportValues(name || document.id, resultsOf(document), format)));
  });

  return endSurface(router, services, extralyError);
}

const callerOf = (response: Response): ExtralyCaller => response.locals.extraly;

/** Key and bearer must both be allowed to. */
const may =
  (scope: Scope): RequestHandler =>
  (request, response, next) => {
    noteRoute(request, response);
    const { caller, bearer } = callerOf(response);
    requireScope(caller, scope);
    requireScope(bearer, scope);
    next();
  };
