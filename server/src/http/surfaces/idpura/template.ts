import { type Field, FieldList, fieldTypes } from '@docglean/contract';
import * as z from 'zod';
import { describeIssue } from '../../describe-issue.ts';

/** A template has no place for parts and choices, so these types cannot be asked for. */
const nested: readonly string[] = ['enum', 'object', 'list<object>'];
const templateTypes = fieldTypes.filter((type) => !nested.includes(type));

const Entry = z.object({
  field: z.string(),
  type: z.string().toLowerCase().pipe(z.enum(templateTypes)).default('string'),
  description: z.string().nullish(),
});

/** The template, JSON text in a form, as the fields of the core. */
export const Template = z.string().transform((text, context): Field[] => {
  const report = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const value = parsedJson(text);
  if (value === undefined) return report('This is not valid JSON. Check quotes, commas and brackets.');
  const entries = z.array(Entry).min(1).safeParse(value, { reportInput: true });
  if (!entries.success) return report(sentenceOf(entries.error, ({ path }) => path));
  const fields = FieldList.safeParse(entries.data.map(fieldOf), { reportInput: true });
  if (fields.success) return fields.data;
  return report(
    sentenceOf(fields.error, ({ path }) => path.map((part) => (part === 'name' ? 'field' : part))),
  );
});

const fieldOf = ({ field, type, description }: z.output<typeof Entry>): Field => ({
  name: field,
  type,
  ...(description && { description }),
});

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is wrong with the first entry that is wrong. */
function sentenceOf(error: z.ZodError, pathOf: (issue: z.core.$ZodIssue) => PropertyKey[]): string {
  const [issue] = error.issues;
  if (!issue) return 'This is not a template.';
  const { path, message } = describeIssue({ ...issue, path: pathOf(issue) });
  return path ? `${path.replace(/^\[?(\d+)\]?/, 'entry $1')}: ${message}` : message;
}
