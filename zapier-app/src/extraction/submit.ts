import type { ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { CreateExtraction, Extraction } from '../api/types.ts';
import { uploadAll } from '../files/upload-all.ts';

interface Submission {
  files: readonly string[];
  options: Omit<CreateExtraction, 'files'>;
  /** Of this one run of a step: Zapier may run it again, and the server then does it only once. */
  run?: string | undefined;
}

export async function submit(z: ZObject, { files, options, run }: Submission): Promise<Extraction> {
  const uploads = await uploadAll(z, files, run);
  const { extraction } = await call<{ extraction: Extraction }>(z, {
    path: '/v1/extractions',
    method: 'POST',
    ...(run && { headers: { 'idempotency-key': `${run}:extraction` } }),
    body: { ...options, files: uploads },
  });
  return extraction;
}
