import { Readable } from 'node:stream';
import type { documentsOperations } from '@docglean/contract';
import { deleteDocument } from '../../documents/delete.ts';
import { drawDocumentPage } from '../../documents/draw-page.ts';
import { getDocumentFile } from '../../documents/get-file.ts';
import { listDocuments } from '../../documents/list.ts';
import { reviewDocument } from '../../documents/review.ts';
import { exportDocument } from '../../export/export-document.ts';
import { exportDocuments } from '../../export/export-documents.ts';
import { getDocument } from '../../extractions/get-document.ts';
import { fileReply } from '../file-reply.ts';
import type { HandlersOf } from '../types.ts';

export const documentsHandlers: HandlersOf<typeof documentsOperations> = {
  async listDocuments({ db }, { caller, query }) {
    return { json: await listDocuments(db, caller.accountId, query) };
  },

  async getDocument({ db }, { caller, params }) {
    return { json: { document: await getDocument(db, caller.accountId, params.id, params.document_id) } };
  },

  async getDocumentFile(services, { caller, params }) {
    const file = await getDocumentFile(services, caller.accountId, params.id, params.document_id);
    return fileReply({ ...file, contentType: file.mimeType });
  },

  async exportDocuments({ db }, { caller, query, signal }) {
    return fileReply(await exportDocuments(db, caller.accountId, query, signal));
  },

  async exportDocument({ db }, { caller, params, query, signal }) {
    const { id, document_id } = params;
    return fileReply(await exportDocument(db, caller.accountId, id, document_id, query, signal));
  },

  async getPageImage(services, { caller, params }) {
    const { id, document_id, page } = params;
    const image = await drawDocumentPage(services, caller.accountId, id, document_id, page);
    return {
      file: Readable.from([image]),
      headers: { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' },
    };
  },

  async deleteDocument(services, { caller, params }) {
    await deleteDocument(services, caller.accountId, params.id, params.document_id);
    return null;
  },

  async reviewDocument(services, { caller, params, body }) {
    const { id, document_id } = params;
    return { json: { document: await reviewDocument(services, caller.accountId, id, document_id, body) } };
  },
};
