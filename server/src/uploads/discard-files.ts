import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';

/** Deletes the bytes of files that came with a request which then failed; those of uploads stay. */
export async function discardFiles(
  { blobs }: Pick<Services, 'blobs'>,
  files: readonly SubmittedFile[],
): Promise<void> {
  for (const { blob, ofUpload } of files) if (!ofUpload) await blobs.delete(blob.key);
}
