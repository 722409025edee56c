import type { Config } from '../../config.ts';
import { createGuardedFetch, PrivateAddressError } from '../../network/guarded-fetch.ts';
import { type Finding, type Findings, right, wordsOf, wrong } from './finding.ts';

const timeoutMs = 5000;

/** Where others reach the server, and whether it may reach them. Nothing to say where no public address is set. */
export async function* checkAddresses({ publicUrl, allowPrivateUrls }: Config): Findings {
  if (!publicUrl) return;
  yield await checkPublicUrl(publicUrl);
  if (!(await isPrivate(publicUrl))) return;
  yield allowPrivateUrls
    ? right('Webhooks and file addresses may lead into the private network that DOCGLEAN_PUBLIC_URL is in.')
    : wrong(
        'DOCGLEAN_PUBLIC_URL is in a private network, but webhooks and file addresses may not lead into one.',
        'If n8n or others run in that network, set DOCGLEAN_ALLOW_PRIVATE_URLS=true: otherwise they are never called back.',
      );
}

async function checkPublicUrl(url: string): Promise<Finding> {
  const fix =
    'Start the server, then check that DOCGLEAN_PUBLIC_URL is its address from outside, and the name, the proxy and the firewall before it.';
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(timeoutMs) });
    const answer: unknown = await response.json().catch(() => null);
    const isOurs =
      typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'ok';
    return response.ok && isOurs
      ? right(`The server answers at ${url}.`)
      : wrong(`What answers at ${url} is not Docglean (status ${response.status}).`, fix);
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    return wrong(`Nothing answers at ${url}: ${wordsOf(cause)}`, fix);
  }
}

async function isPrivate(url: string): Promise<boolean> {
  const guarded = createGuardedFetch(false);
  try {
    await guarded.check(url);
    return false;
  } catch (error) {
    return error instanceof PrivateAddressError;
  } finally {
    await guarded.close();
  }
}
