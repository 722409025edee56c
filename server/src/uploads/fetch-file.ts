import { Readable } from 'node:stream';
import { ApiError } from '../errors.ts';
import type { SubmittedFile } from '../extractions/submit.ts';
import { privateUrl } from '../network/check-url.ts';
import { PrivateAddressError } from '../network/guarded-fetch.ts';
import type { Services } from '../services.ts';
import { storeFile } from './store-file.ts';

const timeoutMs = 30_000;
const mostRedirects = 5;

/** Loads a file from a web address into the blob store; each redirect is checked like the address itself. */
export async function fetchFile(
  services: Services,
  url: string,
  fileName: string | undefined,
  path: string,
  maxFileBytes = services.config.maxFileBytes,
): Promise<SubmittedFile> {
  let address = url;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await services.fetch(address, { timeoutMs }).catch((error: unknown) => {
      if (error instanceof PrivateAddressError) throw privateUrl(path);
      throw notReachable(path, 'The server did not answer in time, or there is no such server.');
    });
    const location =
      response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location) {
      await response.body?.cancel();
      address = new URL(location, address).href;
      continue;
    }
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw notReachable(path, `The server answered ${response.status}.`);
    }
    const name = fileName ?? nameFrom(response.headers.get('content-disposition')) ?? nameFromUrl(address);
    return storeFile(services, name, Readable.fromWeb(response.body), maxFileBytes);
  }
  throw notReachable(path, 'The address leads on to other addresses without end.');
}

const notReachable = (path: string, message: string) =>
  new ApiError('URL_NOT_REACHABLE', {
    details: [{ path, message, fix: 'The address must give the file itself, without a login.' }],
  });

const nameFrom = (disposition: string | null) => disposition?.match(/filename="?([^";]+)"?/)?.[1];

const nameFromUrl = (url: string) =>
  decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || 'file';
