import type { DocumentStatus } from '../api/types.ts';

/** Whether nothing more will happen to a document or an extraction by itself. */
export const isFinished = ({ status }: { status: DocumentStatus }): boolean =>
  status !== 'queued' && status !== 'processing';
