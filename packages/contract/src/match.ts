import * as z from 'zod';
import { idOf } from './ids.ts';
import { JsonValue } from './json-value.ts';
import { ParserId } from './parser-id.ts';
import { Metadata } from './request-options.ts';

export const paperKinds = [
  'invoice',
  'credit_note',
  'receipt',
  'purchase_order',
  'delivery_note',
  'other',
] as const;
export const PaperKind = z.enum(paperKinds).meta({
  id: 'PaperKind',
  description:
    'What a document is to a match. For parsers of your own their fields and their name tell, such as "Delivery note no."; `other`: none of these.',
});
export type PaperKind = z.output<typeof PaperKind>;

export const matchResults = ['matched', 'partial', 'mismatched', 'unmatched'] as const;
export const MatchResult = z.enum(matchResults).meta({
  id: 'MatchResult',
  description:
    '`matched`: everything agrees. `partial`: what there is agrees, but something is still open, such as a part that is not invoiced yet. `mismatched`: something differs by more than is tolerated. `unmatched`: no counterpart was found.',
});
export type MatchResult = z.output<typeof MatchResult>;

const tolerance = (about: string) =>
  z
    .strictObject({
      absolute: z.number().min(0).optional().meta({ description: 'In units of the value itself.' }),
      relative: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .meta({ description: 'As a share of the value that was agreed on: 0.02 is 2 %.' }),
    })
    .meta({ description: about });

export const Tolerances = z
  .strictObject({
    amount: tolerance('By how much sums and amounts of lines may differ. Default: 0.05.').optional(),
    unit_price: tolerance(
      'By how much the price of one may differ. Default: 0; prices that are the same in cents are the same.',
    ).optional(),
    quantity: tolerance('By how much quantities may differ. Default: 0.001.').optional(),
    date_days: z
      .int()
      .min(0)
      .max(3650)
      .optional()
      .meta({ description: 'By how many days an invoice may be dated before its order. Default: 7.' }),
  })
  .meta({
    id: 'Tolerances',
    description:
      'What is no difference. Of `absolute` and `relative` the larger counts; what is left out keeps its default.',
  });
export type Tolerances = z.output<typeof Tolerances>;

const limits = z.strictObject({ absolute: z.number(), relative: z.number() });
export const AppliedTolerances = z
  .strictObject({ amount: limits, unit_price: limits, quantity: limits, date_days: z.int() })
  .meta({ id: 'AppliedTolerances', description: 'The tolerances that were used, defaults included.' });
export type AppliedTolerances = z.output<typeof AppliedTolerances>;

const among = {
  document_types: z
    .array(PaperKind)
    .min(1)
    .max(paperKinds.length)
    .optional()
    .meta({
      description:
        'Which kinds of documents to look for. Each one named here must be found for `matched`. Left out: those that go with the document.',
      example: ['purchase_order', 'delivery_note'],
    }),
  parser_ids: z
    .array(ParserId)
    .min(1)
    .max(20)
    .optional()
    .meta({ description: 'Only documents that these parsers read.' }),
};

export const Against = z
  .strictObject({
    ...among,
    customer_id: z.string().max(200).optional().meta({ description: 'Only documents of this customer.' }),
    document_ids: z.array(idOf('document')).min(1).max(50).optional().meta({
      description: 'Only these documents. A single one is compared whether it seems to belong or not.',
    }),
  })
  .meta({ id: 'Against', description: 'Among which documents to look. Left out: among all.' });
export type Against = z.output<typeof Against>;

export const MatchWith = z.strictObject({ ...among, tolerances: Tolerances.optional() }).meta({
  id: 'MatchWith',
  description:
    'Match each document as soon as it is read, and again when what it waits for arrives. An empty object looks for whatever goes with the document.',
  example: { document_types: ['purchase_order'] },
});
export type MatchWith = z.output<typeof MatchWith>;

export const CreateMatch = z
  .strictObject({
    document_id: idOf('document').meta({ description: 'The document to find counterparts of.' }),
    against: Against.default({}),
    tolerances: Tolerances.default({}),
    metadata: Metadata.meta({ description: 'Your own data, given back with the match and in events.' }),
  })
  .meta({ id: 'CreateMatch', description: 'Which document to match, and with what.' });
