import * as z from 'zod';
import { HttpUrl } from './file-reference.ts';

const maxDeadlineSeconds = 7 * 24 * 3600;

/** How to be called when submitted work is done, wherever some is submitted. */
export const callbackShape = {
  callback_url: HttpUrl.optional().meta({
    description:
      'Called once, when everything is done or the deadline has passed. Retried until it answers with a 2xx.',
  }),
  callback_secret: z.string().min(16).max(200).optional().meta({
    description:
      'Signs the callback as webhooks are signed. Any text of 16 characters or more, or a `whsec_` secret.',
  }),
  deadline_seconds: z.int().min(1).max(maxDeadlineSeconds).optional().meta({
    description:
      'When to call the callback with status `timed_out` if the work is not done. Default: one hour.',
  }),
};

export const needsCallback = (options: {
  callback_url?: string | undefined;
  callback_secret?: unknown;
  deadline_seconds?: unknown;
}): boolean =>
  options.callback_url !== undefined ||
  (options.callback_secret === undefined && options.deadline_seconds === undefined);

export const callbackIssue = {
  path: ['callback_url'],
  error:
    'callback_secret and deadline_seconds belong to a callback. Give a callback_url too, or leave them out.',
};
