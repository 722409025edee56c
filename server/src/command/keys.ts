import { CreateApiKey, scopes } from '@docglean/contract';
import { ConfigError } from '../config.ts';
import { type Command, type Invocation, say } from './command.ts';
import { type KeyRing, withKeyRing } from './key-ring.ts';

export const keys: Command = {
  usage: 'create NAME | list | revoke ID [options]',
  summary: 'API keys: make, list, revoke',
  details: `
  --scope SCOPE     with create: ${scopes.join(', ')}; may be given several times. Default: read and write.
                    "write" includes "read", "admin" may do everything.
  --account ID      of this account; left out, of the first one

A key is shown once, when it is made; only a hash of it is stored. Works with and without a running server.`,
  options: { scope: { type: 'string', multiple: true }, account: { type: 'string' } },
  run: (invocation) => {
    const use = actionOf(invocation);
    return withKeyRing(invocation.config(), invocation.flags.text('account'), use);
  },
};

/** What to do, checked before anything is opened. */
function actionOf({ words, flags }: Invocation): (ring: KeyRing) => Promise<void> {
  const [action = 'list', subject, ...rest] = words;
  if (action === 'list' && subject === undefined) return list;
  if (action === 'create' && subject && rest.length === 0) {
    const given = flags.texts('scope');
    const input = CreateApiKey.safeParse({ name: subject, ...(given.length > 0 && { scopes: given }) });
    if (input.success) return (ring) => create(ring, input.data);
    const aboutScope = input.error.issues.some(({ path: [part] }) => part === 'scopes');
    throw new ConfigError(
      aboutScope
        ? `--scope has a wrong value (it is "${given.join('", "')}"). Write ${scopes.join(', ')}.`
        : 'The name of a key has from 1 to 100 characters.',
    );
  }
  if (action === 'revoke' && subject && rest.length === 0) {
    return async (ring) => {
      await ring.revoke(subject);
      say(`Revoked ${subject}. It ended at once.`);
    };
  }
  throw new ConfigError(
    'Write "keys list", "keys create NAME" or "keys revoke ID" (key_…), then the options.',
  );
}

async function list(ring: KeyRing): Promise<void> {
  for await (const key of ring.list()) {
    const used = key.last_used_at ? `last used ${key.last_used_at}` : 'never used';
    say(`${key.id}  ${key.prefix}…  ${key.name}  (${key.scopes.join(', ')}; ${used})`);
  }
}

async function create(ring: KeyRing, input: CreateApiKey): Promise<void> {
  const { id, key, scopes: given } = await ring.create(input);
  say(`Id:       ${id}\nScopes:   ${given.join(', ')}\nAPI key:  ${key}`);
  say('(The key is shown only this once. Keep it somewhere safe.)');
}
