/** What came of one attempt. `statusCode` null: there was no answer, and `response` says why. */
export interface Attempt {
  startedAt: Date;
  durationMs: number;
  statusCode: number | null;
  response: string;
  retryAfterMs: number;
}

export const isSuccess = ({ statusCode }: Attempt): boolean =>
  statusCode !== null && statusCode >= 200 && statusCode < 300;
