import { ExtractionOptions, maxFilesPerExtraction } from '@docglean/contract';
import type { Request } from 'express';
import type { Caller } from '../../../accounts/find-key.ts';
import { requireCredits } from '../../../credits/reserve.ts';
import { countPages } from '../../../documents/count-pages.ts';
import { ApiError } from '../../../errors.ts';
import { pagesOf, submitExtraction } from '../../../extractions/submit.ts';
import { getParser } from '../../../parsers/get.ts';
import type { Services } from '../../../services.ts';
import { submitSurfaceForm } from '../submit-surface-form.ts';
import { presentBatch } from './batch.ts';
import { BatchForm } from './schema.ts';

/** What a form may hold besides its files. */
const formBytes = 64 * 1024 * 1024;

/**
 * Takes files for an extraction. Their pages are counted first, for the service tells them at once, and paid. Throws
 * RESOURCE_NOT_FOUND where there is no such extraction, FILE_TOO_LARGE, and what reading forms and submitting throw.
 */
export async function submitBatch(services: Services, caller: Caller, parserId: string, request: Request) {
  requireCredits(caller);
  await getParser(services.db, caller.accountId, parserId);
  const { maxFileBytes } = services.config;
  const megabytes = Math.floor(maxFileBytes / 1024 / 1024);
  if (Number(request.get('content-length') ?? 0) > maxFileBytes * maxFilesPerExtraction + formBytes)
    throw tooLarge(`Batch too large (${maxFilesPerExtraction} files of ${megabytes} MB limit).`);
  try {
    return await submitSurfaceForm(services, request, {
      schema: BatchForm,
      mostFiles: maxFilesPerExtraction,
      submit: async (files, { name }) => {
        const counted = await countPages(services, files);
        const options = ExtractionOptions.parse({ parser_id: parserId, name });
        const extraction = await submitExtraction(services, caller, counted, options);
        return presentBatch(extraction, pagesOf(counted));
      },
    });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'FILE_TOO_LARGE')
      throw tooLarge(`File too large (${megabytes} MB limit).`);
    throw error;
  }
}

const tooLarge = (message: string) => new ApiError('FILE_TOO_LARGE', { message });