export type CreateMatch = z.input<typeof CreateMatch>;

export const MatchLine = z
  .strictObject({
    line: z.int().min(1).meta({ description: 'Its place among the lines of its document, from 1.' }),
    sku: z.string().nullable(),
    description: z.string().nullable(),
    quantity: z.number().nullable(),
    unit: z.string().nullable(),
    unit_price: z.number().nullable(),
    amount: z.number().nullable(),
  })
  .meta({ id: 'MatchLine', description: 'A line of a document as it was compared.' });
export type MatchLine = z.output<typeof MatchLine>;

export const differenceKinds = [
  'quantity',
  'unit_price',
  'line_amount',
  'unit',
  'extra_line',
  'open_line',
  'open_quantity',
  'over_billed',
  'net_amount',
  'tax_amount',
  'total_amount',
  'open_amount',
  'currency',
  'date',
  'seller',
  'missing_document',
] as const;

export const Difference = z
  .strictObject({
    kind: z.enum(differenceKinds).meta({
      description:
        '`extra_line`: a line nobody ordered. `open_line`, `open_quantity`, `open_amount`: not invoiced or delivered yet. `over_billed`: more than earlier invoices left. `missing_document`: a kind of document that was asked for was not found.',
    }),
    severity: z.enum(['conflict', 'open', 'note']).meta({
      description:
        '`conflict` makes a match `mismatched`, `open` makes it `partial`, `note` changes nothing.',
    }),
    message: z.string().meta({
      example:
        'The invoice charges 12 × Chair at 49.00; the purchase order says 10 × 49.00: 2 more, 98.00 too much.',
    }),
    field: z.string().nullable().meta({ description: 'The value that differs.', example: 'quantity' }),
    document_line: z.int().nullable().meta({ description: 'The line of the matched document.' }),
    counterpart_id: idOf('document').nullable(),
    counterpart_line: z.int().nullable(),
    document_value: JsonValue,
    counterpart_value: JsonValue,
    difference: z
      .number()
      .nullable()
      .meta({ description: 'The value of the document less that of its counterpart.' }),
    relative: z
      .number()
      .nullable()
      .meta({ description: 'The same as a share of the counterpart: 0.2 is 20 %.' }),
    within_tolerance: z.boolean(),
  })
  .meta({ id: 'Difference', description: 'Something that is not the same, in numbers and in words.' });
export type Difference = z.output<typeof Difference>;

export const LinePair = z
  .strictObject({
    result: z.enum(['matched', 'different', 'open', 'extra']).meta({
      description:
        '`open`: only one side has it so far, or less of it. `extra`: the later document has what the earlier one does not.',
    }),
    document_line: MatchLine.nullable(),
    counterpart_id: idOf('document').nullable(),
    counterpart_line: MatchLine.nullable(),
    score: z.number().min(0).max(1).nullable().meta({ description: 'How alike the two lines are.' }),
    differences: z.array(z.string()).meta({ description: 'What differs, in words.' }),
  })
  .meta({
    id: 'LinePair',
    description: 'A line and the line it belongs to, either of which may be missing.',
  });
export type LinePair = z.output<typeof LinePair>;

const fellow = {
  document_id: idOf('document'),
  document_type: PaperKind,
  number: z.string().nullable().meta({ description: 'The number the document gives itself.' }),
  date: z.string().nullable(),
  currency: z.string().nullable(),
  net_amount: z.number().nullable(),
  total_amount: z.number().nullable(),
  score: z.number().min(0).max(1),
  reasons: z.array(z.string()).meta({ description: 'What speaks for it, in words.' }),
};

export const Counterpart = z
  .strictObject({
    ...fellow,
    extraction_id: idOf('extraction').meta({ description: 'With it the document can be fetched.' }),
  })
  .meta({ id: 'Counterpart', description: 'A document that belongs, or may belong, to the matched one.' });
export type Counterpart = z.output<typeof Counterpart>;

