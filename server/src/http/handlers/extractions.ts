import type { extractionsOperations } from '@docglean/contract';
import { requireCredits } from '../../credits/reserve.ts';
import { ApiError } from '../../errors.ts';
import { exportExtraction } from '../../export/export-extraction.ts';
import { cancelExtraction } from '../../extractions/cancel.ts';
import { deleteExtraction } from '../../extractions/delete.ts';
import { listExtractions } from '../../extractions/list.ts';
import { listResults } from '../../extractions/list-results.ts';
import { retryExtraction } from '../../extractions/retry.ts';
import { submitExtraction } from '../../extractions/submit.ts';
import { waitForExtraction } from '../../extractions/wait.ts';
import { createUpload } from '../../uploads/create.ts';
import { discardFiles } from '../../uploads/discard-files.ts';
import { fileReply } from '../file-reply.ts';
import { readSubmission } from '../read-submission.ts';
import { bodyOf } from '../request-body.ts';
import type { HandlersOf } from '../types.ts';

export const extractionsHandlers: HandlersOf<typeof extractionsOperations> = {
  async createUpload(services, { caller, query, request }) {
    return { json: { upload: await createUpload(services, caller, query.file_name, bodyOf(request)) } };
  },

  async createExtraction(services, { caller, body, request }) {
    requireCredits(caller);
    const { files, options } = await readSubmission(services, caller, request, body);
    try {
      return { json: { extraction: await submitExtraction(services, caller, files, options) } };
    } catch (error) {
      // Refused for sure. After any other error the transaction may have committed: what nobody owns is swept.
      if (error instanceof ApiError) await discardFiles(services, files);
      throw error;
    }
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

  async exportExtraction({ db }, { caller, params, query, signal }) {
    return fileReply(await exportExtraction(db, caller.accountId, params.id, query, signal));
  },

  async deleteExtraction(services, { caller, params }) {
    await deleteExtraction(services, caller.accountId, params.id);
    return null;
  },

  async listExtractions({ db }, { caller, query }) {
    return { json: await listExtractions(db, caller.accountId, query) };
  },

  async cancelExtraction(services, { caller, params }) {
    return { json: { extraction: await cancelExtraction(services, caller.accountId, params.id) } };
  },

  async retryExtraction(services, { caller, params, body }) {
    return { json: { extraction: await retryExtraction(services, caller, params.id, body) } };
  },
};
