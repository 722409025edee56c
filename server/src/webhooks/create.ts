import type { CreateWebhook } from '@docglean/contract';
import { checkUrl } from '../network/check-url.ts';
import { requireParser } from '../parsers/require.ts';
import type { Services } from '../services.ts';
import { newId } from '../store/ids.ts';
import { presentWebhook } from './present.ts';
import { newSecret } from './sign.ts';

/** Subscribes an address. The secret is in the answer this once. */
export async function createWebhook({ db, fetch }: Services, accountId: string, input: CreateWebhook) {
  await checkUrl(fetch, input.url, 'url');
  if (input.parser_id) await requireParser(db, accountId, input.parser_id);
  const row = await db
    .insertInto('webhook')
    .values({
      id: newId('webhook'),
      account_id: accountId,
      url: input.url,
      events: [...new Set(input.events)],
      description: input.description ?? null,
      parser_id: input.parser_id ?? null,
      dialect: input.dialect ?? null,
      secret: input.secret ?? newSecret(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...presentWebhook(row), secret: row.secret };
}
