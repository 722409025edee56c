import type { BookingTruth } from './account.ts';

/** How a bank sets its statements: heads, dates, numbers, signs, and whether a running balance is printed. */
export interface StatementLayout {
  title: string;
  period(start: string, end: string): string;
  opening: string;
  closing: string;
  date(iso: string): string;
  columns: { head: string; x: number; align?: 'right'; text(booking: BookingTruth): string }[];
  descriptionX: number;
  /** A day's bookings after the first leave the date out. */
  dateOnceADay?: true;
  money(amount: number): string;
  /** What comes in is no income but paid back: the statement of a card has no balances. */
  isCard?: true;
}

const grouped = (amount: number, group: string, mark: string): string => {
  const [whole = '', decimals = ''] = Math.abs(amount).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${decimals}`;
};
const english = (amount: number) => grouped(amount, ',', '.');
const german = (amount: number) => grouped(amount, '.', ',');
const french = (amount: number) => grouped(amount, ' ', ',');
const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const parts = (iso: string) => iso.split('-') as [year: string, month: string, day: string];
const dotted = (iso: string) => parts(iso).toReversed().join('.');
const slashed = (iso: string) => parts(iso).toReversed().join('/');
const american = (iso: string) => `${parts(iso)[1]}/${parts(iso)[2]}/${parts(iso)[0]}`;
const named = (iso: string) => `${Number(parts(iso)[2])} ${SHORT[Number(parts(iso)[1]) - 1]}`;

export const statementLayouts: readonly StatementLayout[] = [
  {
    title: 'Account statement',
    period: (start, end) => `Statement period ${named(start)} 2026 to ${named(end)} 2026`,
    opening: 'Opening balance',
    closing: 'Closing balance',
    date: named,
    descriptionX: 110,
    money: english,
    columns: [
      {
        head: 'Money out',
        x: 400,
        align: 'right',
        text: ({ amount }) => (amount < 0 ? english(amount) : ''),
      },
      { head: 'Money in', x: 470, align: 'right', text: ({ amount }) => (amount > 0 ? english(amount) : '') },
      {
        head: 'Balance',
        x: 545,
        align: 'right',
        text: ({ balance }) => `${balance < 0 ? '-' : ''}${english(balance)}`,
      },
    ],
  },
  {
    title: 'Kontoauszug',
    period: (start, end) => `Zeitraum vom ${dotted(start)} bis ${dotted(end)}`,
    opening: 'Alter Kontostand',
    closing: 'Neuer Kontostand',
    date: (iso) => `${parts(iso)[2]}.${parts(iso)[1]}.`,
    descriptionX: 150,
    money: (amount) => `${german(amount)} ${amount < 0 ? 'S' : 'H'}`,
    columns: [
      { head: 'Valuta', x: 105, text: ({ date }) => `${parts(date)[2]}.${parts(date)[1]}.` },
      {
        head: 'Betrag EUR',
        x: 540,
        align: 'right',
        text: ({ amount }) => `${german(amount)} ${amount < 0 ? 'S' : 'H'}`,
      },
    ],
  },
  {
    title: 'Relevé de compte',
    period: (start, end) => `Période du ${slashed(start)} au ${slashed(end)}`,
    opening: 'Ancien solde',
    closing: 'Nouveau solde',
    date: slashed,
    descriptionX: 130,
    money: french,
    columns: [
      { head: 'Débit', x: 450, align: 'right', text: ({ amount }) => (amount < 0 ? french(amount) : '') },
      { head: 'Crédit', x: 540, align: 'right', text: ({ amount }) => (amount > 0 ? french(amount) : '') },
    ],
  },
  {
    title: 'Bank Statement',
    period: (start, end) => `${american(start)} - ${american(end)}`,
    opening: 'Beginning balance',
    closing: 'Ending balance',
    date: american,
    descriptionX: 130,
    money: (amount) => `$${english(amount)}`,
    columns: [
      {
        head: 'Amount',
        x: 460,
        align: 'right',
        text: ({ amount }) => `${amount < 0 ? '-' : ''}$${english(amount)}`,
      },
      {
        head: 'Balance',
        x: 545,
        align: 'right',
        text: ({ balance }) => `${balance < 0 ? '-' : ''}$${english(balance)}`,
      },
    ],
  },
  {
    title: 'Credit card statement',
    period: (start, end) => `Statement period ${slashed(start)} to ${slashed(end)}`,
    opening: '',
    closing: '',
    isCard: true,
    date: (iso) => `${parts(iso)[2]}/${parts(iso)[1]}`,
    descriptionX: 120,
    money: english,
    columns: [
      {
        head: 'Amount (EUR)',
        x: 540,
        align: 'right',
        text: ({ amount }) => `${english(amount)}${amount > 0 ? ' CR' : ''}`,
      },
    ],
  },
  {
    title: 'Extracto de cuenta',
    period: (start, end) => `Periodo: ${slashed(start)} - ${slashed(end)}`,
    opening: 'Saldo anterior',
    closing: 'Saldo final',
    date: slashed,
    dateOnceADay: true,
    descriptionX: 130,
    money: german,
    columns: [
      {
        head: 'Importe',
        x: 460,
        align: 'right',
        text: ({ amount }) => `${amount < 0 ? '-' : ''}${german(amount)}`,
      },
      {
        head: 'Saldo',
        x: 545,
        align: 'right',
        text: ({ balance }) => `${balance < 0 ? '-' : ''}${german(balance)}`,
      },
    ],
  },
];

export const headsOf = ({ title }: StatementLayout): { date: string; description: string } =>
  title.startsWith('Konto')
    ? { date: 'Buchung', description: 'Verwendungszweck' }
    : title.startsWith('Relevé')
      ? { date: 'Date', description: 'Libellé' }
      : title.startsWith('Extracto')
        ? { date: 'Fecha', description: 'Concepto' }
        : { date: 'Date', description: 'Description' };
