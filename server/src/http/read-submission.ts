import { Readable } from 'node:stream';
import { ExtractionOptions, type FileReference, maxFilesPerExtraction } from '@docglean/contract';
import type { Request } from 'express';
import type * as z from 'zod';
import type { Caller } from '../accounts/find-key.ts';
import { ApiError } from '../errors.ts';
import type { SubmittedFile } from '../extractions/submit.ts';
import { checkUrl } from '../network/check-url.ts';
import type { Services } from '../services.ts';
import { findUpload } from '../uploads/create.ts';
import { discardFiles } from '../uploads/discard-files.ts';
import { fetchFile } from '../uploads/fetch-file.ts';
import { storeFile } from '../uploads/store-file.ts';
import { describeIssue } from './describe-issue.ts';
import { readForm } from './read-form.ts';

interface Submission<Options> {
  files: SubmittedFile[];
  options: Options;
}

type JsonBody<Options> = (Options & { files: FileReference[] }) | undefined;

/** The files of an extraction, stored, and its options; from a form, or from JSON with references. */
export async function readSubmission(
  services: Services,
  caller: Caller,
  request: Request,
  body: JsonBody<ExtractionOptions>,
): Promise<Submission<ExtractionOptions>> {
  const submission = await readFiles(
    services,
    caller,
    request,
    body,
    ExtractionOptions,
    maxFilesPerExtraction,
  );
  const { callback_url } = submission.options;
  if (callback_url) await checkUrl(services.fetch, callback_url, 'callback_url');
  return submission;
}

/** The same for any operation that takes files with options. */
export function readFiles<Options extends object>(
  services: Services,
  caller: Caller,
  request: Request,
  body: JsonBody<Options>,
  schema: z.ZodType<Options>,
  mostFiles: number,
): Promise<Submission<Options>> {
  return body ? fromJson(services, caller, body) : fromForm(services, request, schema, mostFiles);
}

async function fromJson<Options extends object>(
  services: Services,
  caller: Caller,
  body: NonNullable<JsonBody<Options>>,
): Promise<Submission<Options>> {
  const { files: references, ...options } = body;
  const files: SubmittedFile[] = [];
  try {
    for (const [index, reference] of references.entries()) {
      files.push(await resolveReference(services, caller, reference, `files[${index}]`));
    }
  } catch (error) {
    await discardFiles(services, files);
    throw error;
  }
  // All of the body but its files: what the type says too, only not to the compiler.
  return { files, options: options as unknown as Options };
}

function resolveReference(
  services: Services,
  caller: Caller,
  reference: FileReference,
  path: string,
): Promise<SubmittedFile> {
  if ('upload_id' in reference) return findUpload(services, caller, reference.upload_id);
  if ('url' in reference) return fetchFile(services, reference.url, reference.file_name, `${path}.url`);
  const bytes = Buffer.from(reference.content_base64, 'base64');
  return storeFile(services, reference.file_name, Readable.from([bytes]));
}

async function fromForm<Options>(
  services: Services,
  request: Request,
  schema: z.ZodType<Options>,
  mostFiles: number,
): Promise<Submission<Options>> {
  const { files, fields } = await readForm(services, request, mostFiles);
  const parsed = schema.safeParse(fields, { reportInput: true });
  if (parsed.success && files.length > 0) return { files, options: parsed.data };
  await discardFiles(services, files);
  if (!parsed.success)
    throw new ApiError('INVALID_PAYLOAD', { details: parsed.error.issues.map(describeIssue) });
  throw new ApiError('NO_FILES');
}
