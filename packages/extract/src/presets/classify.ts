import { type PresetType, presetTypes } from '@docglean/contract';
import { type Model, shippedModel } from '../fields/model/model.ts';
import { scoreOf } from '../fields/model/score.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import { evidenceOf, isCreditNote, isOrderResponse } from './evidence.ts';

export interface Kind {
  /** Whose fields to look for. */
  preset: PresetType;
  /** The same, or what the title says more precisely: `credit_note`, `order_response`. */
  documentType: string;
}

/** The evidence for each kind, named "kind.evidence": what the weights of the profile `document_type` are for. */
export function kindFeatures(page: LaidOutPage): { kind: PresetType; features: Record<string, number> }[] {
  const evidence = Object.entries({ bias: 1, ...evidenceOf(page) });
  return presetTypes.map((kind) => ({
    kind,
    features: Object.fromEntries(evidence.map(([name, value]) => [`${kind}.${name}`, value])),
  }));
}

/** What a document is by its first page: words, titles, paper; null where nothing is likelier than none of these. */
export function classify(pages: readonly LaidOutPage[], model: Model = shippedModel): Kind | null {
  const [first] = pages;
  if (!first) return null;
  const weights = model.weights.document_type ?? {};
  const [best] = kindFeatures(first)
    .map(({ kind, features }) => ({ kind, score: scoreOf(weights, features) }))
    .sort((a, b) => b.score - a.score);
  if (!best || best.score <= 0) return null;
  return { preset: best.kind, documentType: typeOf(best.kind, first) };
}

function typeOf(preset: PresetType, page: LaidOutPage): string {
  if (preset === 'invoice' && isCreditNote(page)) return 'credit_note';
  if (preset === 'purchase_order' && isOrderResponse(page)) return 'order_response';
  return preset;
}