export const Duplicate = z
  .strictObject({
    document_id: idOf('document'),
    extraction_id: idOf('extraction'),
    number: z.string().nullable(),
    certain: z
      .boolean()
      .meta({ description: 'The same number of the same seller; otherwise it only looks so.' }),
    reason: z.string().meta({ example: 'The same number INV-1042 of the same seller.' }),
  })
  .meta({ id: 'Duplicate', description: 'Another document that seems to be the same invoice once more.' });
export type Duplicate = z.output<typeof Duplicate>;

export const Remainder = z
  .strictObject({
    document_id: idOf('document').meta({ description: 'The order.' }),
    number: z.string().nullable(),
    is_open: z.boolean().meta({ description: 'Something is left to invoice.' }),
    currency: z.string().nullable(),
    ordered_amount: z.number().nullable().meta({ description: 'Before tax.' }),
    invoiced_before: z.number().meta({ description: 'By earlier invoices, before tax.' }),
    invoiced_now: z.number(),
    remaining_amount: z
      .number()
      .nullable()
      .meta({ description: 'Below zero: more is invoiced than was ordered.' }),
    invoices: z.int().meta({ description: 'How many invoices drew on the order, this one included.' }),
    lines: z.array(
      z.strictObject({
        line: z.int(),
        sku: z.string().nullable(),
        description: z.string().nullable(),
        unit: z.string().nullable(),
        ordered: z.number().nullable(),
        invoiced_before: z.number(),
        invoiced_now: z.number(),
        remaining: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'Remainder', description: 'What an order has left after this invoice and those before it.' });
export type Remainder = z.output<typeof Remainder>;

export const reviewDecisions = ['confirmed', 'rejected'] as const;
export const ReviewMatch = z
  .strictObject({
    decision: z.enum(reviewDecisions).meta({
      description:
        '`confirmed`: these documents belong together, whatever differs. `rejected`: they do not; they are never proposed for this document again.',
    }),
    note: z.string().max(2000).optional().meta({ description: 'Why, for whoever reads it later.' }),
    document_ids: z.array(idOf('document')).min(1).max(50).optional().meta({
      description:
        'With `confirmed`: the right counterparts, where others were found. The match is made with them.',
    }),
  })
  .refine(({ decision, document_ids }) => decision === 'confirmed' || document_ids === undefined, {
    path: ['document_ids'],
    error: 'Counterparts are named with "confirmed". To reject some and name others, confirm the right ones.',
  })
  .meta({ id: 'ReviewMatch', description: 'What a person says of a match.' });
export type ReviewMatch = z.output<typeof ReviewMatch>;

export const Match = z
  .strictObject({
    id: idOf('match'),
    document_id: idOf('document'),
    extraction_id: idOf('extraction'),
    parser_id: ParserId.nullable(),
    customer_id: z.string().nullable(),
    document_type: PaperKind,
    number: z
      .string()
      .nullable()
      .meta({ description: 'The number of the matched document.', example: 'INV-1042' }),
    result: MatchResult,
    summary: z.string().meta({ example: 'Invoice INV-1042 agrees with purchase order PO-5518.' }),
    score: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: 'How likely the counterparts are the right ones; null without any.' }),
    counterparts: z.array(Counterpart),
    differences: z.array(Difference).meta({ description: 'Conflicts first.' }),
    lines: z.array(LinePair),
    remainder: z.array(Remainder).meta({ description: 'For each order among the documents.' }),
    duplicates: z.array(Duplicate),
    candidates: z.array(Counterpart).meta({ description: 'What else might belong to it, likeliest first.' }),
    against: Against,
    tolerances: AppliedTolerances,
    is_automatic: z
      .boolean()
      .meta({ description: 'Made because the parser or the extraction says `match_with`.' }),
    review: z
      .strictObject({
        decision: z.enum(reviewDecisions),
        note: z.string().nullable(),
        reviewed_at: z.iso.datetime(),
      })
      .nullable(),
    rejected_document_ids: z
      .array(idOf('document'))
      .meta({ description: 'Counterparts that a person said no to.' }),
    metadata: z.record(z.string(), JsonValue),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'Match', description: 'A document and what belongs to it, compared line by line.' });
export type Match = z.output<typeof Match>;
