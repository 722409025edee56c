import * as z from 'zod';
import { OutputFormat } from './options.ts';

/**
 * What a job keeps of its request, among the caller's own data of the extraction or section: it has no other place in the
 * core, and it says that the job was sent here.
 */
const Mark = z.object({
  idpura: z.object({
    output_format: OutputFormat,
    total_pages: z.int(),
    /** The price told at submission. */
    credits: z.int(),
  }),
});
export type Mark = z.output<typeof Mark>['idpura'];

export const metadataOf = (mark: Mark) => ({ idpura: mark });

/** Null for what was sent elsewhere. */
export const markIn = (metadata: unknown): Mark | null => Mark.safeParse(metadata).data?.idpura ?? null;
