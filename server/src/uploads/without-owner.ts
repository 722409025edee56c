import type { Db, Tx } from '../store/database.ts';

/** Of these blobs those that neither a document nor an upload needs: an upload can be used in several extractions. */
export async function withoutOwner(db: Db | Tx, blobKeys: ReadonlySet<string>): Promise<Set<string>> {
  if (blobKeys.size === 0) return new Set();
  const keys = [...blobKeys];
  const used = await db
    .selectFrom('document')
    .select('blob_key')
    .where('blob_key', 'in', keys)
    .union(db.selectFrom('upload').select('blob_key').where('blob_key', 'in', keys))
    .execute();
  return new Set(blobKeys).difference(new Set(used.map((owner) => owner.blob_key)));
}
