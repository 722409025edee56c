import * as z from 'zod';
import { callbackIssue, callbackShape, needsCallback } from './callback-options.ts';
import { Status } from './document.ts';
import { FieldList, SchemaOfFields } from './fields.ts';
import { FileReference } from './file-reference.ts';
import { idOf } from './ids.ts';
import { JsonValue } from './json-value.ts';
import { MatchWith } from './match.ts';
import { ParserId } from './parser.ts';
import { presetTypes } from './preset.ts';
import { LanguageCode, Metadata, PageRange } from './request-options.ts';

export const maxFilesPerExtraction = 30;
/** What can find the values of a document. */
export const engines = ['auto', 'rules', 'ai'] as const;
export type Engine = (typeof engines)[number];

export const defaultReviewThreshold = 0.6;

/** What a form (multipart) and a JSON body have in common: everything but the files. */
const optionsShape = {
  parser_id: ParserId.optional().meta({
    description: 'A saved parser: its fields, kind of document, language and threshold are used.',
  }),
  fields: FieldList.optional().meta({
    description: 'The values to find. Leave it out to use a document type.',
  }),
  schema: SchemaOfFields.optional(),
  document_type: z
    .enum(['auto', ...presetTypes])
    .default('auto')
    .meta({ description: 'Which built-in field list to use; `auto` finds out what the document is.' }),
  mode: z
    .enum(['fields', 'text'])
    .default('fields')
    .meta({ description: '`text` reads text and tables only.' }),
  engine: z.enum(engines).default('auto').meta({
    description:
      'What finds the values. `rules`: local rules, without any outside service. `ai`: the AI model of the server; without one AI_NOT_CONFIGURED. `auto`: the model if there is one, and the rules where it fails. E-invoices are read as what they are.',
  }),
  language: LanguageCode.optional().meta({ description: 'A hint, as two letters.', example: 'de' }),
  pages: PageRange.optional().meta({
    description: 'Read only these pages, counted from 1.',
    example: '1-3,5',
  }),
  password: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Opens locked PDFs. Kept only until the files are read.' }),
  name: z.string().max(200).optional().meta({ description: 'Your own name for this extraction.' }),
  metadata: Metadata.meta({ description: 'Your own data, given back in results and events.' }),
  customer_id: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Your own customer number, given back in results and events.' }),
  ...callbackShape,
  match_with: MatchWith.optional(),
  review_threshold: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({
      description: `A document with a required value below this confidence needs review. Default: the parser's, or ${defaultReviewThreshold}.`,
    }),
};

const oneFieldList = (options: { parser_id?: unknown; fields?: unknown; schema?: unknown }) =>
  [options.parser_id, options.fields, options.schema].filter((given) => given !== undefined).length <= 1;
const fieldListIssue = {
  path: ['fields'],
  error: 'Give one of "parser_id", "fields" and "schema", not several.',
};

export const ExtractionOptions = z
  .strictObject(optionsShape)
  .refine(needsCallback, callbackIssue)
  .refine(oneFieldList, fieldListIssue);
export type ExtractionOptions = z.output<typeof ExtractionOptions>;

export const CreateExtraction = z
  .strictObject({ files: z.array(FileReference).min(1).max(maxFilesPerExtraction), ...optionsShape })
  .refine(needsCallback, callbackIssue)
  .refine(oneFieldList, fieldListIssue)
  .meta({ id: 'CreateExtraction', description: 'Files to read and what to find in them.' });
export type CreateExtraction = z.input<typeof CreateExtraction>;

/** The same as a form: files as parts, lists and objects as JSON text. */
export const CreateExtractionForm = z
  .strictObject({
    files: z
      .array(z.string().meta({ format: 'binary' }))
      .meta({ description: 'One part per file, all named `files`.' }),
    ...optionsShape,
    fields: z.string().optional().meta({ description: 'The field list as JSON text.' }),
    schema: z.string().optional().meta({ description: 'A JSON Schema as JSON text.' }),
    metadata: z.string().optional().meta({ description: 'A JSON object as text.' }),
    match_with: z.string().optional().meta({ description: 'A JSON object as text.' }),
  })
  .meta({ id: 'CreateExtractionForm' });

export const RetryExtraction = z
  .strictObject({
    password: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Opens locked PDFs that failed for want of it.' }),
  })
  .meta({ id: 'RetryExtraction' });

const DocumentCounts = z
  .strictObject({
    total: z.int(),
    queued: z.int(),
    processing: z.int(),
    completed: z.int(),
    needs_review: z.int(),
    failed: z.int(),
    cancelled: z.int(),
  })
  .meta({ id: 'DocumentCounts' });

export const Extraction = z
  .strictObject({
    id: idOf('extraction'),
    status: Status,
    name: z.string().nullable(),
    parser_id: ParserId.nullable(),
    document_type: z
      .enum(['auto', ...presetTypes])
      .nullable()
      .meta({ description: 'As asked for; null with own fields.' }),
    mode: z.enum(['fields', 'text']),
    engine: z.enum(engines),
    documents: DocumentCounts,
    progress: z.number().min(0).max(1).meta({ description: 'How much of the work is done, 0..1.' }),
    page_count: z.int().meta({ description: 'Pages read so far.' }),
    credits_used: z.int().meta({
      description:
        'Credits taken. While a document waits, the price of one page; then that of the pages it has; nothing where the server failed.',
    }),
    review_threshold: z.number(),
    match_with: MatchWith.nullable().meta({
      description: 'What its documents are matched with as soon as they are read.',
    }),
    customer_id: z.string().nullable(),
    metadata: z.record(z.string(), JsonValue),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
    expires_at: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When files and results are deleted; null: they are kept.' }),
  })
  .meta({ id: 'Extraction', description: 'One submission of 1 to 30 files.' });
export type Extraction = z.output<typeof Extraction>;

/** What a callback carries: `timed_out` is said only there, the extraction itself goes on. */
export const CallbackExtraction = Extraction.extend({
  status: z.enum([...Status.options, 'timed_out']),
}).meta({
  id: 'CallbackExtraction',
});
