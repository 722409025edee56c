import type { Field, FieldResult } from '@docglean/contract';
import { boxOf } from '../layout/segments.ts';
import type { Answer } from './answer.ts';
import { confidenceOf, round } from './calibration.ts';
import { legibility } from './legibility.ts';

export const notFound = (field: Field): FieldResult => ({
  name: field.name,
  type: field.type,
  value: null,
  raw: null,
  confidence: 0,
  box: null,
  source: null,
});

export function resultOf(field: Field, answer: Answer | undefined): FieldResult {
  if (!answer) return notFound(field);
  const { value, raw, spans } = answer.candidate;
  const typed = typedValue(field, value, raw);
  if (typed === null) return notFound(field);
  return {
    name: field.name,
    type: field.type,
    value: typed,
    raw,
    confidence: round(confidenceOf(answer.score) * legibility(spans)),
    box: boxOf(spans),
    source: 'rules',
  };
}

const YES = /^(?:yes|y|true|ja|oui|si|sí|sim|tak|x|✓|☑|☒|☐?✔)$/i;
const NO = /^(?:no|n|false|nein|non|nee|não|nie|☐)$/i;

/** The value in the field's type; null where the text cannot be read as that. */
function typedValue(field: Field, value: unknown, raw: string): unknown {
  switch (field.type) {
    case 'boolean': {
      const text = raw.trim();
      return YES.test(text) ? true : NO.test(text) ? false : null;
    }
    case 'list<string>':
      return raw.split(/\s*[,;\n]\s*/).filter(Boolean);
    case 'string':
      return String(value);
    default:
      return value;
  }
}
