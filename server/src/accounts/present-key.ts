import type { ApiKey } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

export const presentKey = (row: Omit<Selectable<Schema['api_key']>, 'key_hash'>): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
});
