import type { ErrorDetail } from '@docglean/contract';
import type * as z from 'zod';

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  undefined: 'nothing',
};
const kind = (name: string) => kinds[name] ?? name;

/** `files[0].url` for `['files', 0, 'url']`. */
const pathText = (path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  );

/** What is wrong with one part of a request, in words for someone who does not program. */
export function describeIssue(issue: z.core.$ZodIssue): ErrorDetail {
  return { path: pathText(issue.path), message: messageOf(issue) };
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : `This must be ${kind(issue.expected)}.`;
    case 'unrecognized_keys':
      return `There is no setting called ${issue.keys.map((key) => `"${key}"`).join(', ')} here. Check the spelling, or leave it out.`;
    case 'invalid_value':
      return `This must be one of: ${issue.values.map((value) => String(value)).join(', ')}.`;
    case 'too_small':
      if (issue.origin === 'array') return `This needs at least ${issue.minimum}.`;
      return issue.origin === 'string'
        ? `This must have at least ${issue.minimum} characters.`
        : `This must be at least ${issue.minimum}.`;
    case 'too_big':
      if (issue.origin === 'array') return `This may have at most ${issue.maximum}.`;
      return issue.origin === 'string'
        ? `This may have at most ${issue.maximum} characters.`
        : `This may be at most ${issue.maximum}.`;
    case 'invalid_union':
      return 'This has none of the forms it can have; see the API description for them.';
    default:
      return issue.message;
  }
}
