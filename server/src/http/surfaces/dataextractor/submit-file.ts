import { ExtractionOptions } from '@docglean/contract';
import type { Caller } from '../../../accounts/find-key.ts';
import { countPagesOf } from '../../../documents/count-pages.ts';
import { getSentDocument } from '../../../documents/sent-document.ts';
import { ApiError } from '../../../errors.ts';
import { type SubmittedFile, submitExtraction } from '../../../extractions/submit.ts';
import type { Services } from '../../../services.ts';
import { presentDataset } from './dataset.ts';
import type { FileForm } from './options.ts';

/**
 * Submits one file, which must open: what is broken is said at once. It is matched with what goes with it, as the service
 * tells of. Gives the dataset, which is being read. Throws what is wrong with the file, or what submitting throws.
 */
export async function submitFile(
  services: Services,
  caller: Caller,
  files: SubmittedFile[],
  { dataset_type, customer_id, metadata }: FileForm,
) {
  const counted: SubmittedFile[] = [];
  for (const file of files) {
    const pages = await countPagesOf(services, file);
    // What the engine could not open for want of time or memory is tried again when it is read.
    if ('error' in pages && !isServerFault(pages.error)) throw new ApiError(pages.error);
    counted.push({ ...file, pageCount: 'error' in pages ? 1 : pages.count });
  }
  const options = ExtractionOptions.parse({
    document_type: dataset_type,
    customer_id: customer_id ?? customerIn(metadata),
    metadata,
    match_with: {},
  });
  const { id } = await submitExtraction(services, caller, counted, options);
  return presentDataset(await getSentDocument(services.db, caller.accountId, { extractionId: id }));
}

const isServerFault = (code: string) => ['ENGINE_FAILED', 'TIMED_OUT', 'OUT_OF_MEMORY'].includes(code);

/** A customer may also be named among the caller's own data. */
function customerIn({ customer_id }: FileForm['metadata']): string | undefined {
  const text = typeof customer_id === 'number' ? String(customer_id) : customer_id;
  return typeof text === 'string' && text !== '' && text.length <= 200 ? text : undefined;
}
