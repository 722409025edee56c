import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';

/** Files with their pages counted. One that cannot be opened counts as one page: that is what reading it costs. */
export async function countPages(
  { blobs, engine }: Pick<Services, 'blobs' | 'engine'>,
  files: readonly SubmittedFile[],
): Promise<SubmittedFile[]> {
  const counted: SubmittedFile[] = [];
  for (const file of files) {
    const bytes = await blobs.read(file.blob.key);
    const outcome = await engine.lend((process) => process.run('count', { bytes }));
    counted.push(
      'error' in outcome
        ? { ...file, pageCount: 1, isUnreadable: true }
        : { ...file, pageCount: Math.max(1, outcome.result) },
    );
  }
  return counted;
}
