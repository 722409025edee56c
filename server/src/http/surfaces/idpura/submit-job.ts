import {
  creditsPerPage,
  ExtractionOptions,
  type Field,
  type PaidOperation,
  SectionOptions,
} from '@docglean/contract';
import type { Caller } from '../../../accounts/find-key.ts';
import { sectionOperationOf } from '../../../credits/reserve.ts';
import { countPages } from '../../../documents/count-pages.ts';
import { pagesOf, type SubmittedFile, submitExtraction } from '../../../extractions/submit.ts';
import { checkSection, submitSectionOfFiles } from '../../../sections/submit.ts';
import type { Services } from '../../../services.ts';
import { presentSubmitted } from './job.ts';
import { type Mark, metadataOf } from './mark.ts';
import type { OutputFormat } from './options.ts';

interface FormOptions {
  language_hint?: string | undefined;
  output_format: OutputFormat;
}

/**
 * Counts the pages, which the service tells, and takes the price of, at submission. Without a template the text and the tables are read and nothing is looked for.
 */
export async function submitExtractionJob(
  services: Services,
  caller: Caller,
  files: SubmittedFile[],
  { language_hint, output_format, template }: FormOptions & { template?: Field[] },
) {
  const operation = template ? 'extract_fields' : 'extract_text';
  const counted = await countPages(services, files);
  const mark = markOf(counted, operation, output_format);
  const options = ExtractionOptions.parse({
    ...(template ? { fields: template } : { mode: 'text' }),
    language: language_hint,
    metadata: metadataOf(mark),
  });
  const { id } = await submitExtraction(services, caller, counted, options);
  return presentSubmitted(id, mark);
}

/** Where the server has no model, `use_ai` is left out, as fields are then found by the rules: a script goes on working. */
export async function submitSectionJob(
  services: Services,
  caller: Caller,
  files: SubmittedFile[],
  { language_hint, output_format, use_ai }: FormOptions & { use_ai: boolean },
) {
  const asked = { language: language_hint, use_ai: use_ai && services.model !== null };
  checkSection(services, files.length, SectionOptions.parse(asked));
  const counted = await countPages(services, files);
  const mark = markOf(counted, sectionOperationOf(asked.use_ai), output_format);
  const options = SectionOptions.parse({ ...asked, metadata: metadataOf(mark) });
  const { id } = await submitSectionOfFiles(services, caller, counted, options);
  return presentSubmitted(id, mark);
}

const markOf = (
  files: readonly SubmittedFile[],
  operation: PaidOperation,
  output_format: OutputFormat,
): Mark => {
  const total_pages = pagesOf(files);
  return { output_format, total_pages, credits: creditsPerPage[operation] * total_pages };
};
