import type { Check, FieldResult } from '@docglean/contract';
import { round } from './calibration.ts';

/** Share of the doubt that a held check takes away, and of the confidence that a failed one leaves. */
const HELD = 0.6;
const FAILED = 0.5;

/** The same fields with the confidence that the checks leave them. */
export function applyChecks(fields: readonly FieldResult[], checks: readonly Check[]): FieldResult[] {
  return fields.map((field) => {
    let { confidence } = field;
    // What an e-invoice says it says, whether it adds up or not.
    if (field.value === null || field.source === 'einvoice') return field;
    for (const check of checks) {
      if (!check.fields.includes(field.name) || !speaksFor(check, field)) continue;
      confidence = check.passed ? confidence + (1 - confidence) * HELD : confidence * FAILED;
    }
    return { ...field, confidence: round(confidence) };
  });
}

/** That the due date is not the earlier one is too common to prove anything; that it is, says something is wrong. */
const speaksFor = (check: Check, field: FieldResult): boolean =>
  check.name !== 'due_not_before_issue' || !check.passed || field.name === 'due_date';
