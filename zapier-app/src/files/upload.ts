import type { ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import { openFile } from './open-file.ts';

/** Streams a file from where it is to the Docglean server; gives what an extraction refers to it by. */
export async function upload(
  z: ZObject,
  file: string,
  idempotencyKey?: string,
): Promise<{ upload_id: string }> {
  const { name, body, sizeBytes } = await openFile(z, file);
  const { upload } = await call<{ upload: { id: string } }>(z, {
    path: '/v1/uploads',
    method: 'POST',
    params: { file_name: name },
    headers: {
      'content-type': 'application/octet-stream',
      ...(sizeBytes !== undefined && { 'content-length': String(sizeBytes) }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    body,
  });
  return { upload_id: upload.id };
}
