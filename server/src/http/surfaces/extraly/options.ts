import { type Field, Metadata, presetTypes } from '@docglean/contract';
import * as z from 'zod';
import { orLeftOut, WebAddress, wholeNumber } from '../request-values.ts';
import { documentStatuses } from './status.ts';

/** A hint, and what a document turns out to be. */
const askable = ['bank_statement', 'invoice', 'receipt', 'auto'] as const;

const mostCustomFields = 100;
const Names = z.array(z.string().trim().min(1).max(100)).max(mostCustomFields);

/** JSON text in a form: a list of names, each looked for as text. */
const CustomFields = z.string().transform((text, context): Field[] => {
  const names = Names.safeParse(parsedJson(text));
  if (names.success) return [...new Set(names.data)].map((name) => ({ name, type: 'string' }));
  context.addIssue({
    code: 'custom',
    message: `This must be a JSON list of at most ${mostCustomFields} names of 1 to 100 characters, such as ["vat_number","po_number"].`,
  });
  return z.NEVER;
});

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** PHP writes an empty object as an empty list. */
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Beside the file; anything else in the form is passed over. */
export const DocumentForm = z.object({
  detection_type: z.string().toLowerCase().pipe(z.enum(askable)).default('auto'),
  custom_fields: CustomFields.optional(),
  webhook_url: WebAddress.optional(),
  callback_url: WebAddress.optional(),
  metadata: z.preprocess((value) => (isEmptyList(value) ? {} : value), Metadata),
});
export type DocumentForm = z.output<typeof DocumentForm>;

export const ListQuery = z.object({
  page: orLeftOut(wholeNumber(1_000_000).default(1)),
  per_page: orLeftOut(wholeNumber(100).default(20)),
  status: orLeftOut(z.enum(documentStatuses).optional()),
  detection_type: orLeftOut(z.enum(['auto', ...presetTypes]).optional()),
  sort: orLeftOut(z.enum(['created_at', 'updated_at']).default('created_at')),
  order: orLeftOut(
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(['asc', 'desc']))
      .default('desc'),
  ),
});

export const ExportParams = z.object({ format: z.enum(['csv', 'xlsx', 'json', 'xml']) });
