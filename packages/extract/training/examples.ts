import { type Field, presetTypes } from '@docglean/contract';
import type { Content } from '../src/content.ts';
import { understand } from '../src/extract.ts';
import type { Features } from '../src/fields/model/features.ts';
import type { Model } from '../src/fields/model/model.ts';
import { leavesOf } from '../src/fields/structure.ts';
import { layOut } from '../src/layout/lines.ts';
import { kindFeatures } from '../src/presets/classify.ts';
import type { LabelledDocument } from './labelled.ts';
import { markRight } from './mark-right.ts';

/** One field of one document: its candidates, and which of them are right; none where the value is not printed. */
export interface Example {
  profile: string;
  group: string;
  generated?: boolean | undefined;
  candidates: { features: Features; right: boolean }[];
}

/** What a model can learn from a document: the fields whose truth is known. */
export function examplesOf({ content, truth, group, fields }: LabelledDocument, model: Model): Example[] {
  const known = { ...(fields && valuesByKey(fields, truth.fields ?? {})), ...truth.fields };
  for (const name of Object.keys(truth.unprinted_fields ?? {})) known[name] = undefined;
  const examples: Example[] = [];
  const { generated } = truth;
  const kind = kindExample(content, truth.document_type, group);
  if (kind) examples.push({ ...kind, generated });
  understand(content, {
    mode: 'fields',
    documentType: presetOf(truth.document_type),
    ...(fields && { fields }),
    model,
    watch: ({ name, profile, candidates }) => {
      const value = name in known ? known[name] : undefined;
      if (!(name in known) || candidates.length === 0) return;
      const right = markRight(
        value,
        candidates.map(({ candidate }) => candidate),
        content.pages.some(({ source }) => source === 'ocr'),
      );
      examples.push({
        profile,
        group,
        generated,
        candidates: candidates.map(({ features }, index) => ({ features, right: right[index] === true })),
      });
    },
  });
  return examples;
}

/** The truth by the keys of leaves; what a schema asks for and the truth does not have is not on the page. */
function valuesByKey(fields: readonly Field[], values: unknown): Record<string, unknown> {
  const at = (value: unknown, path: readonly string[]): unknown =>
    path.reduce<unknown>((one, name) => (one as Record<string, unknown> | null | undefined)?.[name], value);
  return Object.fromEntries(
    fields
      .flatMap((field) => leavesOf(field))
      .map(({ key, field, parents }) => [key, at(values, [...parents, field.name]) ?? undefined]),
  );
}

/** What the document is, where that is known or where it is known to be none of the built-in kinds. */
function kindExample({ pages }: Content, type: string | null | undefined, group: string): Example | null {
  const [first] = pages;
  if (!first || !type) return null;
  const right = presetOf(type);
  const candidates = kindFeatures(layOut(first)).map(({ kind, features }) => ({
    features,
    right: kind === right,
  }));
  return { profile: 'document_type', group, candidates };
}

export const presetOf = (type: string | null | undefined) =>
  presetTypes.find((preset) => preset === (PRESET_OF_TYPE[type ?? ''] ?? type)) ?? 'auto';

const PRESET_OF_TYPE: Readonly<Record<string, string>> = {
  credit_note: 'invoice',
  order_response: 'purchase_order',
};
