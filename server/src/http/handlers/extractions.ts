import type { extractionsOperations } from '@docglean/contract';
import { requireCredits } from '../../credits/reserve.ts';
import { ApiError } from '../../errors.ts';
import { exportExtraction } from '../../export/export-extraction.ts';
import { deleteExtraction } from '../../extractions/delete.ts';
import { getDocument } from '../../extractions/get-document.ts';
import { listResults } from '../../extractions/list-results.ts';
import { submitExtraction } from '../../extractions/submit.ts';
import { waitForExtraction } from '../../extractions/wait.ts';
import { createUpload } from '../../uploads/create.ts';
import { discardFiles } from '../../uploads/discard-files.ts';
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
};
