import type { DetectedField, PresetType } from '@docglean/contract';
import type { Content } from '../content.ts';
import { uniqueNames } from './field-name.ts';
import { listFields } from './list-fields.ts';
import { pairFields } from './pair-fields.ts';
import { presetFields } from './preset-fields.ts';
import type { Proposal } from './proposal.ts';
import { inOrder, readSamples } from './sample.ts';
import { templateOf } from './template.ts';

export interface DetectOptions {
  /** What the samples are, where that is known; `auto` finds out. */
  documentType?: 'auto' | PresetType;
  /** Their language where it is known, such as `de`. */
  language?: string;
}

const MOST_FIELDS = 60;

/**
 * The fields that somebody would ask for in documents like these samples, in the order in which they are printed: what
 * stands beside labels, the columns of tables, and, in documents of a built-in kind, the fields of that kind. With
 * several samples, what all of them print alike is their form and no field.
 * Throws ExtractError: EMPTY_DOCUMENT for a sample without any text.
 */
export function detectFields(
  samples: readonly Content[],
  { documentType = 'auto', language }: DetectOptions = {},
): DetectedField[] {
  const read = readSamples(samples, documentType, language);
  const template = templateOf(read);
  const known = presetFields(read);
  const lists = listFields(read, template, known);
  const pairs = pairFields(read, template, [...known, ...lists]);
  const best = [...known, ...lists, ...pairs]
    .sort((a, b) => b.field.confidence - a.field.confidence)
    .slice(0, MOST_FIELDS);
  // Names of built-in kinds stay theirs whatever a label says.
  const unique = uniqueNames();
  const inTurn = [...known, ...lists, ...pairs].filter((proposal) => best.includes(proposal));
  return inTurn
    .map(
      ({ field, position }): Pick<Proposal, 'field' | 'position'> => ({
        position,
        field: { ...field, name: unique(field.name) },
      }),
    )
    .sort((a, b) => inOrder(a.position, b.position))
    .map(({ field }) => field);
}
