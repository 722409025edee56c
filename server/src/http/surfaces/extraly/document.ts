import { kindOf } from '../../../documents/list-by-page.ts';
import type { SentDocument } from '../../../documents/sent-document.ts';
import { resultsOf } from './results/results.ts';
import { statusOf } from './status.ts';

/** Times as the service writes them: to the second. */
export const toSecond = (time: string | Date): string =>
  new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** In the list. */
export const presentListed = (document: SentDocument) => ({
  id: document.id,
  status: statusOf(document),
  detection_type: kindOf(document),
  original_filename: document.file_name,
  pages: document.page_count ?? document.pages_at_submission,
  created_at: toSecond(document.created_at),
});

/** By itself, with what came of it. */
export const presentDocument = (document: SentDocument) => presentWith(document, outcomeOf(document));

/** As it was submitted, however fast it was read since. */
export const presentSubmitted = (document: SentDocument, detectionType: string) => ({
  ...presentWith(document, {}),
  status: 'processing',
  detection_type: detectionType,
  updated_at: toSecond(document.created_at),
});

function presentWith(document: SentDocument, outcome: object) {
  const { created_at, ...listed } = presentListed(document);
  return {
    ...listed,
    webhook_url: document.callback_dialect === 'extraly' ? document.callback_url : null,
    metadata: document.metadata,
    ...outcome,
    created_at,
    updated_at: toSecond(document.updated_at),
  };
}

/** Results of a completed document, why a failed one failed, and nothing before the end. */
export function outcomeOf(document: SentDocument): object {
  const status = statusOf(document);
  if (status === 'completed') return { results: resultsOf(document) };
  return status === 'failed' ? { error: { code: 'PROCESSING_ERROR', message: whyFailed(document) } } : {};
}

export const whyFailed = ({ error }: SentDocument): string =>
  error?.message ?? 'The document was cancelled before it was read. Send it again.';
