import type { Field } from '@docglean/contract';

/** Words of a description that ask for something the document says, but does not print so. */
const SAYS_SO =
  /\b(?:calculat|comput|deriv|infer|summar|classif|categor|translat|normali[sz]|convert|determin|count|number of|how many|total of|sum of|in english|iso|code of|whether|default|if (?:not|none)|abbreviat|expand|combin|concatenat|format|without|exclud|strip|remov)/i;

/** Whether a value may be worked out and need not be printed: choices and yes or no always, the rest where its field says so. */
export function mayBeDerived({ type, description = '' }: Field, value: unknown): boolean {
  if (type === 'boolean' || type === 'enum' || value === 0) return true;
  return SAYS_SO.test(description);
}
