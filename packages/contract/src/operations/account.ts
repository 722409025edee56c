import * as z from 'zod';
import {
  AccessToken,
  ApiKey,
  CreateApiKey,
  CreatedApiKey,
  Credits,
  Me,
  TokenRequest,
  Usage,
} from '../account.ts';
import { idOf } from '../ids.ts';
import { define, json, page, paging } from './operation.ts';

const day = z.iso.date({ error: 'Write a day like 2026-03-31.' }).optional();

export const accountOperations = define({
  getMe: {
    method: 'get',
    path: '/v1/me',
    summary: 'Check the API key',
    tag: 'Account',
    scope: 'read',
    success: { status: 200, description: 'Whose key this is.', content: json(Me) },
    errors: [],
  },
  getCredits: {
    method: 'get',
    path: '/v1/credits',
    summary: 'See what is left',
    tag: 'Account',
    scope: 'read',
    success: {
      status: 200,
      description: 'Balance, prices and pages of this month.',
      content: json(z.object({ credits: Credits })),
    },
    errors: [],
  },
  getUsage: {
    method: 'get',
    path: '/v1/usage',
    summary: 'See what was used',
    tag: 'Account',
    scope: 'read',
    query: z.object({
      from: day.meta({ description: 'The first day, in UTC. Default: 29 days before `to`.' }),
      to: day.meta({ description: 'The last day. Default: today. At most 366 days after `from`.' }),
    }),
    success: {
      status: 200,
      description: 'Documents, pages and credits by day and operation.',
      content: json(z.object({ usage: Usage })),
    },
    errors: [],
  },
  listApiKeys: {
    method: 'get',
    path: '/v1/api-keys',
    summary: 'List API keys',
    tag: 'Account',
    scope: 'admin',
    query: z.object(paging),
    success: { status: 200, description: 'Newest first.', content: json(page(ApiKey)) },
    errors: [],
  },
  createApiKey: {
    method: 'post',
    path: '/v1/api-keys',
    summary: 'Make an API key',
    tag: 'Account',
    scope: 'admin',
    body: json(CreateApiKey),
    success: {
      status: 201,
      description: 'The key, shown only this once.',
      content: json(z.object({ api_key: CreatedApiKey })),
    },
    errors: [],
  },
  revokeApiKey: {
    method: 'delete',
    path: '/v1/api-keys/{id}',
    summary: 'Revoke an API key',
    description: 'It ends at once, and with it the tokens made of it.',
    tag: 'Account',
    scope: 'admin',
    params: z.object({ id: idOf('apiKey') }),
    success: { status: 204, description: 'Revoked.' },
    errors: ['RESOURCE_NOT_FOUND', 'LAST_ADMIN_KEY'],
  },
  createToken: {
    method: 'post',
    path: '/v1/oauth/token',
    summary: 'Get a short-lived token for an API key',
    description:
      'OAuth 2.0 client credentials: the id of the key is the client, the key itself is the secret. The token is used like a key.',
    tag: 'Account',
    scope: null,
    body: { 'application/json': TokenRequest, 'application/x-www-form-urlencoded': TokenRequest },
    success: { status: 200, description: 'The token.', content: json(AccessToken) },
    errors: ['UNAUTHORIZED', 'INSUFFICIENT_SCOPE', 'RATE_LIMITED'],
  },
});
