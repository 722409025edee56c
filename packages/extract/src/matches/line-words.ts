import { tokens } from '../fields/fold.ts';

const FILLERS = new Set(
  'and und et y e the der die das de la le les el di of von fur for mit with per pro x pcs stk stuck piece pieces unit units'.split(
    ' ',
  ),
);

/** The words that tell goods apart, folded; numbers are among them. */
export const lineWords = (description: string): string[] =>
  tokens(description)
    .map(({ text }) => text)
    .filter((word) => word.length > (/\d/.test(word) ? 0 : 1) && !FILLERS.has(word));
