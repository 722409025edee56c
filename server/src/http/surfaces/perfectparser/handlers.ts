import type { Operation } from '@docglean/contract';
import { ApiError } from '../../../errors.ts';
import { version } from '../../../version.ts';
import { listWebhooks } from '../../../webhooks/list.ts';
import { handlers } from '../../handlers/index.ts';
import type { Handler, HandlersOf } from '../../types.ts';
import { describePerfectparser } from './openapi.ts';
import type { perfectparserOperations } from './operations.ts';

/** The same work under the same names; own handlers only where the service answers in another envelope. */
export const perfectparserHandlers: HandlersOf<typeof perfectparserOperations> = {
  async getMe(_services, { caller }) {
    const { accountId, accountName, keyId, keyName, scopes } = caller;
    return {
      json: {
        user: { id: accountId, name: accountName, api_key: { id: keyId, name: keyName, scopes } },
      },
    };
  },
  getCredits: handlers.getCredits,

  createParser: handlers.createParser,
  listParsers: handlers.listParsers,
  getParser: onParser(handlers.getParser),
  updateParser: onParser(handlers.updateParser),
  deleteParser: onParser(handlers.deleteParser),
  detectFields: onParser(handlers.detectFields),

  createExtraction: handlers.createExtraction,
  listExtractions: handlers.listExtractions,
  getExtraction: handlers.getExtraction,
  getExtractionResults: handlers.getExtractionResults,
  exportExtraction: handlers.exportExtraction,
  cancelExtraction: handlers.cancelExtraction,
  deleteExtraction: handlers.deleteExtraction,
  getDocument: handlers.getDocument,
  exportDocument: handlers.exportDocument,
  getDocumentFile: handlers.getDocumentFile,
  deleteDocument: handlers.deleteDocument,

  createWebhook: handlers.createWebhook,
  async listWebhooks({ db }, { caller, query }) {
    const { items, next_cursor } = await listWebhooks(db, caller.accountId, query);
    return { json: { webhooks: items, next_cursor } };
  },
  getWebhook: handlers.getWebhook,
  updateWebhook: handlers.updateWebhook,
  deleteWebhook: handlers.deleteWebhook,
  testWebhook: handlers.testWebhook,
  rotateWebhookSecret: handlers.rotateWebhookSecret,
  listDeliveries: handlers.listDeliveries,

  async getOpenApi({ url }) {
    return { json: describePerfectparser(version, url()) };
  },
};

/** What is not there at the address of a parser is the parser. */
function onParser<O extends Operation>(handler: Handler<O>): Handler<O> {
  return async (services, call) => {
    try {
      return await handler(services, call);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'RESOURCE_NOT_FOUND')
        throw new ApiError('PARSER_NOT_FOUND', { cause: error });
      throw error;
    }
  };
}
