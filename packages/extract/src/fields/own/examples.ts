import type { Field } from '@docglean/contract';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';

/** What a description gives as an example: "store identifier such as CA-1661", "the form's code (e.g. HO-3)". */
const EXAMPLE = /(?:\be\.\s?g\.?,?|\bsuch as|\bfor example,?|\bz\.\s?B\.|\bp\. ?ex\.)\s*([^;()\n]{2,60})/gi;
const LONGEST = 30;
/** Places that may be like the example before its form tells nothing. */
const MOST_PLACES = 6;

/** What stands on the page in the form of an example of the field's description. */
export function likeExamples(field: Field, { pages }: Reading): Candidate[] {
  if (field.type !== 'string') return [];
  const found = examplesOf(field.description).flatMap((example) => {
    const form = formOf(example);
    if (!form) return [];
    return pages
      .flatMap(({ segments }) => segments)
      .flatMap((segment) =>
        [...segment.text.matchAll(form)].map((match) => {
          const span = { segment, start: match.index, end: match.index + match[0].length };
          return { span, exact: match[0].toLowerCase() === example.toLowerCase() };
        }),
      );
  });
  if (found.length > MOST_PLACES) return [];
  const texts = new Set(found.map(({ span }) => span.segment.text.slice(span.start, span.end)));
  return found.map(({ span, exact }, index) =>
    candidate('text', span.segment.text.slice(span.start, span.end), [span], {
      example: 1,
      example_itself: exact ? 1 : 0,
      only: texts.size === 1 ? 1 : 0,
      first: index === 0 ? 1 : 0,
    }),
  );
}

const examplesOf = (description = ''): string[] =>
  [...description.matchAll(EXAMPLE)]
    .flatMap(([, list = '']) => list.split(/,\s+|\s+or\s+|\.\s|\s*\/\s+/))
    .map((example) => example.trim().replace(/^["'“‘]|["'”’.]+$/g, ''))
    .filter((example) => example.length > 1 && example.length <= LONGEST);

/** The same letters, or with digits among them other digits and capitals in the same places. */
function formOf(example: string): RegExp | null {
  const hasForm = /\d/.test(example) && /[^\d\s]/.test(example);
  if (!hasForm && !/\p{L}{3}/u.test(example)) return null;
  const parts = example.match(/\d+|\p{Lu}+|[^\d\p{Lu}]+/gu) ?? [];
  const form = parts.map((part) => {
    if (hasForm && /\d/.test(part)) return String.raw`\d{${Math.max(1, part.length - 1)},${part.length + 1}}`;
    if (hasForm && /\p{Lu}/u.test(part)) return String.raw`\p{Lu}{${part.length}}`;
    return part.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
  });
  return new RegExp(String.raw`(?<![\p{L}\d-])${form.join('')}(?![\p{L}\d-])`, hasForm ? 'gu' : 'giu');
}
