import type { PaperKind } from '@docglean/contract';
import { fold } from '../fields/fold.ts';

/** How a document was read, as far as it tells what it is. */
export interface ReadAs {
  documentType: string | null;
  /** The fields were somebody's own: then the type is only a guess from the page. */
  ownFields: boolean;
  /** The name of its parser. */
  parserName?: string | null | undefined;
}

const WORDS: readonly (readonly [PaperKind, RegExp])[] = [
  [
    'delivery_note',
    /delivery ?(?:note|number|no|slip|docket)|packing (?:slip|list)|goods rece|despatch|dispatch (?:note|advice)|lieferschein|wareneingang|bon (?:de livraison|de reception)|\bbl\b|albaran|\bddt\b|documento di trasporto|bolla|pakbon|vrachtbrief|guia de remessa|dokument dostawy|\bwz\b/,
  ],
  [
    'credit_note',
    /credit ?(?:note|memo)|gutschrift|\bavoir\b|nota de credito|nota di credito|creditnota|creditfactuur|korygujaca/,
  ],
  ['invoice', /invoice|\bbill\b|rechnung|factur|fattur|fatur|faktur/],
  ['receipt', /\breceipt|quittung|kassenbon|ticket de caisse|scontrino|recibo|kassabon|paragon/],
  [
    'purchase_order',
    /\border|bestell|auftrag|commande|pedido|orden de compra|ordine|inkooporder|encomenda|zamowieni|\bp\.?o\b/,
  ],
];

const TYPES: Readonly<Record<string, PaperKind>> = {
  invoice: 'invoice',
  credit_note: 'credit_note',
  receipt: 'receipt',
  purchase_order: 'purchase_order',
  order_response: 'purchase_order',
  delivery_note: 'delivery_note',
};

/** What a document is to a match. `concepts` are the meanings of its fields. */
export function kindOf(readAs: ReadAs, concepts: ReadonlySet<string>): PaperKind {
  const typed = TYPES[readAs.documentType ?? ''];
  if (!readAs.ownFields) return typed ?? 'other';
  const named = kindNamed(readAs.parserName);
  if (named) return named;
  if (concepts.has('invoice_number')) return typed === 'credit_note' ? typed : 'invoice';
  if (concepts.has('delivery_number')) return 'delivery_note';
  if (typed) return typed;
  return concepts.has('purchase_order') ? 'purchase_order' : 'other';
}

const kindNamed = (name: string | null | undefined): PaperKind | undefined => {
  const folded = fold(name ?? '');
  return WORDS.find(([, words]) => words.test(folded))?.[0];
};
