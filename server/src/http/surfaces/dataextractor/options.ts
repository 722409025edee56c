import { Metadata, presetTypes } from '@docglean/contract';
import * as z from 'zod';

/** Empty counts as left out: canvases send what nobody filled in. */
const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Python writes True where an address wants true. */
const YesOrNo = z.preprocess(
  (value) => (value === undefined ? value : String(value)),
  z.stringbool({ truthy: ['true', '1', 'yes'], falsy: ['false', '0', 'no'] }).optional(),
);

export const ListQuery = z.object({
  customer_id: given(z.string().max(200).optional()),
  dataset_type: given(z.string().max(100).optional()),
  is_verified: given(YesOrNo),
  search: given(z.string().max(200).optional()),
  limit: given(
    z.coerce
      .number({ error: 'This must be a whole number.' })
      .int('This must be a whole number.')
      .min(1)
      .max(100)
      .default(20),
  ),
  cursor: given(z.string().max(500).optional()),
});

const wishes = {
  dataset_type: given(z.enum(['auto', ...presetTypes]).default('auto')),
  customer_id: given(z.string().max(200).optional()),
  metadata: Metadata,
};

/** Beside the file; anything else in the form is passed over. */
export const FileForm = z.object(wishes);
export type FileForm = z.output<typeof FileForm>;

export const FileByAddress = z.object({
  file_url: z.url({
    protocol: /^https?$/,
    error: 'This is not a web address. It starts with https:// or http://.',
  }),
  file_name: z.string().min(1).max(255).optional(),
  ...wishes,
});
