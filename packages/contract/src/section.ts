import * as z from 'zod';
import { callbackIssue, callbackShape, needsCallback } from './callback-options.ts';
import { DocumentError } from './document.ts';
import { maxFilesPerExtraction } from './extraction.ts';
import { FileReference } from './file-reference.ts';
import { idOf } from './ids.ts';
import { JsonValue } from './json-value.ts';
import { LanguageCode, Metadata, PageRange } from './request-options.ts';
import { SectionResult } from './section-result.ts';

export const minDocumentsPerSection = 3;
export const maxDocumentsPerSection = maxFilesPerExtraction;

export const SectionStatus = z.enum(['queued', 'processing', 'completed', 'failed']).meta({
  id: 'SectionStatus',
  description: 'queued → processing → completed or failed.',
});
export type SectionStatus = z.output<typeof SectionStatus>;

const optionsShape = {
  language: LanguageCode.optional().meta({ description: 'A hint, as two letters.', example: 'de' }),
  pages: PageRange.optional().meta({
    description: 'Compare only these pages of each document, counted from 1.',
    example: '1-3,5',
  }),
  use_ai: z.boolean().default(false).meta({
    description:
      'A model gives names and one-line summaries to sections and differences. Without one, names come from headings and from the words beside the values.',
  }),
  name: z.string().max(200).optional().meta({ description: 'Your own name for this comparison.' }),
  metadata: Metadata.meta({ description: 'Your own data, given back in results and events.' }),
  customer_id: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Your own customer number, given back in results and events.' }),
  ...callbackShape,
};

export const SectionOptions = z.strictObject(optionsShape).refine(needsCallback, callbackIssue);
export type SectionOptions = z.output<typeof SectionOptions>;

const oneSource = (request: { files?: unknown; extraction_id?: unknown; document_ids?: unknown }) =>
  [request.files, request.extraction_id, request.document_ids].filter((given) => given !== undefined)
    .length === 1;

export const CreateSection = z
  .strictObject({
    files: z.array(FileReference).max(maxDocumentsPerSection).optional(),
    extraction_id: idOf('extraction').optional().meta({ description: 'All documents of this extraction.' }),
    document_ids: z
      .array(idOf('document'))
      .max(maxDocumentsPerSection)
      .optional()
      .meta({ description: 'Documents that are there already, of any extractions, each once.' }),
    ...optionsShape,
  })
  .refine(oneSource, {
    path: ['files'],
    error: 'Give one of "files", "extraction_id" and "document_ids".',
  })
  .refine(needsCallback, callbackIssue)
  .meta({
    id: 'CreateSection',
    description: 'Three to thirty documents of one type to compare: files, or what was read already.',
  });
export type CreateSection = z.input<typeof CreateSection>;

export const CreateSectionForm = z
  .strictObject({
    files: z
      .array(z.string().meta({ format: 'binary' }))
      .min(minDocumentsPerSection)
      .meta({ description: 'One part per file, all named `files`; three or more.' }),
    ...optionsShape,
    metadata: z.string().optional().meta({ description: 'A JSON object as text.' }),
  })
  .meta({ id: 'CreateSectionForm' });

const summaryShape = {
  id: idOf('section'),
  status: SectionStatus,
  name: z.string().nullable(),
  extraction_id: idOf('extraction').nullable().meta({
    description:
      'The extraction whose documents are compared; null where they were chosen one by one. With files it was made for them: their pages, originals and texts are found there.',
  }),
  document_ids: z.array(idOf('document')),
  language: z.string().nullable(),
  pages: z.string().nullable(),
  use_ai: z.boolean(),
  progress: z.number().min(0).max(1).meta({ description: 'How much of the work is done, 0..1.' }),
  similarity: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: 'How alike the documents are; null until it is completed.' }),
  section_count: z.int().nullable().meta({ description: 'Sections found.' }),
  variation_count: z.int().nullable().meta({ description: 'Values found that differ.' }),
  credits_used: z.int().meta({
    description:
      'Credits taken: one a page, three with `use_ai`; of each document one page while it waits. None where the server failed.',
  }),
  error: DocumentError.nullable().meta({ description: 'Why it failed.' }),
  customer_id: z.string().nullable(),
  metadata: z.record(z.string(), JsonValue),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
  expires_at: z.iso.datetime().nullable().meta({ description: 'When it is deleted; null: it is kept.' }),
};

/** A section less its result: what lists and events carry. */
export const SectionSummary = z
  .strictObject(summaryShape)
  .meta({ id: 'SectionSummary', description: 'A comparison of documents, without what was found.' });
export type SectionSummary = z.output<typeof SectionSummary>;

/** What a callback carries: `timed_out` is said only there, the comparison itself goes on. */
export const CallbackSection = SectionSummary.extend({
  status: z.enum([...SectionStatus.options, 'timed_out']),
}).meta({ id: 'CallbackSection' });

export const Section = z
  .strictObject({
    ...summaryShape,
    result: SectionResult.nullable().meta({ description: 'null until it is completed.' }),
  })
  .meta({ id: 'Section', description: 'A comparison of documents of one type, section by section.' });
export type Section = z.output<typeof Section>;
