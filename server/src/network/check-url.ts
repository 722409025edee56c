import { ApiError } from '../errors.ts';
import { type GuardedFetch, PrivateAddressError } from './guarded-fetch.ts';

/** Refuses an address that will never be called, already when it is given. */
export async function checkUrl(fetch: GuardedFetch, url: string, path: string): Promise<void> {
  try {
    await fetch.check(url);
  } catch (error) {
    if (!(error instanceof PrivateAddressError)) throw error;
    throw privateUrl(path);
  }
}

export const privateUrl = (path: string): ApiError =>
  new ApiError('URL_NOT_ALLOWED', {
    details: [
      {
        path,
        message: 'This address is on this machine or in a private network.',
        fix: 'Use a public address, or have the server started with DOCGLEAN_ALLOW_PRIVATE_URLS=true.',
      },
    ],
  });
