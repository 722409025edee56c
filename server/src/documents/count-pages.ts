import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';

/** The pages of files together. One that cannot be opened counts as one page: that is what reading it costs. */
export async function countPages(
  { blobs, engine }: Pick<Services, 'blobs' | 'engine'>,
  files: readonly SubmittedFile[],
): Promise<number> {
  let pages = 0;
  for (const { blob } of files) {
    const bytes = await blobs.read(blob.key);
    const counted = await engine.lend((process) => process.run('count', { bytes }));
    pages += 'error' in counted ? 1 : Math.max(1, counted.result);
  }
  return pages;
}
