import { type Parser, type PresetType, presetTypes } from '@docglean/contract';
import { presets } from '@docglean/extract';

const names: Readonly<Record<PresetType, string>> = {
  invoice: 'Invoice',
  receipt: 'Receipt',
  purchase_order: 'Purchase order',
  delivery_note: 'Delivery note',
  bank_statement: 'Bank statement',
};

export const isPreset = (id: string): id is PresetType => (presetTypes as readonly string[]).includes(id);

/** A built-in field list, shown as a parser whose id is its name. */
export const presetParser = (id: PresetType): Parser => ({
  id,
  name: names[id],
  description: null,
  is_preset: true,
  document_type: id,
  language: null,
  review_threshold: null,
  match_with: null,
  fields: presets[id],
  created_at: null,
  updated_at: null,
});
