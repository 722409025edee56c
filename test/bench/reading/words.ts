import type { Figures } from '../reading.ts';
import { documentsOf, mean, percent, textIn, wordF1 } from './corpus.ts';

/** Word F1 on receipts and forms, with both speeds. */
export async function words(limit: number): Promise<Figures> {
  const f1 = await wordF1();
  const figures: Record<string, number> = {};
  for (const set of ['receipts-sroie', 'forms-funsd']) {
    for (const speed of ['thorough', 'fast'] as const) {
      const scores: number[] = [];
      for (const { bytes, text } of documentsOf(set, limit))
        scores.push(f1(text, await textIn(bytes, { speed })));
      figures[`word F1, ${set} (${scores.length}), ${speed}`] = percent(mean(scores));
    }
  }
  return figures;
}
