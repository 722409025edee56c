import type { Request } from 'express';
import type * as z from 'zod';
import { ApiError } from '../../errors.ts';
import type { SubmittedFile } from '../../extractions/submit.ts';
import type { Services } from '../../services.ts';
import { discardFiles } from '../../uploads/discard-files.ts';
import { describeIssue } from '../describe-issue.ts';
import { readForm } from '../read-form.ts';

interface ReadSurfaceForm<Options, Result> {
  schema: z.ZodType<Options>;
  mostFiles: number;
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
  { schema, mostFiles, submit }: ReadSurfaceForm<Options, Result>,
): Promise<Result> {
  if (!request.is('multipart/form-data')) throw new ApiError('UNSUPPORTED_MEDIA_TYPE', { message: notAForm });
  const { files, fields } = await readForm(services, request, mostFiles);
  try {
    const parsed = schema.safeParse(fields, { reportInput: true });
    if (!parsed.success)
      throw new ApiError('INVALID_PAYLOAD', { details: parsed.error.issues.map(describeIssue) });
    if (files.length === 0) throw new ApiError('NO_FILES', { message: noFiles });
    return await submit(files, parsed.data);
  } catch (error) {
    // Refused for sure. After any other error the transaction may have committed: what nobody owns is swept.
    if (error instanceof ApiError) await discardFiles(services, files);
    throw error;
  }
}

const notAForm = 'Send the request as a form (multipart/form-data), with each file as a part named "files".';
const noFiles = 'There is no file in the request. Attach at least one, as a part named "files".';
