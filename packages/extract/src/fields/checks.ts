import type { Check, FieldResult } from '@docglean/contract';
import { CENT } from './choose-amounts.ts';
import { compare, money, numberOf } from './compare.ts';
import { taxesHold } from './taxes/taxes-hold.ts';
import { isValidIban } from './values/iban.ts';
import { vatChecksum } from './values/vat-checksum.ts';

/** What must hold between the values found; a check whose values are missing is not made. */
export function checksOf(fields: readonly FieldResult[]): Check[] {
  const number = (name: string) => numberOf(fields.find((field) => field.name === name));
  const text = (name: string) =>
    fields.find((field) => field.name === name)?.value as string | null | undefined;
  const [net, tax, total] = [number('net_amount'), number('tax_amount'), number('total_amount')];
  const checks: Check[] = [];
  if (net !== null && tax !== null && total !== null) {
    checks.push({
      name: 'net_plus_tax_is_total',
      ...compare(net + tax, total, `${money(net)} + ${money(tax)}`),
      fields: ['net_amount', 'tax_amount', 'total_amount'],
    });
  }
  const rows = fields.find((field) => field.name === 'line_items')?.rows ?? [];
  checks.push(...sumOfLines(rows, net, total, tax), ...lineProducts(rows));
  checks.push(...taxesHold(fields.find(({ name }) => name === 'taxes')?.rows ?? [], net, tax));
  checks.push(...balancesAddUp(fields, number('opening_balance'), number('closing_balance')));
  const iban = text('iban');
  if (iban) {
    const passed = isValidIban(iban);
    checks.push({
      name: 'iban_checksum',
      passed,
      message: `The check digits of ${iban} are ${passed ? 'right' : 'wrong'}.`,
      fields: ['iban'],
    });
  }
  checks.push(...vatIds(text), ...dateOrder(text));
  return checks;
}

type TextOf = (name: string) => string | null | undefined;

const vatIds = (text: TextOf): Check[] =>
  ['seller_vat_id', 'buyer_vat_id'].flatMap((name) => {
    const vatId = text(name);
    const passed = vatId ? vatChecksum(vatId) : null;
    if (passed === null) return [];
    const message = `The check digit of ${vatId} is ${passed ? 'right' : 'wrong'}.`;
    return [{ name: `${name}_checksum`, passed, message, fields: [name] }];
  });

/** Nothing is due or delivered before it was written down. */
function dateOrder(text: TextOf): Check[] {
  const checks: Check[] = [];
  const [issued, due, delivered] = [text('issue_date'), text('due_date'), text('delivery_date')];
  if (issued && delivered) {
    const passed = delivered >= issued;
    const message = `Delivery on ${delivered}, ${passed ? 'not before' : 'before'} the order of ${issued}.`;
    checks.push({
      name: 'delivery_not_before_order',
      passed,
      message,
      fields: ['issue_date', 'delivery_date'],
    });
  }
  if (issued && due) {
    const passed = due >= issued;
    const message = `Due on ${due}, ${passed ? 'not before' : 'before'} the invoice was issued on ${issued}.`;
    checks.push({ name: 'due_not_before_issue', passed, message, fields: ['issue_date', 'due_date'] });
  }
  return checks;
}

/** The balance before, with all bookings, is the balance after. */
function balancesAddUp(
  fields: readonly FieldResult[],
  opening: number | null,
  closing: number | null,
): Check[] {
  const rows = fields.find(({ name }) => name === 'transactions')?.rows ?? [];
  const amounts = rows.map((row) => numberOf(row.find((cell) => cell.name === 'amount')));
  if (opening === null || closing === null || rows.length === 0) return [];
  const moved = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const passed = Math.abs(opening + moved - closing) < CENT;
  const found = `${money(opening)} and all transactions make ${money(opening + moved)}`;
  return [
    {
      name: 'balances_add_up',
      passed,
      message: passed ? `${found}.` : `${found}, but the closing balance is ${money(closing)}.`,
      fields: ['opening_balance', 'closing_balance', 'transactions'],
    },
  ];
}

function sumOfLines(
  rows: readonly FieldResult[][],
  net: number | null,
  total: number | null,
  tax: number | null,
): Check[] {
  const amounts = rows.map((row) => numberOf(row.find((cell) => cell.name === 'amount')));
  const targets = [
    { name: 'net_amount', value: net ?? (total !== null && tax !== null ? total - tax : null) },
    { name: 'total_amount', value: total },
  ].filter((target): target is { name: string; value: number } => target.value !== null);
  const [first] = targets;
  if (!first || amounts.length === 0 || amounts.some((amount) => amount === null)) return [];
  const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const target = targets.find(({ value }) => Math.abs(value - sum) < CENT) ?? first;
  return [
    {
      name: 'lines_add_up',
      ...compare(sum, target.value, 'The lines add up to'),
      fields: ['line_items', target.name],
    },
  ];
}

function lineProducts(rows: readonly FieldResult[][]): Check[] {
  const complete = rows.flatMap((row, index) => {
    const [quantity, price, amount] = ['quantity', 'unit_price', 'amount'].map((name) =>
      numberOf(row.find((cell) => cell.name === name)),
    );
    if (quantity == null || price == null || amount == null) return [];
    // Unit prices are printed rounded: half a unit of their last place, times the quantity, may be missing.
    const tolerance = CENT + Math.abs(quantity) * 0.005;
    return [{ index, quantity, price, amount, holds: Math.abs(quantity * price - amount) < tolerance }];
  });
  if (complete.length === 0) return [];
  const wrong = complete.filter(({ holds }) => !holds);
  const message =
    wrong.length === 0
      ? `Quantity × price is the amount in all ${complete.length} lines.`
      : wrong
          .map(
            ({ index, quantity, price, amount }) =>
              `Line ${index + 1}: ${quantity} × ${money(price)} is not ${money(amount)}.`,
          )
          .join(' ');
  return [
    { name: 'quantity_times_price_is_amount', passed: wrong.length === 0, message, fields: ['line_items'] },
  ];
}
