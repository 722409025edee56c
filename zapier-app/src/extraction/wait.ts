import type { ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { Extraction } from '../api/types.ts';

/** The extraction as it is when it is finished, or after so many seconds. */
export async function waitForExtraction(z: ZObject, id: string, seconds: number): Promise<Extraction> {
  const { extraction } = await call<{ extraction: Extraction }>(z, {
    path: `/v1/extractions/${encodeURIComponent(id)}`,
    params: { wait: Math.max(0, Math.floor(seconds)) },
  });
  return extraction;
}
