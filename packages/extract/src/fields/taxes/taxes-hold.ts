import type { Check, FieldResult } from '@docglean/contract';
import { CENT } from '../choose-amounts.ts';
import { compare, money, numberOf } from '../compare.ts';
import { comesTo } from './tax-row.ts';

/** That each rate comes to its tax, and that the rates together are the sums of the document. */
export function taxesHold(rows: readonly FieldResult[][], net: number | null, tax: number | null): Check[] {
  if (rows.length === 0) return [];
  const columns = (name: string) => rows.map((row) => numberOf(row.find((cell) => cell.name === name)));
  const [rates, nets, taxes] = [columns('rate'), columns('net_amount'), columns('tax_amount')];
  return [
    ...rateByRate(rates, nets, taxes, isWhole(nets, net) && isWhole(taxes, tax)),
    ...sums('tax', taxes, tax, 'tax_amount'),
    ...sums('net', nets, net, 'net_amount'),
  ];
}

type Column = readonly (number | null)[];

/** With a single rate its sums are those of the document. */
const isWhole = (values: Column, sum: number | null): boolean => values.length === 1 && values[0] === sum;

function rateByRate(rates: Column, nets: Column, taxes: Column, isAll: boolean): Check[] {
  const complete = rates.flatMap((rate, index) => {
    const [net, tax] = [nets[index] ?? null, taxes[index] ?? null];
    return rate === null || net === null || tax === null ? [] : [{ rate, net, tax }];
  });
  if (complete.length === 0) return [];
  const wrong = complete.filter(({ rate, net, tax }) => !comesTo(net, rate, tax));
  const message =
    wrong.length === 0
      ? `Net × rate is the tax at ${complete.map(({ rate }) => `${rate} %`).join(', ')}.`
      : wrong.map(({ rate, net, tax }) => `${rate} % of ${money(net)} is not ${money(tax)}.`).join(' ');
  return [
    {
      name: 'net_times_rate_is_tax',
      passed: wrong.length === 0,
      message,
      fields: isAll ? ['taxes', 'net_amount', 'tax_amount'] : ['taxes'],
    },
  ];
}

function sums(what: 'tax' | 'net', values: Column, expected: number | null, field: string): Check[] {
  if (expected === null || values.some((value) => value === null)) return [];
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
  // A single row that is the sum was read from the same place.
  if (isWhole(values, expected)) return [];
  // What is not taxed is often not listed.
  if (what === 'net' && Math.abs(sum) < Math.abs(expected) - CENT) return [];
  const words = what === 'tax' ? 'The taxes by rate add up to' : 'The sums by rate add up to';
  return [{ name: `${what}_by_rate_adds_up`, ...compare(sum, expected, words), fields: ['taxes', field] }];
}
