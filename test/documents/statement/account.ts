import { cents } from '../truth.ts';

/** A month of an account: drawn by the layouts, compared with by tests and the bench. */
export interface StatementTruth {
  bank: string;
  holder: string;
  iban: string;
  currency: string;
  /** YYYY-MM-DD */
  periodStart: string;
  periodEnd: string;
  opening: number;
  closing: number;
  bookings: BookingTruth[];
}

export interface BookingTruth {
  /** YYYY-MM-DD */
  date: string;
  /** More than one line where the bank prints it so. */
  lines: string[];
  /** Negative for money out. */
  amount: number;
  /** After the booking. */
  balance: number;
}

const PAYEES = [
  ['Harbour Street Grocers', 'Card ending 4471'],
  ['Northline Energy', 'Contract 88-20417'],
  ['Willow & Pine Cafe'],
  ['City Transit Authority', 'Monthly pass'],
  ['Oakfield Property Services', 'Rent flat 4b', 'Reference 2210-7'],
  ['Bluebird Mobile', 'Invoice 7741902'],
  ['Cash machine Market Square'],
  ['Green Lane Pharmacy'],
  ['Stoneway Books', 'Order 55-1203'],
  ['Castell Insurance', 'Policy KX 20 331'],
];
const PAYERS = [
  ['Meridian Works', 'Salary'],
  ['J. Aldous', 'Thanks for dinner'],
  ['Tax office refund'],
  ['Kestrel Trading', 'Invoice 2026-118', 'Project Lindenhof'],
];
const BANKS = [
  'Alderbrook Bank',
  'Volksbank Hohenfels',
  'Banque du Littoral',
  'First Prairie Bank',
  'Tamarind Bank',
  'Banco Sierra Clara',
];

/** The same number gives the same account, any other another one. */
export function accountOf(seed: number): StatementTruth {
  let state = seed * 7919 + 17;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const month = 1 + Math.floor(random() * 12);
  const two = (number: number) => String(number).padStart(2, '0');
  const lastDay = new Date(Date.UTC(2026, month, 0)).getUTCDate();
  const opening = cents(20_000 + random() * 4000);
  const count = 14 + Math.floor(random() * 40);
  const days = Array.from({ length: count }, () => 1 + Math.floor(random() * lastDay)).sort((a, b) => a - b);
  let balance = opening;
  const bookings = days.map((day): BookingTruth => {
    const isIn = random() < 0.2;
    const size = random() < 0.15 ? 900 + random() * 1500 : 3 + random() * 160;
    const amount = cents(isIn ? size * 3 : -size);
    balance = cents(balance + amount);
    return {
      date: `2026-${two(month)}-${two(day)}`,
      lines: [...pick(isIn ? PAYERS : PAYEES)],
      amount,
      balance,
    };
  });
  return {
    bank: BANKS[seed % BANKS.length] ?? '',
    holder: pick(['Rosalind Ferrers', 'Tobias Achterberg', 'Atelier Vauquelin', 'Marisol Quintanilla']),
    iban: 'DE02120300000000202051',
    currency: seed % 6 === 3 ? 'USD' : seed % 6 === 0 ? 'GBP' : 'EUR',
    periodStart: `2026-${two(month)}-01`,
    periodEnd: `2026-${two(month)}-${two(lastDay)}`,
    opening,
    closing: balance,
    bookings,
  };
}
