import * as z from 'zod';
import { Box } from './document.ts';
import { Field, fieldShape } from './fields.ts';
import { JsonValue } from './json-value.ts';

/** A field that sample documents suggest, with what the samples say of it. Less `example`, `confidence` and `box` it is a `Field`. */
export interface DetectedField extends Field {
  example: unknown;
  confidence: number;
  box: Box | null;
}

export const DetectedField: z.ZodType<DetectedField> = z
  .strictObject({
    ...fieldShape,
    fields: z.array(Field).min(1).max(100).optional().meta({ description: 'Columns of a `list<object>`.' }),
    example: JsonValue.meta({
      description:
        'The value in the first sample that has one, typed; of a `list<object>` its first rows. null where no sample does.',
      example: 'INV-1042',
    }),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'How likely this is a field that somebody would ask for.', example: 0.86 }),
    box: Box.nullable().meta({
      description: 'Where the example stands in the first sample; null where it stands in another.',
    }),
  })
  .meta({
    id: 'DetectedField',
    description: 'A field that sample documents suggest, with an example from them.',
  });

/** The field as a parser keeps it. */
export function fieldOfDetected({ example: _, confidence: __, box: ___, ...field }: DetectedField): Field {
  return field;
}
