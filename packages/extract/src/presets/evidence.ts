import { fold } from '../fields/fold.ts';
import type { LaidOutPage } from '../layout/lines.ts';

/** What speaks for a kind of document, by the folded text of its first page. */
const WORDS: Readonly<Record<string, RegExp>> = {
  invoice_word:
    /\binvoice\b|rechnung(?:en)?\b|\bfacture\b|\bfactura\b|\bfattura\b|\bfactuur\b|\bfatura\b|\bfaktura\b|\bcredit note\b|\bgutschrift\b|\bavoir\b|rechnungs-?korrektur\b/,
  invoice_label:
    /\binvoice (?:no|number|date|#|id)|rechnungs(?:nummer|nr|datum)|(?:numero|n°|date) (?:de )?facture|(?:numero|fecha) (?:de )?factura|factuur(?:nummer|datum)/,
  to_pay:
    /\bbill to\b|\brechnung an\b|\bfacture a\b|\bdue date\b|\bamount due\b|\bfallig|\bzahlbar\b|\becheance\b|\bvencimiento\b|\bscadenza\b|\bvervaldatum\b|payment terms/,
  bank_details: /\biban\b|\bbic\b|\bswift\b|\bbank account\b|\baccount (?:no|number)\b/,
  net_sum:
    /\bsubtotal\b|\bnetto|\btotal ht\b|\bbase imponible\b|\bimponibile\b|\bvat (?:id|no|number)|\btotal excl/,
  quantity_word:
    /\b(?:qty|quantity|quantities|menge|anzahl|quantite|qte|cantidad|cant|uds|quantita|q\.ta|aantal|hoeveelheid|quantidade|qtd|ilosc)\b/,
  receipt_word:
    /\breceipt\b|\bkassenbon\b|\bquittung\b|\bticket de caisse\b|\bscontrino\b|\brecibo\b|\bkassabon\b|\bparagon\b|\bkassenbeleg\b/,
  cash: /\bcash\b|\bchange\b|\btendered\b|\bruckgeld\b|\bgegeben\b|\brendu\b|\bcambio\b|\bwisselgeld\b|\breszta\b|\bbar\b|\brounding\b/,
  till: /\bcashier\b|\bterminal\b|\bkasse\b|\bkassierer\b|\bcaisse\b|\btill\b|\bcaja\b|\bserved by\b|\bcounter\b|\bslip\b|\btable\b/,
  card: /\bvisa\b|\bmastercard\b|\bmaestro\b|\bcontactless\b|\bgirocard\b|\bcustomer copy\b|\bapproval code\b/,
  thanks:
    /\bthank ?you\b|\bplease come again\b|\bgoods sold\b|\bvielen dank fur ihren (?:einkauf|besuch)\b|\bmerci de votre visite\b|\bgracias por su (?:compra|visita)\b|\bgrazie\b/,
  statement_word:
    /\b(?:bank|account|card) statement\b|\bstatement of account\b|\bkontoauszug\b|\brekeningafschrift\b|\breleve de compte\b|\breleve bancaire\b|\bextracto (?:de cuenta|bancario)\b|\bestratto conto\b|\bextrato (?:de conta|bancario)\b|\bwyciag (?:bankowy|z rachunku)\b|\bstatement (?:period|date)\b/,
  balances:
    /\b(?:opening|closing|previous|beginning|ending|new|last month's) balance\b|\bbalance (?:brought|carried) forward\b|\b(?:anfangs|end)saldo\b|\b(?:alter|neuer) (?:konto)?(?:saldo|stand)\b|\b(?:ancien|nouveau) solde\b|\bsolde (?:precedent|initial|final|crediteur|debiteur)\b|\bsaldo (?:anterior|inicial|final|iniziale|finale|poczatkowe|koncowe)\b|\b(?:begin|eind|vorig|nieuw) ?saldo\b/,
  bookings:
    /\b(?:money|paid) (?:in|out)\b|\bdeposits?\b|\bwithdrawals?\b|\bdebits?\b|\bcredits?\b|\btransactions?\b|\bbuchung(?:stag)?\b|\bvaluta\b|\bwertstellung\b|\bdate (?:de )?valeur\b|\bfecha valor\b|\bdata valuta\b/,
};

/** Invoices name the order they answer, so only a title says that a document is one. */
const ORDER_TITLE =
  /^(?:purchase order|order(?: response| change)?|p\.? ?o\.?|bestellung|bon de commande|commande|orden de compra|pedido|ordine(?: di acquisto| d'acquisto)?|inkooporder|bestelbon|bestelling|nota de encomenda|encomenda|zamowienie|order confirmation|auftragsbestatigung|confirmation de commande|conferma d'ordine|orderbevestiging)\b(?!.*\b(?:invoice|rechnung|facture|factura|fattura|factuur|fatura|faktura)\b)/;
const RESPONSE_TITLE =
  /\b(?:order (?:response|confirmation)|auftragsbestatigung|confirmation de commande|confirmacion de pedido|conferma d'ordine|orderbevestiging|confirmacao (?:de|da) encomenda|potwierdzenie zamowienia)\b/;
/** Invoices name the delivery note they follow, too. */
const DELIVERY_TITLE =
  /^(?:(?:goods )?(?:delivery|despatch|dispatch) (?:note|docket|slip)|packing (?:slip|list)|lieferschein|bon de livraison|bordereau de livraison|albaran|nota de entrega|documento di trasporto|d\.? ?d\.? ?t\.?|bolla|pakbon|leveringsbon|afleverbon|guia de (?:remessa|transporte)|dokument dostawy|wz)\b(?!.*\b(?:invoice|rechnung|facture|factura|fattura|factuur|fatura|faktura)\b)/;
const CREDIT_TITLE =
  /^(?:credit (?:note|memo)|gutschrift|rechnungskorrektur|stornorechnung|avoir|facture d'avoir|nota de credito|factura rectificativa|nota di credito|creditnota|creditfactuur|faktura korygujaca)\b/;

/** A title is larger than the text, by this share, or bold near the top. */
const LARGER = 1.25;
/** Points: the paper of a till is at most 80 mm wide. */
const TILL_ROLL = 300;
/** Height by width from which paper is the strip of a till. */
const STRIP = 1.7;
const FEW_WORDS = 200;

/** Named numbers (0..1) that tell kinds of documents apart. */
export function evidenceOf(page: LaidOutPage): Readonly<Record<string, number>> {
  const text = fold(page.segments.map((segment) => segment.text).join('\n'));
  const { width, height, placed, source, words } = page.page;
  const titles = titlesOf(page);
  const flag = (is: boolean) => (is ? 1 : 0);
  return {
    ...Object.fromEntries(Object.entries(WORDS).map(([name, pattern]) => [name, flag(pattern.test(text))])),
    money: flag(/\d[.,]\d{2}(?!\d)/.test(text)),
    order_title: flag(titles.some((title) => ORDER_TITLE.test(title))),
    delivery_title: flag(titles.some((title) => DELIVERY_TITLE.test(title))),
    till_roll: flag(placed && width < TILL_ROLL),
    strip: flag(placed && height > width * STRIP),
    photo: flag(source === 'ocr'),
    few_words: flag(words.length < FEW_WORDS),
  };
}

export const isOrderResponse = (page: LaidOutPage): boolean =>
  titlesOf(page).some((title) => RESPONSE_TITLE.test(title));

export const isCreditNote = (page: LaidOutPage): boolean =>
  titlesOf(page).some((title) => CREDIT_TITLE.test(title));

function titlesOf({ segments, page }: LaidOutPage): string[] {
  const sizes = segments.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return segments
    .filter(({ size, bold, top }) => size > usual * LARGER || (bold && top < page.height / 3))
    .map(({ text }) => fold(text).trim());
}
