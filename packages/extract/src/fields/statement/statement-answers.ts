import { spanText } from '../../layout/segments.ts';
import type { Answer } from '../answer.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import { nameCandidates } from '../parties/names.ts';
import type { Parties } from '../parties/parties.ts';
import type { Reading } from '../reading.ts';
import type { Statement } from './statement.ts';

/** Log-odds of what the table of bookings itself says, and of what is only likely. */
const CERTAIN = 3;
const LIKELY = 0.8;
const BANK =
  /\b\p{L}*(?:bank|banque|banco|banca|bancorp|sparkasse|kasse|caisse|caixa|raiffeisen|credit union|building society)\b/u;

/** What is known of a statement without a label: its time from a range of days, sums from its bookings. */
export function statementAnswers(
  statement: Statement,
  reading: Reading,
  parties: Parties,
): ReadonlyMap<string, Answer> {
  const { period, bookings } = statement;
  const answers = new Map<string, Answer>();
  const set = (name: string, found: Candidate | null | undefined, score: number) => {
    if (found) answers.set(name, { candidate: found, score });
  };
  set('period_start', period?.start, CERTAIN);
  set('period_end', period?.end, CERTAIN);
  set('closing_balance', bookings.findLast(({ balance }) => balance)?.balance, LIKELY);
  set('bank_name', bankName(reading), LIKELY);
  set('account_holder', parties.buyer.name?.candidate, LIKELY - 1);
  const sum = (wanted: (amount: number) => boolean) =>
    bookings
      .filter(({ amount }) => wanted(amount))
      .reduce((total, { amount }) => total + Math.abs(amount), 0);
  if (bookings.length > 0) {
    set('transaction_count', counted(bookings.length), CERTAIN);
    set('total_credits', counted(sum((amount) => amount > 0)), LIKELY);
    set('total_debits', counted(sum((amount) => amount < 0)), LIKELY);
  }
  return answers;
}

/** A number that is counted from the page and stands nowhere on it. */
function counted(value: number): Candidate {
  const rounded = Math.round(value * 100) / 100;
  return { ...candidate('amount', rounded, []), raw: String(rounded), left: 0, right: 0, top: 0, bottom: 0 };
}

/** The first name that calls itself a bank and is not the title of the statement. */
function bankName(reading: Reading): Candidate | undefined {
  return nameCandidates(reading).find(({ spans }) => {
    const text = fold(spans.map(spanText).join(' '));
    return BANK.test(text) && !NO_NAME.test(text) && text.split(' ').length <= MOST_WORDS;
  });
}

const NO_NAME =
  /\d|statement|auszug|releve|extracto|estratto|extrato|afschrift|wyciag|account|konto|compte|cuenta|:|,/;
const MOST_WORDS = 6;
