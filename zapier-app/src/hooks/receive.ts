import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Event } from '../api/types.ts';
import { headerOf, isSignedWith } from './signature.ts';
import type { Subscription } from './subscription.ts';

/** The server stops repeating a call after about a day. */
const rememberedSeconds = 2 * 24 * 3600;

/**
 * The event of a call from the server, if it was signed with the secret of this subscription and did not come before:
 * Zapier starts a run for every call, and the server repeats those whose answer got lost.
 */
export async function receiveEvent(z: ZObject, bundle: Bundle): Promise<Event | undefined> {
  const request = bundle.rawRequest ?? {};
  const { id, secret } = bundle.subscribeData as Subscription;
  if (!isSignedWith(secret, request)) {
    throw new z.errors.HaltedError(
      'This call does not come from your Docglean server: its signature is missing, not valid or too old.',
    );
  }
  const isNew = await rememberCall(z, `call:${id}:${headerOf(request, 'webhook-id')}`);
  return isNew ? (JSON.parse(request.content ?? '') as Event) : undefined;
}

/** Whether the call is the first of its kind. A cache that is gone is no reason to lose a document. */
const rememberCall = (z: ZObject, key: string): Promise<boolean> =>
  z.cache.set(key, true, rememberedSeconds, ['auth'], true).then(
    (stored) => stored !== false,
    () => true,
  );
