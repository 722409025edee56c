import { createHmac, timingSafeEqual } from 'node:crypto';

const toleranceSeconds = 300;

interface SignedRequest {
  headers?: Record<string, string>;
  content?: string;
}

/** A header of a request that came in at Zapier, which puts "Http-" before the names. */
export function headerOf({ headers = {} }: SignedRequest, name: string): string | undefined {
  const names = [name, `http-${name}`];
  return Object.entries(headers).find(([given]) => names.includes(given.toLowerCase()))?.[1];
}

/**
 * Whether the request was signed with this `whsec_` secret within the last five minutes, after the Standard Webhooks
 * specification: base64 HMAC-SHA256 of `id.timestamp.body`. Several signatures may be given, separated by spaces.
 */
export function isSignedWith(secret: string, request: SignedRequest): boolean {
  const id = headerOf(request, 'webhook-id');
  const timestamp = headerOf(request, 'webhook-timestamp');
  const signatures = headerOf(request, 'webhook-signature');
  if (!id || !timestamp || !signatures || request.content === undefined) return false;
  const ageSeconds = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || ageSeconds > toleranceSeconds) return false;

  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${request.content}`).digest();
  return signatures
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice('v1,'.length), 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}
