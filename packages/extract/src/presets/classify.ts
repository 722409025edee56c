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

const ENOUGH = 2;
/** Points: the paper of a till is at most 80 mm wide. */
const TILL_ROLL = 300;

/** Invoice or receipt by the words of the first page and its paper; null where neither is likely. */
export function classify(pages: readonly LaidOutPage[]): PresetType | null {
  const first = pages[0];
  if (!first) return null;
  const text = fold(first.segments.map((segment) => segment.text).join('\n'));
  const hasMoney = /\d[.,]\d{2}(?!\d)/.test(text) ? 1 : 0;
  const weigh = (evidence: Evidence) =>
    evidence.reduce((sum, [pattern, weight]) => sum + (pattern.test(text) ? weight : 0), 0);
  const invoice = weigh(INVOICE) * hasMoney;
  const receipt = (weigh(RECEIPT) + (first.page.placed && first.page.width < TILL_ROLL ? 2 : 0)) * hasMoney;
  if (Math.max(invoice, receipt) < ENOUGH) return null;
  return receipt > invoice ? 'receipt' : 'invoice';
}
