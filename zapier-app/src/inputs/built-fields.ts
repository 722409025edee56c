import type { Field } from '../api/types.ts';

/** The list of fields of a parser, as a user builds it in Zapier: which has no tables within lists. */
export interface BuiltField {
  field_name: string;
  field_type?: string;
  field_table?: string;
  field_description?: string;
  field_required?: boolean;
  field_synonyms?: string;
  field_values?: string;
}

const types = {
  string: 'Text',
  number: 'Number',
  integer: 'Whole number',
  currency: 'Amount of money',
  date: 'Date',
  datetime: 'Date and time',
  boolean: 'Yes or no',
  enum: 'One of several values',
  'list<string>': 'Several texts',
  'list<number>': 'Several numbers',
} as const;

export const fieldsToBuild = {
  key: 'fields',
  label: 'Fields',
  children: [
    {
      key: 'field_name',
      label: 'Field Name',
      type: 'string',
      required: false,
      placeholder: 'note_number',
      helpText: 'What you call the value. Later steps show it under this name.',
    },
    {
      key: 'field_type',
      label: 'Type',
      type: 'string',
      required: false,
      choices: types,
      helpText: 'What kind of value it is. Text if you leave it empty.',
    },
    {
      key: 'field_table',
      label: 'Column of Table',
      type: 'string',
      required: false,
      placeholder: 'goods',
      helpText:
        'If the value stands in every row of a table, the name of that table. Fields with the same table become its columns.',
    },
    {
      key: 'field_synonyms',
      label: 'Words Beside It',
      type: 'string',
      required: false,
      placeholder: 'Note no., Delivery note number',
      helpText: 'What your documents print beside this value, separated by commas.',
    },
    {
      key: 'field_values',
      label: 'Allowed Values',
      type: 'string',
      required: false,
      placeholder: 'open, paid',
      helpText: 'For a field that is one of several values: these values, separated by commas.',
    },
    {
      key: 'field_description',
      label: 'What It Is',
      type: 'string',
      required: false,
      helpText: 'The meaning of the value in your words, if the name does not say it.',
    },
    {
      key: 'field_required',
      label: 'Required',
      type: 'boolean',
      required: false,
      helpText: 'A document without this value needs review.',
    },
  ],
} as const;

/** The same for documents that are read without a saved parser. */
export const fieldsToRead = { ...fieldsToBuild, label: 'Fields to Read' } as const;

/** As the API takes it: the columns of a table stand inside of it, in the place of the first. Empty rows are no fields. */
export function toFields(built: readonly BuiltField[]): Field[] {
  const fields: Field[] = [];
  const tables = new Map<string, Field[]>();
  for (const one of built.filter(isFilledIn)) {
    const table = one.field_table?.trim();
    const columns = table ? tables.get(table) : fields;
    if (columns) {
      columns.push(toField(one));
    } else if (table) {
      const own = [toField(one)];
      tables.set(table, own);
      fields.push({ name: table, type: 'list<object>', fields: own });
    }
  }
  return fields;
}

const isFilledIn = (built: BuiltField): boolean =>
  [
    built.field_name,
    built.field_table,
    built.field_synonyms,
    built.field_values,
    built.field_description,
  ].some((text) => String(text ?? '').trim() !== '');

function toField(built: BuiltField): Field {
  const synonyms = splitByComma(built.field_synonyms);
  const values = splitByComma(built.field_values);
  return {
    name: String(built.field_name ?? '').trim(),
    type: built.field_type || (values.length > 0 ? 'enum' : 'string'),
    ...(built.field_description && { description: built.field_description }),
    ...(built.field_required && { required: true }),
    ...(synonyms.length > 0 && { synonyms }),
    ...(values.length > 0 && { enum: values }),
  };
}

const splitByComma = (text: unknown): string[] =>
  String(text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
