import type { Readable } from 'node:stream';
import type { Upload } from '@docglean/contract';
import type { Caller } from '../accounts/find-key.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { newId } from '../store/ids.ts';
import { storeFile } from './store-file.ts';

const keptMs = 24 * 3600_000;

/** Stores one file under an id that extractions can use for a day. */
export async function createUpload(
  services: Services,
  caller: Caller,
  fileName: string,
  body: Readable,
): Promise<Upload> {
  const { fileName: name, blob } = await storeFile(services, fileName, body);
  const now = new Date();
  const upload = {
    id: newId('upload'),
    file_name: name,
    mime_type: blob.mimeType,
    size_bytes: blob.sizeBytes,
    sha256: blob.sha256,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + keptMs).toISOString(),
  };
  await services.db
    .insertInto('upload')
    .values({ ...upload, account_id: caller.accountId, blob_key: blob.key })
    .execute();
  return upload;
}

/** A file uploaded earlier. Throws UPLOAD_NOT_FOUND where it is gone, expired or another account's. */
export async function findUpload({ db }: Services, caller: Caller, id: string) {
  const row = await db
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', caller.accountId)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  if (!row)
    throw new ApiError('UPLOAD_NOT_FOUND', {
      details: [{ path: 'upload_id', message: `"${id}" is not known.` }],
    });
  const blob = { key: row.blob_key, sizeBytes: row.size_bytes, sha256: row.sha256, mimeType: row.mime_type };
  return { fileName: row.file_name, blob, ofUpload: true as const };
}
