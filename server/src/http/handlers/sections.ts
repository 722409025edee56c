import { maxDocumentsPerSection, SectionOptions, type sectionsOperations } from '@docglean/contract';
import { requireCredits } from '../../credits/reserve.ts';
import { ApiError } from '../../errors.ts';
import { exportSection } from '../../export/export-section.ts';
import { deleteSection } from '../../sections/delete.ts';
import { listSections } from '../../sections/list.ts';
import { checkSection, submitSectionOfDocuments, submitSectionOfFiles } from '../../sections/submit.ts';
import { waitForSection } from '../../sections/wait.ts';
import { discardFiles } from '../../uploads/discard-files.ts';
import { fileReply } from '../file-reply.ts';
import { checkCallback, readFiles } from '../read-submission.ts';
import type { HandlersOf } from '../types.ts';

export const sectionsHandlers: HandlersOf<typeof sectionsOperations> = {
  async createSection(services, { caller, body, request }) {
    requireCredits(caller);
    if (body && !body.files) {
      const { files: _, extraction_id, document_ids, ...options } = body;
      const chosen = extraction_id === undefined ? { document_ids: document_ids ?? [] } : { extraction_id };
      await checkCallback(services, options.callback_url);
      return { json: { section: await submitSectionOfDocuments(services, caller, chosen, options) } };
    }
    const withFiles = body?.files && filesIn(body, body.files);
    if (withFiles) checkSection(services, withFiles.files.length, withFiles);
    const { files, options } = await readFiles(services, caller, request, withFiles, {
      schema: SectionOptions,
      mostFiles: maxDocumentsPerSection,
      check: ({ callback_url }) => checkCallback(services, callback_url),
    });
    try {
      return { json: { section: await submitSectionOfFiles(services, caller, files, options) } };
    } catch (error) {
      if (error instanceof ApiError) await discardFiles(services, files);
      throw error;
    }
  },

  async listSections({ db }, { caller, query }) {
    return { json: await listSections(db, caller.accountId, query) };
  },

  async getSection(services, { caller, params, query, signal }) {
    const waitMs = query.wait * 1000;
    return { json: { section: await waitForSection(services, caller.accountId, params.id, waitMs, signal) } };
  },

  async exportSection({ db }, { caller, params, query }) {
    return fileReply(await exportSection(db, caller.accountId, params.id, query.format));
  },

  async deleteSection(services, { caller, params }) {
    await deleteSection(services, caller.accountId, params.id);
    return null;
  },
};

/** A body with files, without what stands for other documents. */
function filesIn<B extends { extraction_id?: unknown; document_ids?: unknown }, F>(body: B, files: F) {
  const { extraction_id: _, document_ids: __, ...options } = body;
  return { ...options, files };
}
