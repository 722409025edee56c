import type { Status } from '@docglean/contract';

export const documentStatuses = ['pending', 'processing', 'completed', 'failed'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** What the service calls each status of the core; a document that Docglean would have reviewed has its values. */
const words = {
  queued: 'pending',
  processing: 'processing',
  completed: 'completed',
  needs_review: 'completed',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Status, DocumentStatus>;

export const statusOf = ({ status }: { status: Status }): DocumentStatus => words[status];

/** The statuses of the core behind one of the service's. */
export const statusesBehind = (word: DocumentStatus): Status[] =>
  (Object.keys(words) as Status[]).filter((status) => words[status] === word);
