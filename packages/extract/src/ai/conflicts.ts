import type { Check } from '@docglean/contract';
import type { Draft } from './draft.ts';

/** From this confidence of theirs on it is worth saying that the rules read something else. */
const WORTH_SAYING = 0.8;

/** Where model and rules read different values, as checks that a person sees; part of an object under its own name. */
export const conflictsOf = (drafts: readonly Draft[]): Check[] =>
  drafts.flatMap(({ field, path, evidence, rows }): Check[] => {
    if (field.type === 'object') return conflictsOf(rows.flat());
    if (!evidence || evidence.rules.other < WORTH_SAYING || evidence.cell) return [];
    const name = String(path[0]);
    return [
      {
        name: 'ai_agrees_with_rules',
        passed: false,
        message: `${path.join(' ')}: the AI model read ${shown(evidence.value)}, the local rules read ${shown(evidence.rules.value)}. Please check which is right.`,
        fields: [name],
      },
    ];
  });

const shown = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : String(value));
