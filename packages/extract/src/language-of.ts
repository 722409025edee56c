import { fold } from './fields/fold.ts';

const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to for invoice date number total amount payment please your price description tax',
  de: 'der die und von mit bis rechnung datum betrag summe zahlung bitte menge preis gesamt wir nr fur im zu auf ihre ihren vielen dank ust mwst netto',
  fr: 'le la les des et du de facture date montant quantite prix paiement total reglement client numero pour votre au par sur tva ttc merci',
  es: 'el la los de y del factura fecha importe cantidad precio pago total cliente numero por con para su gracias',
  it: 'il la di e del fattura data importo quantita prezzo pagamento totale cliente numero per imponibile con della grazie',
  nl: 'de het een van en factuur datum bedrag aantal prijs betaling totaal klant nummer btw voor op uw bedankt',
  pt: 'o os de e da do fatura data valor quantidade preco pagamento total cliente numero nao para com obrigado',
  pl: 'i w na do z faktura data kwota ilosc cena platnosc razem nabywca sprzedawca wartosc nip dziekujemy',
};

/** The language most of whose commonest words occur, and how many do; English where nothing speaks for another. */
export function languageOf(text: string): { language: string; score: number } {
  const words = new Map<string, number>();
  for (const [word] of fold(text).matchAll(/\p{L}+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  let best = { language: 'en', score: 0 };
  for (const [language, common] of Object.entries(COMMON_WORDS)) {
    const score = common.split(' ').reduce((sum, word) => sum + Math.min(3, words.get(word) ?? 0), 0);
    if (score > best.score) best = { language, score };
  }
  return best;
}
