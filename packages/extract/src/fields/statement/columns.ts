import type { Line } from '../../layout/lines.ts';
import type { Segment } from '../../layout/segments.ts';
import { fold } from '../fold.ts';

/** What a column of numbers of a statement holds. */
export type MoneyColumn = 'debit' | 'credit' | 'amount' | 'balance';

export interface StatementHead {
  columns: { kind: MoneyColumn; left: number; right: number }[];
}

const HEADS: Readonly<Record<MoneyColumn, RegExp>> = {
  balance: /\b(?:balance|saldo|solde|kontostand|saldo po operacji|salda|stand)\b/,
  debit:
    /\b(?:debits?|withdrawals?|money out|paid out|payments out|charges|soll|lastschrift|belastung(?:en)?|ausgang|debit|cargos?|debe|uscite|addebiti|dare|af|bij\/af|debet|debito|debitos|wydatki|obciazenia)\b/,
  credit:
    /\b(?:credits?|deposits?|money in|paid in|payments in|haben|gutschrift(?:en)?|eingang|credit|abonos?|haber|entrate|accrediti|avere|bij|creditos?|credito|wplywy|uznania)\b/,
  amount: /\b(?:amount|betrag|umsatz|montant|importe|importo|bedrag|valor|montante|kwota)\b/,
};
const DATE_OR_TEXT =
  /\b(?:date|datum|buchung(?:stag)?|valuta|fecha|data|libelle|description|details|particulars|transaction|verwendungszweck|buchungstext|vorgang|concepto|descripcion|descrizione|causale|omschrijving|descricao|opis|reference|wert(?:stellung)?)\b/;

/** The heads of a table of bookings on a line: one of money at least, and one of dates or texts. */
export function statementHead({ segments }: Line): StatementHead | null {
  const texts = segments.map(({ text }) => fold(text));
  if (segments.some(({ text }) => /\d[.,]\d{2}(?!\d)/.test(text))) return null;
  if (!texts.some((text) => DATE_OR_TEXT.test(text))) return null;
  const columns = segments.flatMap((segment) => headsIn(segment));
  return columns.length > 0 ? { columns } : null;
}

/** Heads that stand close share a segment: each word is placed by itself. */
function headsIn(segment: Segment): StatementHead['columns'] {
  const kinds = Object.keys(HEADS) as MoneyColumn[];
  const whole = kinds.filter((kind) => HEADS[kind].test(fold(segment.text)));
  if (whole.length < 2) {
    const [kind] = whole;
    return kind ? [{ kind, left: segment.left, right: segment.right }] : [];
  }
  return segment.words.flatMap(({ word, left, right }) => {
    const kind = kinds.find((one) => HEADS[one].test(fold(word.text)));
    return kind ? [{ kind, left, right }] : [];
  });
}

/** The column whose head stands over a number: right edges meet, or the one lies within the other's width. */
export function columnOf(left: number, right: number, { columns }: StatementHead): MoneyColumn | null {
  const distance = (column: StatementHead['columns'][number]) =>
    Math.min(
      Math.abs(column.right - right),
      Math.abs((column.left + column.right) / 2 - (left + right) / 2),
      Math.abs(column.left - left),
    );
  const [closest] = [...columns].sort((a, b) => distance(a) - distance(b));
  return closest && distance(closest) < REACH ? closest.kind : null;
}

/** Points. */
const REACH = 60;
