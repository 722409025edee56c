import { type RawBuilder, sql } from 'kysely';

/** What has expired is gone for everyone who asks, before it is swept; for every query that reads `extraction`. */
export const notExpired = (): RawBuilder<boolean> =>
  sql`(extraction.expires_at is null or extraction.expires_at > ${new Date()})`;
