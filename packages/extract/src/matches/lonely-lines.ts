import type { AppliedTolerances, PaperKind } from '@docglean/contract';
import { amountPhrases } from '../fields/lexicon/amounts.ts';
import { listPhrases } from '../fields/lexicon/phrases.ts';
import { type Finding, round } from './finding.ts';
import type { ReadLine } from './line-likeness.ts';
import { figures, says } from './line-wording.ts';
import type { Paper } from './paper.ts';
import { isWithin } from './tolerance.ts';
import { cents } from './values.ts';
import { kindPast, kindWords, priceWords } from './wording.ts';

/** A line that was agreed on and that no paper has claimed whole; null where earlier ones did. */
export function openLine(
  base: ReadLine,
  before: number,
  claiming: PaperKind,
  { quantity: limits }: AppliedTolerances,
): Finding | null {
  const { line, paper } = base;
  const { quantity, amount } = line;
  const isNothing = quantity === null ? !amount : before >= quantity || isWithin(before, quantity, limits);
  if (isNothing) return null;
  const open = quantity === null ? null : round(quantity - before);
  return {
    kind: 'open_line',
    severity: 'open',
    field: null,
    claim: null,
    base,
    values: [null, quantity ?? amount],
    excess: 0,
    message: `Not ${kindPast[claiming]} yet: ${figures(base, open)}, line ${line.line} of the ${kindWords[paper.kind]}.`,
  };
}

const CHARGES = new Set(
  listPhrases({ shipping: amountPhrases.shipping ?? '', discount: amountPhrases.discount ?? '' }).flatMap(
    ({ words }) => words.filter((word) => word.length > 3),
  ),
);

/** Freight and discounts are on no delivery note, though they were agreed on. */
const isCharge = ({ words }: ReadLine): boolean => words.some((word) => CHARGES.has(word));

/** A line that is claimed though nobody agreed on it. One without an amount is only text. */
export function extraLine(
  claim: ReadLine,
  set: readonly Paper[],
  { amount: limits }: AppliedTolerances,
): Finding {
  const { line, paper } = claim;
  const kind = set[0]?.kind ?? 'other';
  const amount = line.amount ?? (claim.price ?? 0) * (line.quantity ?? 0);
  const isText = line.amount === null ? !line.quantity : isWithin(line.amount, 0, limits);
  const isNote = isText || (kind === 'delivery_note' && isCharge(claim));
  const sum = amount && line.quantity !== 1 ? `, ${priceWords(cents(amount))}` : '';
  const where = set.length > 1 ? `on none of the ${kindWords[kind]}s` : `not on the ${kindWords[kind]}`;
  return {
    kind: 'extra_line',
    severity: isNote ? 'note' : 'conflict',
    field: null,
    claim,
    base: null,
    values: [line.quantity ?? line.amount, null],
    excess: isNote ? 0 : cents(amount),
    message: `${says(claim, line.quantity)}${sum}, line ${line.line} of the ${kindWords[paper.kind]}; it is ${where}.`,
  };
}
