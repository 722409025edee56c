import type { Scope } from '@docglean/contract';
import express, { type Request, type RequestHandler, type Router } from 'express';
import type { Caller } from '../../../accounts/find-key.ts';
import type { RateLimit } from '../../../accounts/rate.ts';
import type { DataextractorConfig } from '../../../config.ts';
import { requireCredits } from '../../../credits/reserve.ts';
import { listDocuments } from '../../../documents/list.ts';
import { getSentDocument } from '../../../documents/sent-document.ts';
import type { Services } from '../../../services.ts';
import { fetchFile } from '../../../uploads/fetch-file.ts';
import { bearerOf, requireScope, setRateHeaders } from '../../authenticate.ts';
import { storableJsonBody, storableTexts } from '../../storable-request.ts';
import { noteRoute, partOf } from '../address.ts';
import { authenticateOnSurface } from '../authenticate-on-surface.ts';
import { endSurface } from '../end-surface.ts';
import { parseSurface } from '../parse-surface.ts';
import { submitSurfaceFiles, submitSurfaceForm } from '../submit-surface-form.ts';
import { dataextractorError } from './answer.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { presentDataset } from './dataset.ts';
import { FileByAddress, FileForm, ListQuery } from './options.ts';
import { submitFile } from './submit-file.ts';

const minuteMs = 60_000;

/** Reading and extracting are counted apart. */
const limits = {
  read: ({ requestsPerMinute }: DataextractorConfig): RateLimit => ({
    surface: 'dataextractor',
    requests: requestsPerMinute,
    windowMs: minuteMs,
  }),
  write: ({ extractionsPerMinute }: DataextractorConfig): RateLimit => ({
    surface: 'dataextractor-extract',
    requests: extractionsPerMinute,
    windowMs: minuteMs,
  }),
};

/** The API of dataextractor.io: files in, datasets that are asked after. */
export function dataextractorRouter(services: Services): Router {
  const router = express.Router();
  const { db } = services;
  const reads = authorize(services, 'read');
  const extracts = authorize(services, 'write');

  router.get('/api/v1/datasets', reads, async (request, response) => {
    const { dataset_type, cursor: text, ...filter } = parseSurface(ListQuery, storableTexts(request.query));
    const { startedMs, cursor } = readCursor(text);
    const { accountId } = response.locals.caller;
    const page = await listDocuments(db, accountId, { ...filter, document_type: dataset_type, cursor });
    response.json({
      data: page.items.map(presentDataset),
      next_cursor: page.next_cursor && writeCursor({ startedMs, cursor: page.next_cursor }),
    });
  });

  router.get('/api/v1/datasets/:id', reads, async (request, response) => {
    const documentId = partOf(request, 'id');
    response.json(
      presentDataset(await getSentDocument(db, response.locals.caller.accountId, { documentId })),
    );
  });

  const parseJson = storableJsonBody({ limit: '100kb' });
  const takeFile: RequestHandler = async (request, response) => {
    const { caller } = response.locals;
    const submit = (files: Parameters<typeof submitFile>[2], form: FileForm) =>
      submitFile(services, caller, files, form);
    const { maxFileBytes } = services.config.dataextractor;
    if (request.is('json')) {
      const { file_url, file_name, ...form } = parseSurface(FileByAddress, request.body);
      const file = await fetchFile(services, file_url, file_name, 'file_url', maxFileBytes);
      response.status(201).json(await submitSurfaceFiles(services, [file], (files) => submit(files, form)));
      return;
    }
    const dataset = await submitSurfaceForm(services, request, {
      schema: FileForm,
      mostFiles: 1,
      maxFileBytes,
      parts: ['file', 'document', 'files'],
      submit,
    });
    response.status(201).json(dataset);
  };
  // The service's document names both and gives the address of neither: a client may have either.
  for (const address of ['/api/v1/upload', '/api/v1/extract'])
    router.post(address, extracts, parseJson, takeFile);

  return endSurface(router, services, dataextractorError);
}

const authorize =
  (services: Services, scope: Extract<Scope, 'read' | 'write'>): RequestHandler =>
  async (request: Request, response, next) => {
    noteRoute(request, response);
    const caller: Caller = await authenticateOnSurface(services, bearerOf(request), response, {
      limit: limits[scope](services.config.dataextractor),
      retentionHours: null,
      setHeaders: setRateHeaders,
    });
    requireScope(caller, scope);
    if (scope === 'write') requireCredits(caller);
    response.locals.caller = caller;
    next();
  };
