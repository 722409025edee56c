import type { Tx } from '../store/database.ts';

/** Those of the blobs that no row names any more. An upload can be used in several extractions, so its bytes may still be needed. */
export async function blobsWithoutOwner(tx: Tx, blobKeys: Set<string>): Promise<Set<string>> {
  if (blobKeys.size === 0) return blobKeys;
  const keys = [...blobKeys];
  const used = await tx
    .selectFrom('document')
    .select('blob_key')
    .where('blob_key', 'in', keys)
    .union(tx.selectFrom('upload').select('blob_key').where('blob_key', 'in', keys))
    .execute();
  return blobKeys.difference(new Set(used.map((owner) => owner.blob_key)));
}
