import {
  type ErrorCode,
  ErrorDetail,
  idOf,
  type Operation,
  operations,
  Scope,
  Webhook,
} from '@docglean/contract';
import * as z from 'zod';
import { PerfectparserCode } from './codes.ts';

/** The account behind a key: the service calls it the user. */
const User = z
  .strictObject({
    id: idOf('account'),
    name: z.string(),
    api_key: z.strictObject({ id: idOf('apiKey'), name: z.string(), scopes: z.array(Scope) }),
  })
  .meta({ id: 'User', description: 'Whose key this is and what it may do.' });

export const PerfectparserError = z
  .strictObject({
    error: z.strictObject({
      code: PerfectparserCode,
      message: z.string().meta({ description: 'What is wrong and how to mend it, in plain words.' }),
      details: z.array(ErrorDetail).optional(),
      request_id: z.string(),
    }),
  })
  .meta({ id: 'PerfectparserError', description: 'What every error looks like.' });

const { getMe, listParsers, listWebhooks } = operations;

/** A parser that is not there has a code of its own. */
const ofParser = <O extends Operation>({ errors, ...operation }: O) => ({
  ...operation,
  errors: [
    ...new Set(errors.map((code): ErrorCode => (code === 'RESOURCE_NOT_FOUND' ? 'PARSER_NOT_FOUND' : code))),
  ],
});

/** The operations of the service. They are those of the native API; only what it calls otherwise is written here. */
export const perfectparserOperations = {
  getMe: {
    ...getMe,
    success: { ...getMe.success, content: { 'application/json': z.strictObject({ user: User }) } },
  },
  getCredits: operations.getCredits,
  createParser: operations.createParser,
  listParsers: {
    ...listParsers,
    description: 'Your own, newest first; the built-in ones only where they are asked for.',
    query: listParsers.query.extend({
      presets: z
        .enum(['include', 'exclude', 'only'])
        .default('exclude')
        .meta({ description: 'Whether to list the built-in parsers.' }),
    }),
  },
  getParser: ofParser(operations.getParser),
  updateParser: ofParser(operations.updateParser),
  deleteParser: ofParser(operations.deleteParser),
  detectFields: ofParser(operations.detectFields),
  createExtraction: operations.createExtraction,
  listExtractions: operations.listExtractions,
  getExtraction: operations.getExtraction,
  getExtractionResults: operations.getExtractionResults,
  exportExtraction: operations.exportExtraction,
  cancelExtraction: operations.cancelExtraction,
  deleteExtraction: operations.deleteExtraction,
  getDocument: operations.getDocument,
  exportDocument: operations.exportDocument,
  getDocumentFile: operations.getDocumentFile,
  deleteDocument: operations.deleteDocument,
  createWebhook: operations.createWebhook,
  listWebhooks: {
    ...listWebhooks,
    success: {
      ...listWebhooks.success,
      content: {
        'application/json': z.strictObject({
          webhooks: z.array(Webhook),
          next_cursor: z.string().nullable(),
        }),
      },
    },
  },
  getWebhook: operations.getWebhook,
  updateWebhook: operations.updateWebhook,
  deleteWebhook: operations.deleteWebhook,
  testWebhook: operations.testWebhook,
  rotateWebhookSecret: operations.rotateWebhookSecret,
  listDeliveries: operations.listDeliveries,
  getOpenApi: operations.getOpenApi,
} satisfies Record<string, Operation>;
