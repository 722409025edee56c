import type { ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { Section } from '../api/types.ts';

/** The comparison as it is when it is finished, or after so many seconds. */
export async function waitForComparison(z: ZObject, id: string, seconds = 0): Promise<Section> {
  const { section } = await call<{ section: Section }>(z, {
    path: `/v1/sections/${encodeURIComponent(id)}`,
    params: { wait: Math.max(0, Math.floor(seconds)) },
  });
  return section;
}
