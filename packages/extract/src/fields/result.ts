import type { Field, FieldResult } from '@docglean/contract';
import { boxOf } from '../layout/segments.ts';
import type { Answer } from './answer.ts';
import { legibility } from './legibility.ts';
import type { Evidence } from './model/confidence.ts';

/** A result whose confidence waits for the checks; `evidence` is null where it is set already. */
export interface Found {
  result: FieldResult;
  evidence: Evidence | null;
}

export const notFound = (field: Field): FieldResult => ({
  name: field.name,
  type: field.type,
  value: null,
  raw: null,
  confidence: 0,
  box: null,
  source: null,
});

export function resultOf(field: Field, answer: Answer | undefined, profile: string): Found {
  const typed = answer ? typedValue(field, answer.candidate.value, answer.candidate.raw) : null;
  if (!answer || typed === null) return { result: notFound(field), evidence: null };
  const { raw, spans } = answer.candidate;
  return {
    result: {
      name: field.name,
      type: field.type,
      value: typed,
      raw,
      confidence: 0,
      box: boxOf(spans),
      source: answer.source ?? 'rules',
    },
    evidence: { score: answer.score, profile: answer.source ?? profile, legibility: legibility(spans) },
  };
}

const YES = /^(?:yes|y|true|ja|oui|si|sí|sim|tak|x|✓|☑|☒|☐?✔)$/i;
const NO = /^(?:no|n|false|nein|non|nee|não|nie|☐)$/i;

/** The value in the field's type; null where the text cannot be read as that. */
function typedValue(field: Field, value: unknown, raw: string): unknown {
  switch (field.type) {
    case 'boolean': {
      if (typeof value === 'boolean') return value;
      const text = raw.trim();
      return YES.test(text) ? true : NO.test(text) ? false : null;
    }
    case 'list<number>':
      return Array.isArray(value)
        ? value
        : raw
            .split(/\s*[;\n]\s*|,\s+|\s+/)
            .flatMap((part) => (/\d/.test(part) ? [Number(part.replace(/[^\d.-]/g, ''))] : []));
    case 'list<string>':
      if (Array.isArray(value)) return value;
      return raw.split(/\s*[,;\n]\s*/).filter(Boolean);
    case 'string':
      return String(value);
    default:
      return value;
  }
}
