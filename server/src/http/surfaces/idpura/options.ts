import * as z from 'zod';
import { orLeftOut } from '../request-values.ts';
import { Template } from './template.ts';

const outputFormats = ['json', 'xlsx', 'csv'] as const;

export const OutputFormat = z.string().toLowerCase().pipe(z.enum(outputFormats));
export type OutputFormat = z.output<typeof OutputFormat>;

/** A hint may be a locale: "en-GB" means "en". */
const LanguageHint = z
  .string()
  .regex(/^[A-Za-z]{2}([-_].*)?$/, 'Give the language as two letters, such as "en" or "de".')
  .transform((text) => text.slice(0, 2).toLowerCase());

/** What all three forms take; anything else in them is passed over. */
const common = {
  language_hint: LanguageHint.optional(),
  output_format: OutputFormat.default('json'),
};

export const AiExtractForm = z.object({ template: Template, ...common });
export const ExtractForm = z.object(common);
/** Python writes True where a form wants true. */
export const SectionForm = z.object({
  use_ai: z
    .preprocess(
      String,
      z.stringbool({
        truthy: ['true', '1', 'yes', 'on'],
        falsy: ['false', '0', 'no', 'off'],
      }),
    )
    .default(false),
  ...common,
});

/** Of GET /v1/jobs/{id}/result. */
export const ResultQuery = z.object({ format: orLeftOut(OutputFormat.optional()) });
