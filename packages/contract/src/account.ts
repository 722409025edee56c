import * as z from 'zod';
import { idOf } from './ids.ts';

export const scopes = ['read', 'write', 'admin'] as const;
export const Scope = z
  .enum(scopes)
  .meta({ id: 'Scope', description: '`admin` may do everything, `write` includes `read`.' });
export type Scope = z.output<typeof Scope>;

export const Me = z
  .strictObject({
    account: z.strictObject({ id: idOf('account'), name: z.string() }),
    api_key: z.strictObject({ id: idOf('apiKey'), name: z.string(), scopes: z.array(Scope) }),
    server: z.strictObject({ version: z.string(), url: z.string() }),
  })
  .meta({ id: 'Me', description: 'Whose key this is and what it may do.' });
export type Me = z.output<typeof Me>;
