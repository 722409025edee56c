import type { Check, FieldResult } from '@docglean/contract';
import { confidenceOf, type Evidence, round } from './model/confidence.ts';
import type { Weights } from './model/model.ts';
import type { Found } from './result.ts';

/** What a calibration is learned from: an answer with the checks that spoke of it. */
export interface Settled {
  name: string;
  value: unknown;
  evidence: Evidence;
  checks: readonly Check[];
}

/** The results with the confidence that scores and checks leave them; parts of an object by "object part". */
export function settleConfidence(
  found: readonly Found[],
  checks: readonly Check[],
  calibration: Weights,
  watch?: (settled: Settled) => void,
): FieldResult[] {
  return found.map(({ result, evidence }) => {
    // What an e-invoice says it says, whether it adds up or not.
    if (result.value === null || result.source === 'einvoice') return result;
    const own = checks.filter((check) => check.fields.includes(result.name) && speaksFor(check, result));
    // What fails counts last, or what holds would hide it.
    const inTurn = own.toSorted((one, other) => Number(other.passed) - Number(one.passed));
    if (!evidence) return { ...result, confidence: inTurn.reduce(moved, result.confidence) };
    watch?.({ name: result.name, value: result.value, evidence, checks: own });
    return { ...result, confidence: confidenceOf(evidence, own, calibration) };
  });
}

/** Share of the doubt of a table that a held check takes away, and of the confidence that a failed one leaves. */
const HELD = 0.6;
const FAILED = 0.5;

const moved = (confidence: number, { passed }: Check): number =>
  round(passed ? confidence + (1 - confidence) * HELD : confidence * FAILED);

/** That the due date is not the earlier one is too common to prove anything; that it is, says something is wrong. */
const speaksFor = (check: Check, field: FieldResult): boolean =>
  !/_not_before_/.test(check.name) || !check.passed || field.name !== 'issue_date';
