import { createHmac } from 'node:crypto';
import { getSentDocument, type SentDocument } from '../../../documents/sent-document.ts';
import { ApiError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import type { Db } from '../../../store/database.ts';
import { lock, unlock } from '../../../store/lock.ts';
import type { Compose } from '../../../webhooks/message.ts';
import { outcomeOf, toSecond } from './document.ts';
import { statusOf } from './status.ts';

const purpose = 'key that signs a callback';

/**
 * The service signs with the API key itself, of which the database has only a hash: so the key is kept locked, with the
 * document that is to be told of and no longer.
 */
export const lockKey = ({ secret }: Pick<Services, 'secret'>, apiKey: string): string =>
  lock(apiKey, secret, purpose).toString('base64');

/** How the end of a document is told to its `webhook_url`. */
export const composeForExtraly: Compose = async (services, { accountId, event, secrets: [locked] }) => {
  const document = await documentOf(services.db, accountId, event.subject_id);
  if (!document) return null;
  const status = statusOf(document);
  const body = JSON.stringify({
    event: `document.${status}`,
    document_id: document.id,
    status,
    ...outcomeOf(document),
    metadata: document.metadata,
    timestamp: toSecond(event.created_at),
  });
  const key = locked && keyOf(services, locked);
  return { body, headers: key ? { 'x-extraly-signature': `sha256=${signatureOf(body, key)}` } : {} };
};

/** Null where it is deleted, or has expired, before it could be told of. */
async function documentOf(db: Db, accountId: string, extractionId: string): Promise<SentDocument | null> {
  try {
    return await getSentDocument(db, accountId, { extractionId });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'RESOURCE_NOT_FOUND') return null;
    throw error;
  }
}

const signatureOf = (body: string, key: string) => createHmac('sha256', key).update(body).digest('hex');

/** Null where the server's secret was lost: what is sent unsigned is refused by whoever checks, and that can be seen. */
function keyOf({ secret, log }: Services, locked: string): string | null {
  try {
    return unlock(Buffer.from(locked, 'base64'), secret, purpose);
  } catch (error) {
    log.warn(
      { err: error },
      'a callback cannot be signed: secret.key in the data folder is not the one it was locked with',
    );
    return null;
  }
}
