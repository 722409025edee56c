import type { Field, FieldResult } from '@docglean/contract';
import { columnConcept, type Items, listResult } from '../find-items.ts';

/** Rows that must begin with a count before counts are looked for in their texts. */
const LEAST_COUNTED = 2;
const COUNT = /^(\d{1,3})(?:\s?[x×]\s?|\s+)(?=\p{L})/u;
/** Share of the texts that hold a choice as a word of its own. */
const MOSTLY = 0.6;
const MODIFIES = /modifier|topping|add_?on|option|extra/i;

type Row = readonly FieldResult[];

/** Cells may hold two things: "2 Large Fries" is a count and what is counted, "Coverage A - Dwelling" a letter and a name. */
export function splitCells(field: Field, items: Items): Items {
  const parts = field.fields ?? [];
  const rows = items.result.rows ?? [];
  const text = parts.find((part) => part.type === 'string' && rows.some((row) => cell(row, part)?.value));
  if (!text || rows.length < 2) return items;
  const missing = parts.filter((part) => rows.every((row) => (cell(row, part)?.value ?? null) === null));
  const count = missing.find((part) => isNumber(part) && columnConcept(part) === 'quantity');
  const choice = missing.find((part) => part.type === 'enum' && part.enum);
  const modifies = missing.find((part) => part.type === 'boolean' && MODIFIES.test(part.name));
  const split = count
    ? countedRows(rows, text, count, modifies)
    : choice
      ? rowsOfChoice(rows, text, choice)
      : null;
  return split ? { ...items, result: listResult(field, split) } : items;
}

const cell = (row: Row, part: Field): FieldResult | undefined => row.find(({ name }) => name === part.name);

const isNumber = ({ type }: Field): boolean => type === 'number' || type === 'integer';

const textOf = (row: Row, part: Field): string => String(cell(row, part)?.value ?? '');

function replaced(
  row: Row,
  changes: readonly { part: Field; value: unknown; like: FieldResult }[],
): FieldResult[] {
  return row.map((own) => {
    const change = changes.find(({ part }) => part.name === own.name);
    return change ? { ...change.like, name: own.name, type: own.type, value: change.value } : own;
  });
}

/** What is counted is sold; what stands under it without a count belongs to it. */
function countedRows(
  rows: readonly Row[],
  text: Field,
  count: Field,
  modifies: Field | undefined,
): FieldResult[][] | null {
  const counts = rows.map((row) => COUNT.exec(textOf(row, text)));
  if (counts.filter(Boolean).length < LEAST_COUNTED || !counts[0]) return null;
  const unsaid = count.description?.match(/\b(\d+) if (?:none|not|no|missing|absent)\b/i)?.[1];
  return rows.map((row, index) => {
    const like = cell(row, text);
    if (!like) return [...row];
    const match = counts[index];
    const number = match ? Number(match[1]) : unsaid ? Number(unsaid) : null;
    return replaced(row, [
      ...(match ? [{ part: text, value: textOf(row, text).slice(match[0].length), like }] : []),
      ...(number === null ? [] : [{ part: count, value: number, like }]),
      ...(modifies ? [{ part: modifies, value: !match, like }] : []),
    ]);
  });
}

function rowsOfChoice(rows: readonly Row[], text: Field, choice: Field): FieldResult[][] | null {
  const found = rows.map((row) => choiceIn(textOf(row, text), choice.enum ?? []));
  if (found.filter(Boolean).length < rows.length * MOSTLY) return null;
  // A row without any of the choices is of another kind.
  return rows.flatMap((row, index) => {
    const like = cell(row, text);
    const match = found[index];
    if (!like || !match) return [];
    const rest = match.rest ? [{ part: text, value: match.rest, like }] : [];
    return [replaced(row, [{ part: choice, value: match.value, like }, ...rest])];
  });
}

/** The choice that opens a text, with a word before it at most, and what follows it. */
function choiceIn(value: string, choices: readonly string[]): { value: string; rest: string } | null {
  for (const choice of choices) {
    const [first, second] = value.split(/\s+/);
    const at = [first, second].findIndex((word) => word?.replace(/[.:)]$/, '') === choice);
    if (at < 0) continue;
    const rest = value
      .split(/\s+/)
      .slice(at + 1)
      .join(' ')
      .replace(/^[-–—:.\s]+/, '');
    return { value: choice, rest };
  }
  return null;
}
