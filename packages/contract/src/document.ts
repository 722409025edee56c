import * as z from 'zod';
import { ErrorCode } from './errors.ts';
import { FieldType } from './fields.ts';
import { idOf } from './ids.ts';
import { JsonValue } from './json-value.ts';
import { ParserId } from './parser.ts';
import { Accuracy } from './review.ts';

export const statuses = ['queued', 'processing', 'completed', 'needs_review', 'failed', 'cancelled'] as const;
export const Status = z.enum(statuses).meta({
  id: 'Status',
  description: 'queued → processing → completed, needs_review, failed or cancelled.',
});
export type Status = z.output<typeof Status>;

export const terminalStatuses: readonly Status[] = ['completed', 'needs_review', 'failed', 'cancelled'];

export const isFinished = (status: Status): boolean => terminalStatuses.includes(status);

/** A place on a page: page from 1, the rest fractions of the page as displayed, origin top left. */
export const Box = z
  .strictObject({
    page: z.int().min(1),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
  })
  .meta({
    id: 'Box',
    description:
      'A place on a page. `page` counts from 1; the rest are fractions of the page (0..1) from its top left.',
    example: { page: 1, x: 0.72, y: 0.81, width: 0.1, height: 0.014 },
  });
export type Box = z.output<typeof Box>;

/** One field as found: `value` typed, `raw` as printed, `confidence` 0..1, `box` where it stands. */
export interface FieldResult {
  name: string;
  type: FieldType;
  value: unknown;
  raw: string | null;
  confidence: number;
  box: Box | null;
  source: 'rules' | 'einvoice' | 'ai' | 'memory' | null;
  /** For tables: the cells of each row, as fields of their own. */
  rows?: FieldResult[][] | undefined;
}

export const FieldResult: z.ZodType<FieldResult> = z
  .strictObject({
    name: z.string(),
    type: FieldType,
    value: JsonValue,
    raw: z.string().nullable().meta({ description: 'The text as the document prints it.' }),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Of the values given 0.9, nine in ten are right.' }),
    box: Box.nullable(),
    source: z.enum(['rules', 'einvoice', 'ai', 'memory']).nullable(),
    get rows() {
      return z
        .array(z.array(FieldResult))
        .optional()
        .meta({ description: 'For tables: the cells of each row.' });
    },
  })
  .meta({ id: 'FieldResult', description: 'A value with the place it was read from.' });

export const Table = z
  .strictObject({
    page: z.int().min(1),
    box: Box.nullable().meta({
      description: 'null where the document has no fixed places, as in Word files.',
    }),
    rows: z.array(z.array(z.strictObject({ text: z.string(), box: Box.nullable() }))),
    continues: z.literal(true).optional().meta({
      description: 'The table before this one goes on here; a header that the page repeats is left out.',
    }),
  })
  .meta({ id: 'Table', description: 'A table on a page, row by row.' });
export type Table = z.output<typeof Table>;

export const Pair = z
  .strictObject({
    label: z.string().meta({ example: 'Invoice no.' }),
    value: z.string().meta({ example: 'INV-1042' }),
    label_box: Box.nullable(),
    value_box: Box.nullable(),
  })
  .meta({ id: 'Pair', description: 'A label printed on a page and the value beside or below it.' });
export type Pair = z.output<typeof Pair>;

export const Check = z
  .strictObject({
    name: z.string().meta({ example: 'net_plus_tax_is_total' }),
    passed: z.boolean(),
    message: z.string().meta({ example: '1,000.00 + 190.00 = 1,190.00' }),
    fields: z.array(z.string()),
  })
  .meta({
    id: 'Check',
    description: 'Something that must hold if the values are right, and whether it does.',
  });
export type Check = z.output<typeof Check>;

export const DocumentError = z
  .strictObject({ code: ErrorCode, message: z.string() })
  .meta({ id: 'DocumentError', description: 'Why a document could not be read, and what to do.' });
export type DocumentError = z.output<typeof DocumentError>;

const summaryShape = {
  id: idOf('document'),
  extraction_id: idOf('extraction'),
  status: Status,
  file_name: z.string().meta({ example: 'invoice-1042.pdf' }),
  mime_type: z.string().meta({ example: 'application/pdf' }),
  size_bytes: z.int(),
  sha256: z.string(),
  page_count: z.int().nullable(),
  document_type: z.string().nullable().meta({ example: 'invoice' }),
  engine: z
    .string()
    .nullable()
    .meta({ description: 'What read the fields: `rules`, `einvoice` or `ai:<model>`.', example: 'rules' }),
  engine_version: z.string().nullable(),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: 'The lowest confidence among the required fields.' }),
  result: z
    .record(z.string(), JsonValue)
    .nullable()
    .meta({
      description: 'The plain values by field name.',
      example: { invoice_number: 'INV-1042', total_amount: 1190, currency: 'EUR' },
    }),
  fields: z.array(FieldResult),
  checks: z.array(Check),
  error: DocumentError.nullable(),
  is_verified: z.boolean().meta({ description: 'A person has reviewed it.' }),
  ground_truth: z.record(z.string(), JsonValue).nullable().meta({
    description: 'The values as a person reviewed them; null until then. `result` stays as extracted.',
  }),
  accuracy: Accuracy.nullable(),
  reviewed_at: z.iso.datetime().nullable(),
  parser_id: ParserId.nullable(),
  customer_id: z.string().nullable(),
  metadata: z.record(z.string(), JsonValue),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
};

/** A document less what is long: what lists and events carry. */
export const DocumentSummary = z.strictObject(summaryShape).meta({
  id: 'DocumentSummary',
  description: 'A document and its values, without its text, tables and pairs.',
});
export type DocumentSummary = z.output<typeof DocumentSummary>;

/** What of a document is long, and so only given where it is asked for. */
export const longParts = ['text', 'tables', 'pairs'] as const;
export type LongPart = (typeof longParts)[number];

const longShape = {
  text: z.string().nullable(),
  tables: z.array(Table),
  pairs: z.array(Pair),
};

export const ResultDocument = z
  .strictObject({ ...summaryShape, ...z.strictObject(longShape).partial().shape })
  .meta({
    id: 'ResultDocument',
    description: 'A document and its values; with its text, tables and pairs where they were asked for.',
  });
export type ResultDocument = z.output<typeof ResultDocument>;

export const Document = z
  .strictObject({
    ...summaryShape,
    ...longShape,
  })
  .meta({ id: 'Document', description: 'A document with everything read from it.' });
export type Document = z.output<typeof Document>;
