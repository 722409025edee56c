import { createHash } from 'node:crypto';
import type { Bundle, ZObject } from 'zapier-platform-core';

/** Zapier stops a step that is not back after 30 seconds; some of them are for what comes after waiting. */
export const editorSeconds = 24;
/** A day is more than anything takes; after that something is wrong. */
const deadlineSeconds = 24 * 3600;

export interface Wake {
  /** How the server is to call. */
  callback: { callback_url: string; deadline_seconds: number };
  /** Stands for this one run of the step: each has a callback address of its own. */
  run: string;
}

/**
 * What the server is told so that it wakes the Zap, which sleeps from then on. Nothing in the editor, where there is
 * nothing to sleep in, nor for `zapier-platform invoke`, which has no callback either.
 */
export function wakeOf(z: ZObject, bundle: Bundle): Wake | undefined {
  if (bundle.meta?.isLoadingSample) return undefined;
  const url = z.generateCallbackUrl() as string | undefined;
  return url
    ? {
        callback: { callback_url: url, deadline_seconds: deadlineSeconds },
        run: createHash('sha256').update(url).digest('hex'),
      }
    : undefined;
}
