import { createHmac, timingSafeEqual } from 'node:crypto';

const toleranceSeconds = 300;

interface SignedRequest {
  headers: Record<string, string | string[] | undefined>;
  rawBody: Buffer | undefined;
}

/**
 * Whether the request was signed with this `whsec_` secret within the last five minutes, after the Standard Webhooks
 * specification: base64 HMAC-SHA256 of `id.timestamp.body`. Several signatures may be given, separated by spaces.
 */
export function isSignedWith(secret: string, { headers, rawBody }: SignedRequest): boolean {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!rawBody || typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') {
    return false;
  }
  const ageSeconds = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || ageSeconds > toleranceSeconds) return false;

  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest();
  return signatures
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice('v1,'.length), 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}
