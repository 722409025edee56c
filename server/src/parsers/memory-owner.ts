import { type Field, type PresetType, presetTypes } from '@docglean/contract';
import { isPreset } from './presets.ts';

/** How a document was read, as far as it says whose memories count for it. */
interface HowRead {
  parser_id: string | null;
  /** Its own field list, if it had one. */
  fields: Field[] | null;
  document_type: string | null;
}

/** Kinds that a built-in parser tells apart within its own. */
const kindsWithin: Readonly<Record<string, PresetType>> = {
  credit_note: 'invoice',
  order_response: 'purchase_order',
};

/** Whose memory a reviewed document belongs to: its parser's, or that of a built-in one; nobody's for fields given once. */
export function memoryOwner({ parser_id, fields, document_type }: HowRead): string | null {
  if (parser_id) return parser_id;
  if (fields || !document_type) return null;
  return isPreset(document_type) ? document_type : (kindsWithin[document_type] ?? null);
}

/** Whose memories can help to read a document: with `auto`, any built-in parser may turn out to be asked. */
export function memoryOwners({ parser_id, fields, document_type }: HowRead): readonly string[] {
  if (parser_id) return [parser_id];
  if (fields) return [];
  return document_type && document_type !== 'auto' ? [document_type] : presetTypes;
}
