import { linesSum } from './basis.ts';
import { lineWords } from './line-words.ts';
import { compactVat, nameWords } from './names.ts';
import { compactNumber, numberKey } from './numbers.ts';
import type { Paper, Party } from './paper.ts';

/** What papers that belong together have in common, as texts that an index finds. */
export interface Keys {
  /** Numbers, and sums of a party: few others have them. */
  rare: string[];
  /** Goods: papers of one supplier share them. */
  goods: string[];
  /** A party in a month, a sum alone: the last resort. */
  common: string[];
}

const MOST_LINES = 12;

/** The keys of a paper: under these it is found, and by these it looks for others. */
export function keysOf(paper: Paper): Keys {
  const { number, orderNumbers, salesNumbers, deliveryNumbers, invoiceNumbers, net, total, lines } = paper;
  const parties = [...new Set([...partyKeys(paper.seller), ...partyKeys(paper.buyer)])];
  const known = [net, total, linesSum(lines)].filter((sum) => sum !== null);
  const sums = [...new Set(known.map((sum) => Math.round(sum * 100)))];
  const numbers = [number ?? '', ...orderNumbers, ...salesNumbers, ...deliveryNumbers, ...invoiceNumbers]
    .map(numberKey)
    .filter((key) => key !== null);
  const goods = lines.slice(0, MOST_LINES).flatMap(({ sku, description }) => {
    const code = sku && compactNumber(sku);
    const words = [...new Set(lineWords(description ?? ''))]
      .sort((a, b) => b.length - a.length)
      .slice(0, 2)
      .sort();
    return [
      ...(code && code.length >= 3 ? [`s:${code}`] : []),
      ...(words.length > 0 ? parties.slice(0, 1).map((party) => `d:${party}:${words.join(' ')}`) : []),
    ];
  });
  return {
    rare: unique([
      ...numbers.map((key) => `n:${key}`),
      ...parties.flatMap((party) => sums.map((sum) => `a:${party}:${sum}`)),
    ]),
    goods: unique(goods),
    common: unique([
      ...(paper.date ? parties.map((party) => `m:${party}:${paper.date?.slice(0, 7)}`) : []),
      ...sums.map((sum) => `t:${sum}`),
    ]),
  };
}

/** Months in which the counterpart of a paper may be dated: most orders are not much older than their invoices. */
export function monthsAround(paper: Paper): string[] {
  const { date } = paper;
  if (!date) return [];
  const parties = [...new Set([...partyKeys(paper.seller), ...partyKeys(paper.buyer)])];
  const [year = 0, month = 0] = date.split('-').map(Number);
  return [-3, -2, -1, 0, 1].flatMap((offset) => {
    const day = new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 7);
    return parties.map((party) => `m:${party}:${day}`);
  });
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)];

/** The first and the longest word of a name, and the digits of a VAT id. */
function partyKeys(party: Party): string[] {
  const words = nameWords(party.name ?? '');
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  const vat = compactVat(party)?.replace(/^[A-Z]{2}/, '');
  return [...new Set([words[0], longest, vat])].filter((key) => key !== undefined);
}
