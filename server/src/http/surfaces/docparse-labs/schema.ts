import { type CreateParser, type Field, FieldList, FieldType } from '@docglean/contract';
import * as z from 'zod';
import { languageCodeOf } from '../language-code.ts';
import { orLeftOut, wholeNumber } from '../request-values.ts';

interface DocparseField {
  key: string;
  type: FieldType;
  description?: string | null | undefined;
  required?: boolean | null | undefined;
  enum?: string[] | null | undefined;
  fields?: DocparseField[] | undefined;
}

/** A field of the service, with what the core can do beyond it; what neither knows of is passed over. */
const DocparseField: z.ZodType<DocparseField> = z.object({
  key: z.string(),
  type: z.string().toLowerCase().pipe(FieldType),
  description: z.string().nullish(),
  required: z.boolean().nullish(),
  enum: z.array(z.string()).nullish(),
  get fields() {
    return z.array(DocparseField).optional();
  },
});

const fieldOf = ({ key, type, description, fields, ...own }: DocparseField): Field => ({
  name: key,
  type,
  ...(description && { description }),
  ...(own.required && { required: true }),
  ...(own.enum && { enum: own.enum }),
  ...(fields && { fields: fields.map(fieldOf) }),
});

/** The fields of the core, checked as there; what is wrong is told of the keys they came with. */
const Fields = z.array(DocparseField).transform((fields, context): Field[] => {
  const checked = FieldList.safeParse(fields.map(fieldOf), { reportInput: true });
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    const path = issue.path.map((part) => (part === 'name' ? 'key' : part));
    context.issues.push({ ...issue, path, continue: false } as z.core.$ZodRawIssue);
  }
  return z.NEVER;
});

/** The body that makes an extraction, which is a parser of the core. */
export const CreateExtractionBody = z
  .object({
    name: z.string().trim().min(1).max(100),
    description: z.string().max(1000).nullish(),
    language: z.string().max(100).nullish(),
    fields: Fields,
  })
  .transform(({ name, description, language, fields }): CreateParser => {
    const code = languageCodeOf(language ?? '');
    return { name, fields, ...(description && { description }), ...(code && { language: code }) };
  });

export const BatchForm = z.object({ name: z.string().max(200).optional() });

const Before = z
  // A plus in an address that was not encoded arrives as a space.
  .preprocess(
    (value) => (typeof value === 'string' ? value.replace(/ (?=\d\d:\d\d$)/, '+') : value),
    z.iso.datetime({
      offset: true,
      error: 'Give a time such as 2026-05-24T10:00:00Z: the "created_at" of the last batch you have.',
    }),
  );

export const ListQuery = z.object({
  limit: orLeftOut(wholeNumber(100).default(20)),
  before: orLeftOut(Before.optional()),
});
