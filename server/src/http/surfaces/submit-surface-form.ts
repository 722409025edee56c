import type { Request } from 'express';
import type * as z from 'zod';
import { ApiError } from '../../errors.ts';
import type { SubmittedFile } from '../../extractions/submit.ts';
import type { Services } from '../../services.ts';
import { discardFiles } from '../../uploads/discard-files.ts';
import { readForm } from '../read-form.ts';
import { parseSurface } from './parse-surface.ts';

interface ReadSurfaceForm<Options, Result> {
  schema: z.ZodType<Options>;
  mostFiles: number;
  /** Left out: the server's own limit. */
  maxFileBytes?: number;
  /** What a part with a file may be called; the first is the one that errors name. */
  parts?: readonly string[];
  /** Hands the files over to the core. Where it throws an ApiError they are deleted again. */
  submit(files: SubmittedFile[], options: Options): Promise<Result>;
}

/**
 * Reads a form of a surface, its values by the surface's own schema, and submits it. Throws what reading forms throws, and
 * INVALID_PAYLOAD or NO_FILES.
 */
export async function submitSurfaceForm<Options, Result>(
  services: Services,
  request: Request,
  { schema, mostFiles, maxFileBytes, parts, submit }: ReadSurfaceForm<Options, Result>,
): Promise<Result> {
  const [part = 'files'] = parts ?? [];
  if (!request.is('multipart/form-data'))
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', { message: notAForm(part) });
  const { files, fields } = await readForm(services, request, { mostFiles, maxFileBytes, parts });
  return submitSurfaceFiles(services, files, () => {
    const options = parseSurface(schema, fields);
    if (files.length === 0) throw new ApiError('NO_FILES', { message: noFiles(part) });
    return submit(files, options);
  });
}

/** Hands stored files over to the core; where it refuses them they are deleted again. */
export async function submitSurfaceFiles<Result>(
  services: Services,
  files: SubmittedFile[],
  submit: (files: SubmittedFile[]) => Promise<Result>,
): Promise<Result> {
  try {
    return await submit(files);
  } catch (error) {
    // Refused for sure. After any other error the transaction may have committed: what nobody owns is swept.
    if (error instanceof ApiError) await discardFiles(services, files);
    throw error;
  }
}

const notAForm = (part: string) =>
  `Send the request as a form (multipart/form-data), with each file as a part named "${part}".`;
const noFiles = (part: string) =>
  `There is no file in the request. Attach at least one, as a part named "${part}".`;
