import type { PaperKind } from '@docglean/contract';
import { money } from '../fields/compare.ts';

export const kindWords: Readonly<Record<PaperKind, string>> = {
  invoice: 'invoice',
  credit_note: 'credit note',
  receipt: 'receipt',
  purchase_order: 'purchase order',
  delivery_note: 'delivery note',
  other: 'document',
};

/** What a paper does with its lines. */
export const kindVerbs: Readonly<Record<PaperKind, string>> = {
  invoice: 'charges',
  credit_note: 'credits',
  receipt: 'lists',
  purchase_order: 'says',
  delivery_note: 'lists',
  other: 'lists',
};

/** What is still to come when a paper has less than the one before it. */
export const kindPast: Readonly<Record<PaperKind, string>> = {
  invoice: 'invoiced',
  credit_note: 'credited',
  receipt: 'paid',
  purchase_order: 'ordered',
  delivery_note: 'delivered',
  other: 'listed',
};

export const moneyWords = (amount: number, currency: string | null): string =>
  currency ? `${money(amount)} ${currency}` : money(amount);

/** As few decimals as the number needs, four at most. */
export const quantityWords = (quantity: number): string =>
  quantity.toLocaleString('en-US', { maximumFractionDigits: 4 });

/** A price with its cents, and more where it has more. */
export const priceWords = (price: number): string =>
  price.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 4 });

const LONGEST = 60;

export function goodsWords({ description, sku }: { description: string | null; sku: string | null }): string {
  const text = description ?? sku ?? 'a line without a name';
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
