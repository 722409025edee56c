import { readPages } from '@docglean/extract';
import sharp from 'sharp';
import type { Figures } from '../reading.ts';
import { documentsOf, mean, percent, textIn, wordF1 } from './corpus.ts';

const QUARTERS = [0, 90, 180, 270];

/** The same receipts and forms lying on each side; also how many upright ones were turned, which none should be. */
export async function rotation(limit: number): Promise<Figures> {
  const f1 = await wordF1();
  const scores = new Map(QUARTERS.map((degrees): [number, number[]] => [degrees, []]));
  let wronglyTurned = 0;
  const documents = ['receipts-sroie', 'forms-funsd'].flatMap((set) => documentsOf(set, Math.min(limit, 20)));
  for (const { bytes, text } of documents) {
    const [page] = await readPages(bytes);
    if (page?.setUpright && page.setUpright.quarterTurns !== 0) wronglyTurned++;
    for (const degrees of QUARTERS) {
      const turned = await sharp(bytes).rotate(degrees).png().toBuffer();
      scores.get(degrees)?.push(f1(text, await textIn(turned)));
    }
  }
  return {
    'documents, each turned four ways': documents.length,
    'upright ones that were turned': wronglyTurned,
    ...Object.fromEntries(
      QUARTERS.map((degrees) => [`word F1 at ${degrees}°`, percent(mean(scores.get(degrees) ?? []))]),
    ),
  };
}
