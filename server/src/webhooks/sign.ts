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
 * Headers of a delivery after the Standard Webhooks specification, and `webhook-event-signature` for platforms that
 * never see the raw body: hex HMAC-SHA256 of `timestamp.id.type.subject_id`.
 */
export function signatureHeaders(secret: string | null, message: SignedMessage): Record<string, string> {
  const { id, timestamp, body, type, subjectId } = message;
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp) };
  if (!secret) return headers;
  const hmac = (content: string) => createHmac('sha256', keyOf(secret)).update(content);
  return {
    ...headers,
    'webhook-signature': `v1,${hmac(`${id}.${timestamp}.${body}`).digest('base64')}`,
    'webhook-event-signature': hmac(`${timestamp}.${id}.${type}.${subjectId}`).digest('hex'),
  };
}
