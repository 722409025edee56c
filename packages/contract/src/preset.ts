import * as z from 'zod';

export const presetTypes = [
  'invoice',
  'receipt',
  'purchase_order',
  'delivery_note',
  'bank_statement',
] as const;
export const PresetType = z.enum(presetTypes);
export type PresetType = z.output<typeof PresetType>;
