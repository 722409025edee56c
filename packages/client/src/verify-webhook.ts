import type { Callback, Event } from '@docglean/contract';

/** Why a call is not to be believed. */
export type VerificationFailure =
  | 'wrong_secret_format'
  | 'body_not_raw'
  | 'missing_header'
  | 'wrong_timestamp'
  | 'too_old'
  | 'too_new'
  | 'wrong_signature';

export class WebhookVerificationError extends Error {
  readonly reason: VerificationFailure;

  constructor(reason: VerificationFailure, message: string) {
    super(message);
    this.name = 'WebhookVerificationError';
    this.reason = reason;
  }
}

/** As the platform has them: a `Headers`, or an object with names in any case. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const encoder = new TextEncoder();

/**
 * Gives the event of a webhook or callback, if the call was signed with this secret a short time ago. Throws a
 * WebhookVerificationError that says what is wrong. `rawBody` is the body as it arrived, byte by byte: parsed and printed
 * again it has another signature.
 *
 * @example
 * const event = await verifyWebhook(secret, request.headers, await request.text());
 */
export async function verifyWebhook<T = Event | Callback>(
  secret: string,
  headers: WebhookHeaders,
  rawBody: string | Uint8Array,
  { toleranceSeconds = 300 } = {},
): Promise<T> {
  const key = await keyOf(secret);
  if (typeof rawBody !== 'string' && !(rawBody instanceof Uint8Array)) {
    throw new WebhookVerificationError(
      'body_not_raw',
      'The body is not the raw text or bytes of the request. Switch off the parsing of JSON for this address.',
    );
  }
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  checkTime(timestamp, toleranceSeconds);

  const body = typeof rawBody === 'string' ? encoder.encode(rawBody) : rawBody;
  const prefix = encoder.encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(prefix.length + body.length);
  signed.set(prefix);
  signed.set(body, prefix.length);
  let matches = false;
  for (const signature of signatures.split(' ')) {
    const given = signature.startsWith('v1,') ? bytesOf(signature.slice(3)) : null;
    // Takes the same time wherever the signatures begin to differ.
    if (given && (await crypto.subtle.verify('HMAC', key, given, signed))) matches = true;
  }
  if (!matches) {
    throw new WebhookVerificationError(
      'wrong_signature',
      'No signature fits this secret and body. Either the secret is that of another webhook, or the body was changed on its way, for example parsed and printed again.',
    );
  }
  return JSON.parse(new TextDecoder().decode(body)) as T;
}

/** `whsec_` secrets are base64 of the key; any other text is the key itself. */
async function keyOf(secret: string) {
  const key = secret.startsWith('whsec_') ? bytesOf(secret.slice('whsec_'.length)) : encoder.encode(secret);
  if (!key || key.length === 0) {
    throw new WebhookVerificationError(
      'wrong_secret_format',
      'This is not a signing secret: after "whsec_" comes base64. Copy it anew, or rotate it.',
    );
  }
  return crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookVerificationError(
    'missing_header',
    `The header "${name}" is missing. Either the call does not come from Docglean, it has no secret to sign with, or something in between took the header away.`,
  );
}

function checkTime(timestamp: string, toleranceSeconds: number): void {
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new WebhookVerificationError(
      'wrong_timestamp',
      'The header "webhook-timestamp" is not a number of seconds.',
    );
  }
  const ageSeconds = Date.now() / 1000 - Number(timestamp);
  if (ageSeconds > toleranceSeconds) {
    throw new WebhookVerificationError(
      'too_old',
      `The call was signed ${Math.round(ageSeconds)} seconds ago, longer than the ${toleranceSeconds} allowed. Somebody may be sending an old one again, or the clock of this machine is fast.`,
    );
  }
  if (-ageSeconds > toleranceSeconds) {
    throw new WebhookVerificationError(
      'too_new',
      `The call was signed ${Math.round(-ageSeconds)} seconds from now. The clock of this machine is slow.`,
    );
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
