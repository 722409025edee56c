import { maxDocumentsPerSection, maxFilesPerExtraction, type Scope } from '@docglean/contract';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type * as z from 'zod';
import type { Caller } from '../../../accounts/find-key.ts';
import { requireCredits } from '../../../credits/reserve.ts';
import type { SubmittedFile } from '../../../extractions/submit.ts';
import type { Services } from '../../../services.ts';
import { requireScope, setRateHeaders } from '../../authenticate.ts';
import { send } from '../../send.ts';
import { noteRoute, partOf } from '../address.ts';
import { authenticateOnSurface } from '../authenticate-on-surface.ts';
import { endSurface } from '../end-surface.ts';
import { parseSurface } from '../parse-surface.ts';
import { submitSurfaceForm } from '../submit-surface-form.ts';
import { idpuraError } from './answer.ts';
import { loadJob, presentJob } from './job.ts';
import { AiExtractForm, ExtractForm, ResultQuery, SectionForm } from './options.ts';
import { resultOf } from './result.ts';
import { submitExtractionJob, submitSectionJob } from './submit-job.ts';

const hourMs = 3600_000;

/** A form, and what makes a job of it. */
interface JobForm<Options> {
  schema: z.ZodType<Options>;
  mostFiles: number;
  submit(services: Services, caller: Caller, files: SubmittedFile[], options: Options): Promise<object>;
}

/** The API of idpura: forms in, jobs that are asked after, results as files. */
export function idpuraRouter(services: Services): Router {
  const router = express.Router();
  const writes = authorize(services, 'write');
  const reads = authorize(services, 'read');

  const takesForm = <Options>(path: string, form: JobForm<Options>) =>
    router.post(path, writes, async (request, response) => {
      const { caller } = response.locals;
      const { schema, mostFiles, submit } = form;
      response.json(
        await submitSurfaceForm(services, request, {
          schema,
          mostFiles,
          submit: (files, options) => submit(services, caller, files, options),
        }),
      );
    });
  takesForm('/v1/ai-extract', {
    schema: AiExtractForm,
    mostFiles: maxFilesPerExtraction,
    submit: submitExtractionJob,
  });
  takesForm('/v1/extract', {
    schema: ExtractForm,
    mostFiles: maxFilesPerExtraction,
    submit: submitExtractionJob,
  });
  takesForm('/v1/section', {
    schema: SectionForm,
    mostFiles: maxDocumentsPerSection,
    submit: submitSectionJob,
  });

  router.get('/v1/jobs/:id', reads, async (request, response) => {
    response.json(presentJob(await loadJob(services.db, response.locals.caller, partOf(request, 'id'))));
  });

  router.get('/v1/jobs/:id/result', reads, async (request, response) => {
    const { format } = parseSurface(ResultQuery, request.query);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const { caller } = response.locals;
    await send(
      response,
      200,
      await resultOf(services.db, caller, partOf(request, 'id'), format, gone.signal),
    );
  });

  return endSurface(router, services, idpuraError);
}

const authorize =
  (services: Services, scope: Scope): RequestHandler =>
  async (request: Request, response: Response, next) => {
    noteRoute(request, response);
    const { requestsPerHour, retentionHours } = services.config.idpura;
    const caller: Caller = await authenticateOnSurface(services, request.get('x-api-key'), response, {
      limit: { surface: 'idpura', requests: requestsPerHour, windowMs: hourMs },
      retentionHours,
      setHeaders: setRateHeaders,
    });
    requireScope(caller, scope);
    if (scope === 'write') requireCredits(caller);
    response.locals.caller = caller;
    next();
  };
