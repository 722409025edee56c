import { createOpenApiDocument } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { exportExtraction } from '../export/export-extraction.ts';
import { deleteExtraction } from '../extractions/delete.ts';
import { getDocument } from '../extractions/get-document.ts';
import { listResults } from '../extractions/list-results.ts';
import { submitExtraction } from '../extractions/submit.ts';
import { waitForExtraction } from '../extractions/wait.ts';
import { isReady } from '../store/is-ready.ts';
import { createUpload } from '../uploads/create.ts';
import { version } from '../version.ts';
import { createWebhook } from '../webhooks/create.ts';
import { deleteWebhook } from '../webhooks/delete.ts';
import { getWebhook } from '../webhooks/get.ts';
import { listWebhooks } from '../webhooks/list.ts';
import { updateWebhook } from '../webhooks/update.ts';
import { readSubmission } from './read-submission.ts';
import { bodyOf } from './request-body.ts';
import type { Handlers } from './types.ts';

/** What each operation does: take the parsed call, use one verb, name the result. */
export const handlers: Handlers = {
  async getMe({ url }, { caller }) {
    const { accountId, accountName, keyId, keyName, scopes } = caller;
    return {
      json: {
        account: { id: accountId, name: accountName },
        api_key: { id: keyId, name: keyName, scopes },
        server: { version, url: url() },
      },
    };
  },

  async createUpload(services, { caller, query, request }) {
    return { json: { upload: await createUpload(services, caller, query.file_name, bodyOf(request)) } };
  },

  async createExtraction(services, { caller, body, request }) {
    const { files, options } = await readSubmission(services, caller, request, body);
    return { json: { extraction: await submitExtraction(services, caller, files, options) } };
  },

  async getExtraction(services, { caller, params, query, signal }) {
    const waitMs = query.wait * 1000;
    return {
      json: { extraction: await waitForExtraction(services, caller.accountId, params.id, waitMs, signal) },
    };
  },

  async getExtractionResults({ db }, { caller, params, query }) {
    return { json: await listResults(db, caller.accountId, params.id, query) };
  },

  async exportExtraction({ db }, { caller, params, query }) {
    const { content, contentType, fileName } = await exportExtraction(db, caller.accountId, params.id, query);
    const disposition = `attachment; filename="${fileName}"`;
    return { file: content, headers: { 'content-type': contentType, 'content-disposition': disposition } };
  },

  async deleteExtraction(services, { caller, params }) {
    await deleteExtraction(services, caller.accountId, params.id);
    return null;
  },

  async getDocument({ db }, { caller, params }) {
    return { json: { document: await getDocument(db, caller.accountId, params.id, params.document_id) } };
  },

  async createWebhook(services, { caller, body }) {
    return { json: { webhook: await createWebhook(services, caller.accountId, body) } };
  },

  async listWebhooks({ db }, { caller, query }) {
    return { json: await listWebhooks(db, caller.accountId, query) };
  },

  async getWebhook({ db }, { caller, params }) {
    return { json: { webhook: await getWebhook(db, caller.accountId, params.id) } };
  },

  async updateWebhook(services, { caller, params, body }) {
    return { json: { webhook: await updateWebhook(services, caller.accountId, params.id, body) } };
  },

  async deleteWebhook({ db }, { caller, params }) {
    await deleteWebhook(db, caller.accountId, params.id);
    return null;
  },

  async getOpenApi({ url }) {
    return { json: createOpenApiDocument(version, url()) };
  },

  async getLiveness() {
    return { json: { status: 'ok', version } };
  },

  async getReadiness({ db }) {
    if (!(await isReady(db))) throw new ApiError('SERVICE_UNAVAILABLE');
    return { json: { status: 'ready' } };
  },
};
