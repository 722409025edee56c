import { Readable } from 'node:stream';
import { type CreateExtraction, ExtractionOptions, type FileReference } from '@docglean/contract';
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

interface Submission {
  files: SubmittedFile[];
  options: ExtractionOptions;
}

type JsonBody = z.output<typeof CreateExtraction> | undefined;

/** The files of a submission, stored, and its options; from a form, or from JSON with references. */
export async function readSubmission(
  services: Services,
  caller: Caller,
  request: Request,
  body: JsonBody,
): Promise<Submission> {
  return body ? fromJson(services, caller, body) : fromForm(services, request);
}

/** An address the server will not call is refused before anything is stored for it. */
async function checkCallback({ fetch }: Services, { callback_url }: ExtractionOptions): Promise<void> {
  if (callback_url) await checkUrl(fetch, callback_url, 'callback_url');
}

async function fromJson(
  services: Services,
  caller: Caller,
  body: NonNullable<JsonBody>,
): Promise<Submission> {
  const { files: references, ...options } = body;
  await checkCallback(services, options);
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

async function fromForm(services: Services, request: Request): Promise<Submission> {
  const { files, fields } = await readForm(services, request);
  try {
    const parsed = ExtractionOptions.safeParse(fields, { reportInput: true });
    if (!parsed.success)
      throw new ApiError('INVALID_PAYLOAD', { details: parsed.error.issues.map(describeIssue) });
    if (files.length === 0) throw new ApiError('NO_FILES');
    await checkCallback(services, parsed.data);
    return { files, options: parsed.data };
  } catch (error) {
    await discardFiles(services, files);
    throw error;
  }
}
