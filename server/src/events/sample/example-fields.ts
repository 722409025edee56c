import type { Field, FieldResult } from '@docglean/contract';

type Values = Readonly<Record<string, unknown>>;

/** The fields with these values, as if they had been found one below the other on the first page. */
export function exampleFields(fields: readonly Field[], values: Values, confidence: number): FieldResult[] {
  return fields.map((field, index) => {
    const value = values[field.name] ?? null;
    const rows = field.type === 'list<object>' && Array.isArray(value) ? (value as Values[]) : null;
    return {
      name: field.name,
      type: field.type,
      value,
      raw: typeof value === 'object' ? null : String(value),
      confidence,
      box: {
        page: 1,
        x: 0.62,
        y: Math.round((0.05 + (0.9 * index) / fields.length) * 1000) / 1000,
        width: 0.2,
        height: 0.014,
      },
      source: 'rules',
      ...(rows && { rows: rows.map((row) => exampleFields(field.fields ?? [], row, confidence)) }),
    };
  });
}
