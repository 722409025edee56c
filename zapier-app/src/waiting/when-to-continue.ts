/** Whether a step waits; the same wherever one can. */
export const whenToContinue = {
  key: 'when_to_continue',
  label: 'When to Continue',
  type: 'string',
  required: false,
  default: 'wait',
} as const;

export type WhenToContinue = 'wait' | 'return';
