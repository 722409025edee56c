import { Metadata, presetTypes } from '@docglean/contract';
import * as z from 'zod';
import { orLeftOut, WebAddress, wholeNumber } from '../request-values.ts';

/** Python writes True where an address wants true. */
const YesOrNo = z.preprocess(
  (value) => (value === undefined ? value : String(value)),
  z.stringbool({ truthy: ['true', '1', 'yes'], falsy: ['false', '0', 'no'] }).optional(),
);

export const ListQuery = z.object({
  customer_id: orLeftOut(z.string().max(200).optional()),
  dataset_type: orLeftOut(z.string().max(100).optional()),
  is_verified: orLeftOut(YesOrNo),
  search: orLeftOut(z.string().max(200).optional()),
  limit: orLeftOut(wholeNumber(100).default(20)),
  cursor: orLeftOut(z.string().max(500).optional()),
});

const wishes = {
  dataset_type: orLeftOut(z.enum(['auto', ...presetTypes]).default('auto')),
  customer_id: orLeftOut(z.string().max(200).optional()),
  metadata: Metadata,
};

/** Beside the file; anything else in the form is passed over. */
export const FileForm = z.object(wishes);
export type FileForm = z.output<typeof FileForm>;

export const FileByAddress = z.object({
  file_url: WebAddress,
  file_name: z.string().min(1).max(255).optional(),
  ...wishes,
});
