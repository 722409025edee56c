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
  // On some papers only one of them can be read.
  const firsts = unique([paper.seller, paper.buyer].flatMap((party) => partyKeys(party).slice(0, 1)));
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
      ...(words.length > 0 ? firsts.map((party) => `d:${party}:${words.join(' ')}`) : []),
    ];
  });
  return {
    rare: unique([
      ...numbers.map((key) => `n:${key}`),
      ...parties.flatMap((party) => sums.map((sum) => `a:${party}:${sum}`)),
    ]),
    goods: unique(goods),
    common: unique([
      ...(paper.date ? inMonth(paper, paper.date.slice(0, 7)) : []),
      ...sums.map((sum) => `t:${sum}`),
    ]),
  };
}

/** Both parties: one of them is on every paper of the account. */
function inMonth({ seller, buyer }: Paper, month: string): string[] {
  const [one, other] = [partyKeys(seller)[0], partyKeys(buyer)[0]];
  return one && other ? [`m:${one}:${other}:${month}`] : [];
}

/** Months in which the counterpart of a paper may be dated: most orders are not much older than their invoices. */
export function monthsAround(paper: Paper): string[] {
  const [year = 0, month = 0] = (paper.date ?? '').split('-').map(Number);
  if (!paper.date) return [];
  return [-3, -2, -1, 0, 1].flatMap((offset) =>
    inMonth(paper, new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 7)),
  );
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)];

/** The first and the longest word of a name, and the digits of a VAT id. */
function partyKeys(party: Party): string[] {
  const words = nameWords(party.name ?? '');
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  const vat = compactVat(party)?.replace(/^[A-Z]{2}/, '');
  return [...new Set([words[0], longest, vat])].filter((key) => key !== undefined);
}
