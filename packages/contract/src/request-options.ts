import * as z from 'zod';
import { JsonValue } from './json-value.ts';

/** What several requests take in the same way. */

export const LanguageCode = z
  .string()
  .regex(/^[a-z]{2}$/, 'Give the language as two letters, such as "en" or "de".');

/** Pages counted from 1, such as `1-3,5`. */
export const PageRange = z
  .string()
  .regex(
    /^\s*\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*\s*$/,
    'Write pages like "1-3,5": numbers and ranges, apart by commas.',
  )
  .max(200);

/** The caller's own data, given back as it came. */
export const Metadata = z.record(z.string().max(100), JsonValue).default({});
