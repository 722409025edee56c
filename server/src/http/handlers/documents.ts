import { Readable } from 'node:stream';
import type { documentsOperations } from '@docglean/contract';
import type { Caller } from '../../accounts/find-key.ts';
import { deleteDocument } from '../../documents/delete.ts';
import { drawDocumentPage } from '../../documents/draw-page.ts';
import type { DocumentAddress } from '../../documents/find.ts';
import { getDocument } from '../../documents/get.ts';
import { getDocumentFile } from '../../documents/get-file.ts';
import { listDocuments } from '../../documents/list.ts';
import { reviewDocument } from '../../documents/review.ts';
import { exportDocument } from '../../export/export-document.ts';
import { exportDocuments } from '../../export/export-documents.ts';
import { fileReply } from '../file-reply.ts';
import type { HandlersOf } from '../types.ts';

const addressOf = (
  { accountId }: Caller,
  { id, document_id }: { id: string; document_id: string },
): DocumentAddress => ({ accountId, extractionId: id, documentId: document_id });

export const documentsHandlers: HandlersOf<typeof documentsOperations> = {
  async listDocuments({ db }, { caller, query }) {
    return { json: await listDocuments(db, caller.accountId, query) };
  },

  async getDocument({ db }, { caller, params }) {
    return { json: { document: await getDocument(db, addressOf(caller, params)) } };
  },

  async getDocumentFile(services, { caller, params }) {
    const file = await getDocumentFile(services, addressOf(caller, params));
    return fileReply({ ...file, contentType: file.mimeType });
  },

  async exportDocuments({ db }, { caller, query, signal }) {
    return fileReply(await exportDocuments(db, caller.accountId, query, signal));
  },

  async exportDocument({ db }, { caller, params, query, signal }) {
    return fileReply(await exportDocument(db, addressOf(caller, params), query, signal));
  },

  async getPageImage(services, { caller, params }) {
    const image = await drawDocumentPage(services, addressOf(caller, params), params.page);
    return {
      file: Readable.from([image]),
      headers: { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' },
    };
  },

  async deleteDocument(services, { caller, params }) {
    await deleteDocument(services, addressOf(caller, params));
    return null;
  },

  async reviewDocument(services, { caller, params, body }) {
    return { json: { document: await reviewDocument(services, addressOf(caller, params), body) } };
  },
};
