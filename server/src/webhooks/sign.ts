import { createHmac, randomBytes } from 'node:crypto';

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** `whsec_` secrets are base64 of the key, as Standard Webhooks writes them; any other text is the key itself. */
function keyOf(secret: string): Buffer {
  return secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret);
}

export interface SignedMessage {
  id: string;
  type: string;
  subjectId: string;
  /** Seconds since 1970, of this attempt. */
  timestamp: number;
  body: string;
}

/**
 * Headers of a delivery after the Standard Webhooks specification, one signature for each secret, and
 * `webhook-event-signature` for platforms that never see the raw body: hex HMAC-SHA256 of
 * `timestamp.id.type.subject_id` with the first secret, for they compare it as a whole.
 */
export function signatureHeaders(secrets: readonly string[], message: SignedMessage): Record<string, string> {
  const { id, timestamp, body, type, subjectId } = message;
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp) };
  const [newest] = secrets;
  if (newest === undefined) return headers;
  const hmac = (secret: string, content: string) => createHmac('sha256', keyOf(secret)).update(content);
  const content = `${id}.${timestamp}.${body}`;
  return {
    ...headers,
    'webhook-signature': secrets.map((secret) => `v1,${hmac(secret, content).digest('base64')}`).join(' '),
    'webhook-event-signature': hmac(newest, `${timestamp}.${id}.${type}.${subjectId}`).digest('hex'),
  };
}
