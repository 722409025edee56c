import busboy from 'busboy';
import type { Request } from 'express';
import { ApiError } from '../errors.ts';
import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';
import { storableText } from '../store/storable.ts';
import { fileTooLarge, storeFile } from '../uploads/store-file.ts';

export interface Form {
  files: SubmittedFile[];
  fields: Record<string, unknown>;
}

const maxFieldBytes = 1024 * 1024;
/** Form values that carry JSON, those that carry a number, and those that say yes or no. */
const jsonFields = new Set(['fields', 'schema', 'metadata', 'match_with']);
const numberFields = new Set(['deadline_seconds', 'review_threshold']);
const flagFields = new Set(['use_ai']);

export interface FormRules {
  mostFiles: number;
  /** Left out: the server's own limit. */
  maxFileBytes?: number | undefined;
  /** What a part with a file may be called; left out: "files". */
  parts?: readonly string[] | undefined;
}

/** A form names its files "files", or "files[]" as some tools do, or "file" where there is one. */
const isFilesPart = (name: string) => /^files?(\[\d*\])?$/.test(name);

/**
 * Reads a multipart form, each file streamed to the blob store as it arrives. On any error the files already stored
 * are deleted again, and the rest of the request is not read.
 */
export async function readForm(
  services: Services,
  request: Request,
  { mostFiles, maxFileBytes = services.config.maxFileBytes, parts }: FormRules,
): Promise<Form> {
  const fields: Record<string, unknown> = {};
  const storing: Promise<SubmittedFile>[] = [];
  const isFilePart = parts ? (name: string) => parts.includes(name) : isFilesPart;
  try {
    await new Promise<void>((resolve, reject) => {
      const parser = openParser(request, maxFileBytes, mostFiles);
      parser.on('field', (name, value, info) => {
        if (info.valueTruncated) reject(invalid(name, 'This is longer than 1 MB.'));
        try {
          if (value !== '') fields[name] = fieldValue(name, storableText(value));
        } catch (error) {
          reject(error);
        }
      });
      parser.on('file', (name, stream, info) => {
        stream.on('error', reject);
        if (!isFilePart(name)) {
          stream.resume();
          return reject(invalid(name, `Name every file part "${parts?.[0] ?? 'files'}".`));
        }
        const fileName = info.filename || 'file';
        stream.on('limit', () => reject(fileTooLarge(fileName, maxFileBytes)));
        const stored = storeFile(services, fileName, stream, maxFileBytes);
        stored.catch(reject);
        storing.push(stored);
      });
      parser.on('filesLimit', () => reject(tooManyFiles(mostFiles)));
      parser.on('fieldsLimit', () => reject(invalid('', 'There are too many values in the form.')));
      parser.on('error', (error) =>
        reject(new ApiError('INVALID_PAYLOAD', { message: brokenForm, cause: error })),
      );
      parser.on('close', () => resolve());
      request.on('aborted', () => reject(new ApiError('INVALID_PAYLOAD', { message: brokenForm })));
      request.pipe(parser);
    });
    return { files: await Promise.all(storing), fields };
  } catch (error) {
    request.unpipe();
    // Not waited for: a file that was still arriving is never stored now.
    void discardStored(services, storing);
    throw error;
  }
}

async function discardStored(
  { blobs, log }: Services,
  storing: readonly Promise<SubmittedFile>[],
): Promise<void> {
  // What cannot be stored or deleted here has no owner, and is swept.
  const deleteStored = ({ blob }: SubmittedFile) => blobs.delete(blob.key);
  const failed = (error: unknown) => log.debug({ err: error }, 'a refused file was not kept');
  await Promise.all(storing.map((stored) => stored.then(deleteStored).catch(failed)));
}

const tooManyFiles = (mostFiles: number) =>
  new ApiError('TOO_MANY_FILES', {
    message:
      mostFiles === 1
        ? 'There is more than one file in the request. Send one at a time.'
        : `There are more than ${mostFiles} files in the request. Send at most ${mostFiles} files at once.`,
  });

const brokenForm = 'The form ended too early or is not written as multipart/form-data. Send it again.';

function openParser(request: Request, maxFileBytes: number, mostFiles: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        fileSize: maxFileBytes + 1,
        files: mostFiles,
        fields: 100,
        fieldSize: maxFieldBytes,
      },
    });
  } catch (error) {
    throw new ApiError('INVALID_PAYLOAD', { message: brokenForm, cause: error });
  }
}

function fieldValue(name: string, text: string): unknown {
  if (flagFields.has(name) && /^(?:true|false)$/.test(text)) return text === 'true';
  if (numberFields.has(name)) return Number.isNaN(Number(text)) ? text : Number(text);
  if (!jsonFields.has(name)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(name, 'This is not valid JSON. Check quotes, commas and brackets.');
  }
}

const invalid = (path: string, message: string) =>
  new ApiError('INVALID_PAYLOAD', { details: [{ path, message }] });
