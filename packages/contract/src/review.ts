import * as z from 'zod';
import { JsonValue } from './json-value.ts';

export const ReviewDocument = z
  .strictObject({
    values: z.record(z.string().min(1).max(100), JsonValue).meta({
      description:
        'The right values by field name; null where the document has none. Fields left out are confirmed as they were extracted.',
      example: { total_amount: 1190, due_date: null },
    }),
    absent: z
      .array(z.string().min(1).max(100))
      .max(200)
      .optional()
      .meta({
        description:
          'Names of fields that the document has no value for: the same as null in `values`, for callers that cannot write null.',
        example: ['due_date'],
      }),
  })
  .meta({ id: 'ReviewDocument', description: 'What a person says is right.' });
export type ReviewDocument = z.output<typeof ReviewDocument>;

export const FieldReview = z
  .strictObject({
    name: z.string(),
    match: z.boolean().meta({ description: 'Whether the extracted value was right.' }),
    extracted: JsonValue,
    truth: JsonValue,
    confidence: z.number().min(0).max(1),
  })
  .meta({ id: 'FieldReview' });
export type FieldReview = z.output<typeof FieldReview>;

export const Accuracy = z
  .strictObject({
    overall_accuracy: z.number().min(0).max(1).meta({ description: 'The share of fields that were right.' }),
    fields: z.array(FieldReview),
  })
  .meta({ id: 'Accuracy', description: 'Extracted values held against those of a person.' });
export type Accuracy = z.output<typeof Accuracy>;
