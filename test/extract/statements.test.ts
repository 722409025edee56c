import { extract } from '@docglean/extract';
import { accountOf } from '../documents/statement/account.ts';
import { statementLayouts } from '../documents/statement/layouts.ts';
import { renderStatement } from '../documents/statement/render-statement.ts';
import { cents } from '../documents/truth.ts';

const cases = statementLayouts.map((layout, index) => ({
  title: layout.title,
  layout,
  truth: accountOf(index + 60),
}));

describe.each(cases)('$title', ({ layout, truth }) => {
  const read = async (drawn = truth) =>
    extract(new Uint8Array(await renderStatement(drawn, layout)), { mode: 'fields', documentType: 'auto' });

  test('every booking comes back with its day, text, amount and direction', async () => {
    const { documentType, result } = await read();
    expect(documentType).toBe('bank_statement');
    expect(result.transactions).toMatchObject(
      truth.bookings.map(({ date, lines, amount }) => ({
        date,
        description: lines.join(' '),
        amount,
        type: amount < 0 ? 'debit' : 'credit',
      })),
    );
  });

  test('its time, bank and number of bookings are found', async () => {
    const { result } = await read();
    expect(result).toMatchObject({
      bank_name: truth.bank,
      iban: truth.iban,
      period_start: truth.periodStart,
      period_end: truth.periodEnd,
      transaction_count: truth.bookings.length,
    });
  });

  if (layout.isCard) return;
  test('its balances are found and add up; with a wrong one the check fails', async () => {
    const { result, checks } = await read();
    expect(result).toMatchObject({ opening_balance: truth.opening, closing_balance: truth.closing });
    expect(checks).toContainEqual(expect.objectContaining({ name: 'balances_add_up', passed: true }));
    const sumOf = (amounts: number[]) => cents(amounts.reduce((sum, amount) => sum + Math.abs(amount), 0));
    const amounts = truth.bookings.map(({ amount }) => amount);
    expect(result).toMatchObject({
      total_credits: sumOf(amounts.filter((amount) => amount > 0)),
      total_debits: sumOf(amounts.filter((amount) => amount < 0)),
    });
    const wrong = await read({ ...truth, closing: truth.closing + 100 });
    expect(wrong.checks).toContainEqual(expect.objectContaining({ name: 'balances_add_up', passed: false }));
  });
});

test("the bookings of a December on a statement of January are last year's", async () => {
  const [layout] = statementLayouts.filter(({ title }) => title === 'Kontoauszug');
  const truth = { ...accountOf(3), periodStart: '2025-12-20', periodEnd: '2026-01-19' };
  const bookings = truth.bookings.map((booking, index) => ({
    ...booking,
    date: index < 3 ? `2025-12-2${index + 1}` : '2026-01-05',
  }));
  if (!layout) throw new Error('no such layout');
  const bytes = new Uint8Array(await renderStatement({ ...truth, bookings }, layout));
  const { result } = await extract(bytes, { mode: 'fields', documentType: 'auto' });
  expect((result.transactions as { date: string }[]).map(({ date }) => date)).toEqual(
    bookings.map(({ date }) => date),
  );
});
