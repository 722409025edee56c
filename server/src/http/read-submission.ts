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
  return readFiles(services, caller, request, body, {
    schema: ExtractionOptions,
    mostFiles: maxFilesPerExtraction,
    check: ({ callback_url }) => checkCallback(services, callback_url),
  });
}

/** An address the server will not call is refused before anything is stored for it. */
export async function checkCallback({ fetch }: Services, url: string | undefined): Promise<void> {
  if (url) await checkUrl(fetch, url, 'callback_url');
}

interface HowToRead<Options> {
  schema: z.ZodType<Options>;
  mostFiles: number;
  /** Throws what can be told to be wrong before a file is stored. */
  check?(options: Options): Promise<void>;
}

/** The same for any operation that takes files with options. */
export function readFiles<Options extends object>(
  services: Services,
  caller: Caller,
  request: Request,
  body: JsonBody<Options>,
  how: HowToRead<Options>,
): Promise<Submission<Options>> {
  return body ? fromJson(services, caller, body, how) : fromForm(services, request, how);
}

async function fromJson<Options extends object>(
  services: Services,
  caller: Caller,
  body: NonNullable<JsonBody<Options>>,
  { check }: HowToRead<Options>,
): Promise<Submission<Options>> {
  const { files: references, ...rest } = body;
  // All of the body but its files: what the type says too, only not to the compiler.
  const options = rest as unknown as Options;
  await check?.(options);
  const files: SubmittedFile[] = [];
  try {
    for (const [index, reference] of references.entries()) {
      files.push(await resolveReference(services, caller, reference, `files[${index}]`));
    }
  } catch (error) {
    await discardFiles(services, files);
    throw error;
  }
  return { files, options };
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

async function fromForm<Options extends object>(
  services: Services,
  request: Request,
  { schema, mostFiles, check }: HowToRead<Options>,
): Promise<Submission<Options>> {
  const { files, fields } = await readForm(services, request, { mostFiles });
  try {
    const parsed = schema.safeParse(fields, { reportInput: true });
    if (!parsed.success)
      throw new ApiError('INVALID_PAYLOAD', { details: parsed.error.issues.map(describeIssue) });
    if (files.length === 0) throw new ApiError('NO_FILES');
    await check?.(parsed.data);
    return { files, options: parsed.data };
  } catch (error) {
    await discardFiles(services, files);
    throw error;
  }
}
