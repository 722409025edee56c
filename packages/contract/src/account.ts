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
    server: z.strictObject({
      version: z.string(),
      url: z.string(),
      ai_model: z
        .string()
        .nullable()
        .meta({ description: 'The AI model that can read documents; null where none is set up.' }),
    }),
  })
  .meta({ id: 'Me', description: 'Whose key this is and what it may do.' });
export type Me = z.output<typeof Me>;

export const ApiKey = z
  .strictObject({
    id: idOf('apiKey'),
    name: z.string(),
    prefix: z.string().meta({ description: 'How the key begins, to recognise it.', example: 'dg_TestKey0' }),
    scopes: z.array(Scope),
    created_at: z.iso.datetime(),
    last_used_at: z.iso.datetime().nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'ApiKey', description: 'A key and what it may do, without its secret.' });
export type ApiKey = z.output<typeof ApiKey>;

export const CreatedApiKey = ApiKey.extend({
  key: z.string().meta({ description: 'The key itself. It is shown only this once.' }),
}).meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.output<typeof CreatedApiKey>;

export const CreateApiKey = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: 'Where it is used.', example: 'n8n' }),
    scopes: z.array(Scope).min(1).default(['read', 'write']),
  })
  .meta({ id: 'CreateApiKey' });
export type CreateApiKey = z.output<typeof CreateApiKey>;

const tokenRequest = {
  grant_type: z.literal('client_credentials'),
  client_id: idOf('apiKey').optional(),
  client_secret: z.string().optional().meta({ description: 'The whole key, `dg_…`.' }),
  scope: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Fewer scopes than the key has, apart by spaces.', example: 'read' }),
};
/** Not strict: OAuth clients send settings of their own, which the standard says to ignore. */
export const TokenRequest = z
  .object(tokenRequest)
  .meta({ id: 'TokenRequest', description: 'OAuth 2.0 client credentials, in the body or as HTTP Basic.' });
export type TokenRequest = z.output<typeof TokenRequest>;

export const AccessToken = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Seconds.' }),
    scope: z.string(),
  })
  .meta({ id: 'AccessToken', description: 'As OAuth 2.0 writes it.' });
export type AccessToken = z.output<typeof AccessToken>;

/** What credits are paid for; `section_ai` is a section with `use_ai`. */
export const paidOperations = ['extract_fields', 'extract_text', 'section', 'section_ai'] as const;
export type PaidOperation = (typeof paidOperations)[number];
/** Credits for one page. */
export const creditsPerPage = {
  extract_fields: 3,
  extract_text: 1,
  section: 1,
  section_ai: 3,
} as const satisfies Record<PaidOperation, number>;

export const Credits = z
  .strictObject({
    balance: z.int().nullable().meta({ description: '`null`: unlimited.' }),
    per_page: z.record(z.enum(paidOperations), z.int()).meta({ description: 'What a page costs.' }),
    monthly_pages: z.strictObject({
      limit: z.int().nullable().meta({ description: '`null`: no limit.' }),
      used: z.int(),
      resets_at: z.iso.datetime(),
    }),
  })
  .meta({ id: 'Credits', description: 'What the account may still use.' });
export type Credits = z.output<typeof Credits>;

const amounts = {
  documents: z.int(),
  pages: z.int(),
  credits: z.int(),
  ai_tokens: z
    .strictObject({ input: z.int(), output: z.int() })
    .meta({ description: 'What the AI model read and wrote, as its service counts it.' }),
};
export const Usage = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    total: z.strictObject(amounts),
    days: z.array(z.strictObject({ date: z.iso.date(), operation: z.enum(paidOperations), ...amounts })),
  })
  .meta({ id: 'Usage', description: 'Pages and credits by the day of the submission and by operation.' });
export type Usage = z.output<typeof Usage>;
