import type { FieldResult } from '@docglean/contract';
import { CENT } from './choose-amounts.ts';

/** Whether a sum is what it should be, in words. */
export function compare(
  found: number,
  expected: number,
  words: string,
): { passed: boolean; message: string } {
  const passed = Math.abs(found - expected) < CENT;
  const joint = words.includes('+') ? '=' : '';
  if (passed) return { passed, message: `${words} ${joint} ${money(expected)}`.replace(/\s+/g, ' ') };
  const message = joint
    ? `${words} = ${money(found)}, but the total is ${money(expected)}`
    : `${words} ${money(found)}, not ${money(expected)}`;
  return { passed, message };
}

export const numberOf = (field: FieldResult | undefined): number | null =>
  typeof field?.value === 'number' ? field.value : null;

export const money = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
