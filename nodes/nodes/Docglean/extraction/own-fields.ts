import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Field } from '../../shared/api';
import { splitByComma } from '../../shared/split-by-comma';

/** A field as the field builder gives it. */
interface BuiltField {
  name: string;
  type: string;
  description?: string;
  required?: boolean;
  synonyms?: string;
  allowedValues?: string;
  columns?: { column?: BuiltField[] };
}

/** The list of fields that the user built for an input item. Throws with what keeps it from being used. */
export function builtFields(context: IExecuteFunctions, item: number): Field[] {
  const fields = context.getNodeParameter('fields.field', item, []) as BuiltField[];
  const problem = problemOf(fields);
  if (problem) throw new NodeOperationError(context.getNode(), problem, { itemIndex: item });
  return fields.map(toField);
}

/** A field as the API takes it: what was left empty is left out. */
function toField(built: BuiltField): Field {
  const { type, description, required } = built;
  const synonyms = splitByComma(built.synonyms);
  const allowedValues = splitByComma(built.allowedValues);
  return {
    name: built.name.trim(),
    type,
    ...(description && { description }),
    ...(required && { required }),
    ...(synonyms.length > 0 && { synonyms }),
    ...(type === 'enum' && { enum: allowedValues }),
    ...(type === 'list<object>' && { fields: (built.columns?.column ?? []).map(toField) }),
  };
}

/** What keeps a list of fields from being used, in words for its author; undefined where nothing does. */
function problemOf(fields: BuiltField[]): string | undefined {
  if (fields.length === 0) return 'Add at least one field to extract, or choose a document type.';
  for (const field of fields) {
    if (!field.name.trim()) return 'Every field needs a name, for example "invoice_number".';
    if (field.type === 'enum' && splitByComma(field.allowedValues).length === 0) {
      return `Give the allowed values of "${field.name}", separated by commas.`;
    }
    if (field.type !== 'list<object>') continue;
    const columns = field.columns?.column ?? [];
    if (columns.length === 0) return `Add the columns of the table "${field.name}".`;
    const inColumns = problemOf(columns);
    if (inColumns) return `In the table "${field.name}": ${inColumns}`;
  }
  return undefined;
}
