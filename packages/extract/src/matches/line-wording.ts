import type { ReadLine } from './line-likeness.ts';
import { goodsWords, kindVerbs, kindWords, priceWords, quantityWords } from './wording.ts';

/** "The invoice charges 12 × Chair at 49.00". */
export const says = (claim: ReadLine, quantity: number | null): string =>
  `The ${kindWords[claim.paper.kind]} ${kindVerbs[claim.paper.kind]} ${figures(claim, quantity)}`;

/** "12 × Chair at 49.00". */
export function figures({ line, price }: ReadLine, quantity: number | null): string {
  const goods = goodsWords(line);
  const counted = quantity === null ? goods : `${quantityWords(quantity)} × ${goods}`;
  const one = line.unitPrice ?? price;
  return one === null ? counted : `${counted} at ${priceWords(one)}`;
}

/** "the purchase order says 10 × 49.00". */
export function beside({ line, price, paper }: ReadLine, quantity: number | null): string {
  const one = line.unitPrice ?? price;
  const words = [quantity === null ? '' : quantityWords(quantity), one === null ? '' : priceWords(one)];
  return `the ${kindWords[paper.kind]} says ${words.filter(Boolean).join(' × ')}`;
}

/** "98.00 too much". */
export const costs = (excess: number): string =>
  excess > 0 ? `${priceWords(excess)} too much` : `${priceWords(-excess)} less`;
