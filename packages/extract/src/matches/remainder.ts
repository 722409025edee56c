import type { Remainder } from '@docglean/contract';
import { linesSum } from './basis.ts';
import type { Comparison } from './compare-papers.ts';
import type { Bill, Paper } from './paper.ts';
import { cents } from './values.ts';

const CENT = 0.05;

/** What an order has left after earlier invoices and these. */
export function remainderOf(order: Paper, before: readonly Bill[], { lines, bills }: Comparison): Remainder {
  const earlier = before.filter(({ baseId }) => baseId === order.id);
  const now = bills.filter(({ baseId }) => baseId === order.id);
  const sum = (some: readonly Bill[]) => cents(some.reduce((total, { amount }) => total + amount, 0));
  const ordered = order.net ?? linesSum(order.lines) ?? order.total;
  const remaining = ordered === null ? null : cents(ordered - sum(earlier) - sum(now));
  const taken = lines.taken.filter(({ base }) => base.paper.id === order.id);
  const counted = taken.filter((one) => one.remaining !== null);
  return {
    document_id: order.id,
    number: order.number,
    is_open:
      counted.length > 0 ? counted.some((one) => (one.remaining ?? 0) > 1e-6) : (remaining ?? 0) > CENT,
    currency: order.currency,
    ordered_amount: ordered,
    invoiced_before: sum(earlier),
    invoiced_now: sum(now),
    remaining_amount: remaining,
    invoices: new Set([...earlier, ...now].map(({ claimId }) => claimId)).size,
    lines: taken.map(({ base, ...quantities }) => ({
      line: base.line.line,
      sku: base.line.sku,
      description: base.line.description,
      unit: base.line.unit,
      ordered: base.line.quantity,
      invoiced_before: quantities.before,
      invoiced_now: quantities.now,
      remaining: quantities.remaining,
    })),
  };
}
