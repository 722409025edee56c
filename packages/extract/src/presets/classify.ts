import type { PresetType } from '@docglean/contract';
import { fold } from '../fields/fold.ts';
import type { LaidOutPage } from '../layout/lines.ts';

type Evidence = readonly (readonly [pattern: RegExp, weight: number])[];

const INVOICE: Evidence = [
  [
    /\b(?:tax |sales )?invoice\b|rechnung(?:en)?\b|\bfacture\b|\bfactura\b|\bfattura\b|\bfactuur\b|\bfatura\b|\bfaktura\b|\bcredit note\b|\bgutschrift\b|\bavoir\b|rechnungs-?korrektur\b/,
    2,
  ],
  [
    /\binvoice (?:no|number|date|#|id)|rechnungs(?:nummer|nr|datum)|(?:numero|n°|date) (?:de )?facture|(?:numero|fecha) (?:de )?factura|factuur(?:nummer|datum)/,
    2,
  ],
  [
    /\bbill to\b|\brechnung an\b|\bfacture a\b|\bdue date\b|\bamount due\b|\bfallig|\bzahlbar\b|\becheance\b|\bvencimiento\b|\bscadenza\b|\bvervaldatum\b|payment terms/,
    1,
  ],
  [
    /\biban\b|\bsubtotal\b|\bnetto|\btotal ht\b|\bbase imponible\b|\bimponibile\b|\bvat (?:id|no|number)/,
    0.7,
  ],
];

const RECEIPT: Evidence = [
  [
    /\breceipt\b|\bkassenbon\b|\bquittung\b|\bticket (?:de caisse)?\b|\bscontrino\b|\brecibo\b|\bkassabon\b|\bparagon\b|\bkassenbeleg\b|\bticket\b/,
    2,
  ],
  [
    /\bcash\b|\bchange\b|\btendered\b|\bruckgeld\b|\bgegeben\b|\brendu\b|\bcambio\b|\bwisselgeld\b|\breszta\b|\bbar\b/,
    1.5,
  ],
  [
    /\bcashier\b|\bterminal\b|\bkasse\b|\bkassierer\b|\bcaisse\b|\btill\b|\bcaja\b|\bserved by\b|\bvisa\b|\bmastercard\b|\bmaestro\b|\bcontactless\b|\bthank you for\b|\bcustomer copy\b/,
    1,
  ],
];

/** Invoices name the order they answer, so only a title says that a document is one. */
const ORDER_TITLE =
  /^(?:purchase order|order(?: response| change)?|order confirmation|p\.? ?o\.?|bestellung|auftragsbestatigung|bon de commande|commande|confirmation de commande|orden de compra|pedido|ordine(?: di acquisto| d'acquisto)?|conferma d'ordine|inkooporder|bestelbon|bestelling|nota de encomenda|encomenda|zamowienie)\b(?!.*\b(?:invoice|rechnung|facture|factura|fattura|factuur|fatura|faktura)\b)/;
const ORDER_TITLE_WEIGHT = 5;
/** A title is larger than the text, by this share, or stands alone near the top. */
const LARGER = 1.25;

const STATEMENT: Evidence = [
  [
    /\b(?:bank|account|card) statement\b|\bstatement of account\b|\bkontoauszug\b|\brekeningafschrift\b|\breleve de compte\b|\breleve bancaire\b|\bextracto (?:de cuenta|bancario)\b|\bestratto conto\b|\bextrato (?:de conta|bancario)\b|\bwyciag (?:bankowy|z rachunku)\b/,
    3,
  ],
  [
    /\b(?:opening|closing|previous|new|last month's) balance\b|\bbalance (?:brought|carried) forward\b|\b(?:anfangs|end)saldo\b|\b(?:alter|neuer) (?:konto)?(?:saldo|stand)\b|\b(?:ancien|nouveau) solde\b|\bsolde (?:precedent|initial|final|crediteur|debiteur)\b|\bsaldo (?:anterior|inicial|final|iniziale|finale|poczatkowe|koncowe)\b|\b(?:begin|eind|vorig|nieuw) ?saldo\b/,
    2.5,
  ],
  [
    /\b(?:money|paid) (?:in|out)\b|\bdeposits?\b|\bwithdrawals?\b|\bdebits?\b|\bcredits?\b|\btransactions?\b|\bbuchung(?:stag)?\b|\bvaluta\b|\bwertstellung\b|\bdate (?:de )?valeur\b|\bfecha valor\b|\bdata valuta\b/,
    1,
  ],
];

const ENOUGH = 2;
/** Points: the paper of a till is at most 80 mm wide. */
const TILL_ROLL = 300;

/** What a document is by the words of the first page, its title and its paper; null where nothing is likely. */
export function classify(pages: readonly LaidOutPage[]): PresetType | null {
  const first = pages[0];
  if (!first) return null;
  const text = fold(first.segments.map((segment) => segment.text).join('\n'));
  if (!/\d[.,]\d{2}(?!\d)/.test(text)) return isOrder(first) ? 'purchase_order' : null;
  const weigh = (evidence: Evidence) =>
    evidence.reduce((sum, [pattern, weight]) => sum + (pattern.test(text) ? weight : 0), 0);
  const weights: Readonly<Record<PresetType, number>> = {
    invoice: weigh(INVOICE),
    receipt: weigh(RECEIPT) + (first.page.placed && first.page.width < TILL_ROLL ? 2 : 0),
    purchase_order: isOrder(first) ? ORDER_TITLE_WEIGHT : 0,
    bank_statement: weigh(STATEMENT) > 3 ? weigh(STATEMENT) : 0,
  };
  const [best] = Object.entries(weights).sort(([, a], [, b]) => b - a);
  return best && best[1] >= ENOUGH ? (best[0] as PresetType) : null;
}

function isOrder({ segments, page }: LaidOutPage): boolean {
  const sizes = segments.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return segments.some(
    ({ text, size, bold, top }) =>
      ORDER_TITLE.test(fold(text).trim()) && (size > usual * LARGER || (bold && top < page.height / 3)),
  );
}
