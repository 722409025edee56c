import { ExtractionOptions } from '@docglean/contract';
import { countPages } from '../../../documents/count-pages.ts';
import { getSentDocument } from '../../../documents/sent-document.ts';
import { ApiError } from '../../../errors.ts';
import { type SubmittedFile, submitExtraction } from '../../../extractions/submit.ts';
import { checkUrl } from '../../../network/check-url.ts';
import type { Services } from '../../../services.ts';
import type { ExtralyCaller } from './authenticate.ts';
import { presentSubmitted } from './document.ts';
import type { DocumentForm } from './options.ts';
import { lockKey } from './webhook.ts';

const formats: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'image/webp'];

/** Submits one file, its pages counted, which the service tells at once. Gives the document as the service shows it. */
export async function submitDocument(
  services: Services,
  { caller, apiKey }: ExtralyCaller,
  files: SubmittedFile[],
  { detection_type, custom_fields, metadata, ...form }: DocumentForm,
) {
  for (const { fileName, blob } of files)
    if (!formats.includes(blob.mimeType))
      throw new ApiError('UNSUPPORTED_FORMAT', { message: wrongFormat(fileName) });
  const path = form.webhook_url === undefined ? 'callback_url' : 'webhook_url';
  const callback_url = form[path];
  if (callback_url) await checkUrl(services.fetch, callback_url, path);
  const counted = await countPages(services, files);
  const options = ExtractionOptions.parse({ document_type: detection_type, metadata, callback_url });
  const { id } = await submitExtraction(services, caller, counted, options, {
    besideFields: custom_fields,
    ...(callback_url && { callback: { dialect: 'extraly', lockedSecret: lockKey(services, apiKey) } }),
  });
  const document = await getSentDocument(services.db, caller.accountId, { extractionId: id });
  return presentSubmitted(document, detection_type);
}

const wrongFormat = (fileName: string) =>
  `"${fileName}" is none of the formats that can be sent here: PDF, PNG, JPG, JPEG, TIFF, WEBP. What counts is the content of the file, not its name.`;
