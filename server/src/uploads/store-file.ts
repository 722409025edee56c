import type { Readable } from 'node:stream';
import { ApiError } from '../errors.ts';
import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';
import { BlobTooLargeError } from '../store/blobs.ts';
import { storableText } from '../store/storable.ts';

const longestFileName = 255;

/** Streams a file into the blob store. Throws FILE_TOO_LARGE or EMPTY_FILE, naming the file. */
export async function storeFile(
  { blobs, config }: Pick<Services, 'blobs' | 'config'>,
  name: string,
  source: Readable,
  maxFileBytes = config.maxFileBytes,
): Promise<SubmittedFile> {
  const fileName = cleanFileName(name);
  try {
    const blob = await blobs.write(source, maxFileBytes);
    if (blob.sizeBytes === 0) {
      await blobs.delete(blob.key);
      throw new ApiError('EMPTY_FILE', { message: emptyFileMessage(fileName) });
    }
    return { fileName, blob };
  } catch (error) {
    if (error instanceof BlobTooLargeError) throw fileTooLarge(fileName, maxFileBytes);
    throw error;
  }
}

export function fileTooLarge(fileName: string, maxFileBytes: number): ApiError {
  const megabytes = Math.floor(maxFileBytes / 1024 / 1024);
  return new ApiError('FILE_TOO_LARGE', {
    message: `"${fileName}" is larger than ${megabytes} MB, the most this server accepts. Send a smaller file, or split a long PDF into parts.`,
  });
}

const emptyFileMessage = (fileName: string) =>
  `"${fileName}" is empty (0 bytes). Check the step before this one: it may not have loaded the file yet.`;

/** A name to show, without any folder the sender's computer put before it. */
function cleanFileName(name: string): string {
  const base = storableText(name).split(/[\\/]/).at(-1)?.trim();
  return (base || 'file').slice(-longestFileName);
}
