import type { Check, FieldResult } from '@docglean/contract';
import type { Draft } from './draft.ts';

/** From this confidence of theirs on it is worth saying that the rules read something else. */
const WORTH_SAYING = 0.8;

/**
 * Where model and rules differ, or only the rules read something, as checks that a person sees; part of an object under
 * its own name. Lists are not compared row by row.
 */
export const conflictsOf = (drafts: readonly Draft[], rules: readonly FieldResult[]): Check[] =>
  drafts.flatMap((draft): Check[] => {
    const { field, path, rows } = draft;
    const read = rules.find(({ name }) => name === field.name);
    if (field.type === 'object') return conflictsOf(rows.flat(), read?.rows?.[0] ?? []);
    const difference = differenceOf(draft, read);
    if (difference === null) return [];
    return [
      {
        name: 'ai_agrees_with_rules',
        passed: false,
        message: `${path.join(' ')}: ${difference}`,
        fields: [String(path[0])],
      },
    ];
  });

function differenceOf({ evidence }: Draft, read: FieldResult | undefined): string | null {
  if (evidence) {
    const { other, value } = evidence.rules;
    if (other < WORTH_SAYING) return null;
    return `the AI model read ${shown(evidence.value)}, the local rules read ${shown(value)}. Please check which is right.`;
  }
  const isSure = read && read.confidence >= WORTH_SAYING;
  if (!isSure || read.value === null || typeof read.value === 'object') return null;
  return `the AI model gave no value that stands on the page, the local rules read ${shown(read.value)}. Please check whether it belongs here.`;
}

const shown = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : String(value));
