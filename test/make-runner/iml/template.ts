import { evaluate, type Scope } from './evaluate.ts';
import { ImlError, placed } from './iml-error.ts';
import { type Expression, parse } from './parser.ts';
import { isCollection, toText } from './values.ts';

/** A key that spreads a collection into the one it stands in. */
export const spreadKey = '{{...}}';

type Part = { text: string } | { expression: Expression };

const parsed = new Map<string, Part[]>();

/** A text of the app's files, taken apart into what stands there and what is worked out. */
export function partsOf(template: string): Part[] {
  const known = parsed.get(template);
  if (known) return known;
  const parts: Part[] = [];
  let at = 0;
  for (;;) {
    const opening = template.indexOf('{{', at);
    if (opening < 0) break;
    const closing = template.indexOf('}}', opening);
    if (closing < 0) throw new ImlError(`"{{" is not closed: ${template}`);
    if (opening > at) parts.push({ text: template.slice(at, opening) });
    parts.push({ expression: parse(template.slice(opening + 2, closing)) });
    at = closing + 2;
  }
  if (at < template.length || parts.length === 0) parts.push({ text: template.slice(at) });
  parsed.set(template, parts);
  return parts;
}

/** An expression that stands alone keeps the type of its value; among text it becomes text. */
function render(template: string, scope: Scope): unknown {
  const parts = partsOf(template);
  const [only] = parts;
  if (parts.length === 1 && only && 'expression' in only) return evaluate(only.expression, scope);
  return parts
    .map((part) => ('text' in part ? part.text : amongText(evaluate(part.expression, scope))))
    .join('');
}

/** Make's documentation doesn't say what becomes of lists, dates and so on here, so the app may not rely on it. */
function amongText(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    throw new ImlError('Among text only texts, numbers and truth values are sure to come out well.');
  return toText(value);
}

/** A part of the app's files with everything worked out. `place` is where it stands, for errors. */
export function transform(value: unknown, scope: Scope, place: string): unknown {
  if (typeof value === 'string')
    return value.includes('{{') ? placed(place, () => render(value, scope)) : value;
  if (Array.isArray(value)) return value.map((item, index) => transform(item, scope, `${place}/${index}`));
  if (!isCollection(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, inside] of Object.entries(value)) {
    const worked = transform(inside, scope, `${place}/${key}`);
    if (key === spreadKey) Object.assign(result, spreadable(worked, place));
    else result[toText(transform(key, scope, place))] = worked;
  }
  return result;
}

function spreadable(value: unknown, place: string): object {
  if (value === null || value === undefined) return {};
  if (isCollection(value)) return value;
  throw new ImlError('Only a collection can be spread.', { place: `${place}/${spreadKey}` });
}
