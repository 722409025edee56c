import type { Db } from '../store/database.ts';

/** The files of the newest documents, of all accounts. */
export const newestBlobs = (db: Db, limit: number) =>
  db.selectFrom('document').select(['blob_key', 'file_name']).orderBy('id', 'desc').limit(limit).execute();
