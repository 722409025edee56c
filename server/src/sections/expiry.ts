import { type RawBuilder, sql } from 'kysely';

/** What has expired is gone for everyone who asks, before it is swept; for every query that reads `section`. */
export const sectionNotExpired = (): RawBuilder<boolean> =>
  sql`(section.expires_at is null or section.expires_at > ${new Date()})`;
