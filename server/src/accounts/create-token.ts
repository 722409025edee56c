import { type AccessToken, scopes as everyScope, type Scope } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { hashOf, newToken } from './api-key.ts';
import { type Caller, findKey } from './find-key.ts';
import type { Rate } from './rate.ts';
import { allows } from './scopes.ts';

const lifetimeSeconds = 3600;

interface TokenWish {
  keyId: string | undefined;
  key: string | undefined;
  /** As OAuth writes scopes: apart by spaces. */
  scope: string | undefined;
}

/**
 * A token that does what its key does, or less, for an hour. Throws UNAUTHORIZED where the key is not one or not that
 * of the id, and INSUFFICIENT_SCOPE where more is asked for than the key may do.
 */
export async function createToken(
  services: Services,
  { keyId, key, scope }: TokenWish,
  admit: (rate: Rate) => void,
): Promise<AccessToken> {
  // Tokens cannot make tokens: what is short-lived would live on.
  const known = key?.startsWith('dg_') ? await findKey(services, key) : null;
  if (!known || known.caller.keyId !== keyId) throw new ApiError('UNAUTHORIZED', { message: wrongClient });
  admit(known.rate);
  const { caller } = known;
  const scopes = scope?.trim()
    ? scope
        .trim()
        .split(/\s+/)
        .map((word) => asScope(word, caller))
    : caller.scopes;
  const token = newToken();
  await services.db
    .insertInto('access_token')
    .values({
      token_hash: hashOf(token),
      key_id: caller.keyId,
      scopes: [...new Set(scopes)],
      expires_at: new Date(Date.now() + lifetimeSeconds * 1000),
    })
    .execute();
  return { access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, scope: scopes.join(' ') };
}

const wrongClient =
  'The client id and the client secret do not belong together. The id is that of an API key ("key_…", from GET /v1/me), the secret is the whole key ("dg_…").';

function asScope(word: string, caller: Caller): Scope {
  const scope = everyScope.find((one) => one === word);
  if (!scope) {
    const message = `There is no scope "${word.slice(0, 100)}". Use one or more of: ${everyScope.join(', ')}.`;
    throw new ApiError('INVALID_PAYLOAD', { details: [{ path: 'scope', message }] });
  }
  if (allows(caller.scopes, scope)) return scope;
  throw new ApiError('INSUFFICIENT_SCOPE', {
    details: [{ path: 'scope', message: `The key does not have the scope "${scope}".` }],
  });
}
