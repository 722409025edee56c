import { presetTypes } from '@docglean/contract';
import { understand } from '../src/extract.ts';
import type { Features } from '../src/fields/model/features.ts';
import type { Model } from '../src/fields/model/model.ts';
import { sameValue } from '../src/fields/values/same-value.ts';
import type { LabelledDocument } from './labelled.ts';

/** One field of one document: its candidates, and which of them are right; none where the value is not printed. */
export interface Example {
  profile: string;
  group: string;
  candidates: { features: Features; right: boolean }[];
}

/** What a model can learn from a document: the fields whose truth is known. */
export function examplesOf({ content, truth, group, fields }: LabelledDocument, model: Model): Example[] {
  const known = { ...truth.fields };
  for (const name of Object.keys(truth.unprinted_fields ?? {})) known[name] = undefined;
  const examples: Example[] = [];
  understand(content, {
    mode: 'fields',
    documentType: presetOf(truth.document_type),
    ...(fields && { fields }),
    model,
    watch: ({ name, profile, candidates }) => {
      const value = name in known ? known[name] : undefined;
      if (!(name in known) || candidates.length === 0) return;
      examples.push({
        profile,
        group,
        candidates: candidates.map(({ candidate, features }) => ({
          features,
          right: value !== undefined && sameValue(value, candidate.value),
        })),
      });
    },
  });
  return examples;
}

export const presetOf = (type: string | null | undefined) =>
  presetTypes.find((preset) => preset === (type === 'credit_note' ? 'invoice' : type)) ?? 'auto';
