import type { ErrorCode } from '@docglean/contract';
import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';

type Counting = Pick<Services, 'blobs' | 'engine'>;

/** Files with their pages counted. One that cannot be opened counts as one page: that is what reading it costs. */
export async function countPages(
  services: Counting,
  files: readonly SubmittedFile[],
): Promise<SubmittedFile[]> {
  const counted: SubmittedFile[] = [];
  for (const file of files) {
    const pages = await countPagesOf(services, file);
    const known =
      'error' in pages ? { pageCount: 1, isUnreadable: true as const } : { pageCount: pages.count };
    counted.push({ ...file, ...known });
  }
  return counted;
}

/** The pages of one file, or why it cannot be opened. */
export async function countPagesOf(
  { blobs, engine }: Counting,
  { blob }: SubmittedFile,
): Promise<{ count: number } | { error: ErrorCode }> {
  const bytes = await blobs.read(blob.key);
  const outcome = await engine.lend((process) => process.run('count', { bytes }));
  return 'error' in outcome ? { error: outcome.error } : { count: Math.max(1, outcome.result) };
}
