import type { Phrases } from './phrases.ts';

/** What statements of accounts print beside their values. */
export const statementPhrases: Phrases = {
  opening_balance: `opening balance | previous balance | beginning balance | starting balance | balance brought forward | brought forward | balance forward | old balance | last month s balance
    | anfangssaldo | alter kontostand | alter saldo | anfangsbestand | saldovortrag | letzter kontostand | kontostand am anfang
    | ancien solde | solde precedent | solde initial | solde anterieur | saldo anterior | saldo inicial | saldo iniziale | saldo precedente
    | vorig saldo | beginsaldo | oud saldo | saldo poczatkowe`,
  closing_balance: `closing balance | ending balance | new balance | current balance | balance carried forward | carried forward | final balance | statement balance | total amount due
    | endsaldo | neuer kontostand | neuer saldo | endbestand | kontostand am ende | aktueller kontostand
    | nouveau solde | solde final | solde actuel | saldo final | saldo actual | nuevo saldo | saldo finale
    | nieuw saldo | eindsaldo | saldo koncowe`,
  total_credits: `total credits | total deposits | total money in | total paid in | payments in | money in | total payments in | deposits and credits | summe gutschriften | summe haben | gutschriften gesamt
    | total des credits | total credit | total abonos | total haber | totale entrate | totale avere | totaal bij | total creditos | suma uznan`,
  total_debits: `total debits | total withdrawals | total money out | total paid out | payments out | money out | total payments out | withdrawals and debits | summe belastungen | summe soll | belastungen gesamt
    | total des debits | total debit | total cargos | total debe | totale uscite | totale dare | totaal af | total debitos | suma obciazen`,
  account_number: `account number | account no | account | a c no | acct no | konto nr | kontonummer | kto nr | numero de compte | n de compte | compte n
    | numero de cuenta | cuenta | numero conto | conto n | rekeningnummer | numero da conta | numer rachunku | numer konta`,
  account_holder: `account holder | account name | account owner | name | kontoinhaber | inhaber | titulaire | titulaire du compte | titular | titular de la cuenta | intestatario | intestato a
    | rekeninghouder | tenaamstelling | titular da conta | wlasciciel rachunku | posiadacz`,
  bank_name: 'bank | bank name | kreditinstitut | banque | banco | banca',
};
