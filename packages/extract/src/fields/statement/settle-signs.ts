import type { PrintedBooking } from './find-bookings.ts';

/** A booking with its sign: positive for money in. */
export interface Booking {
  printed: PrintedBooking;
  amount: number;
  amountCandidate: PrintedBooking['money'][number]['candidate'];
  balance: PrintedBooking['money'][number]['candidate'] | null;
  /** The running balance bears the amount out. */
  proven: boolean;
}

const CENT = 0.0051;

/**
 * Gives each booking its sign: by its column, its mark (CR, DR, S, H) or its minus; where neither says anything, by
 * what the running balance does, and without one as on the statements of cards, where charges bear no sign.
 */
export function settleSigns(printed: readonly PrintedBooking[], { isCard }: { isCard: boolean }): Booking[] {
  const rows = printed.flatMap((booking): Omit<Booking, 'amount' | 'proven'>[] => {
    const { money } = booking;
    const balance = balanceOf(money);
    const entry = money.find((one) => one !== balance && one.kind !== 'balance') ?? null;
    return entry
      ? [{ printed: booking, amountCandidate: entry.candidate, balance: balance?.candidate ?? null }]
      : [];
  });
  return rows.map((row, index): Booking => {
    const value = row.amountCandidate.value as number;
    const entry = row.printed.money.find(({ candidate }) => candidate === row.amountCandidate);
    const before = rows[index - 1]?.balance?.value as number | undefined;
    const after = row.balance?.value as number | undefined;
    const moved = before !== undefined && after !== undefined ? after - before : null;
    if (moved !== null && Math.abs(Math.abs(moved) - Math.abs(value)) < CENT)
      return { ...row, amount: Math.abs(value) * Math.sign(moved), proven: true };
    return { ...row, amount: signOf(value, entry, isCard), proven: false };
  });
}

function balanceOf(money: PrintedBooking['money']): PrintedBooking['money'][number] | null {
  const known = money.findLast(({ kind }) => kind === 'balance');
  if (known && money.length > 1) return known;
  const unnamed = money.length > 1 && money.every(({ kind }) => kind === null);
  return unnamed ? (money.at(-1) ?? null) : null;
}

function signOf(value: number, entry: PrintedBooking['money'][number] | undefined, isCard: boolean): number {
  if (entry?.mark === 'credit' || entry?.kind === 'credit') return Math.abs(value);
  if (entry?.mark === 'debit' || entry?.kind === 'debit') return -Math.abs(value);
  return isCard ? -value : value;
}
