export const statuses = {
  completed: 'Completed',
  needs_review: 'Needs Review',
  failed: 'Failed',
  processing: 'Being Read',
  queued: 'Waiting',
  cancelled: 'Cancelled',
} as const;
