import sharp from 'sharp';
import { pictureOf } from '../../documents/scan.ts';
import type { Figures } from '../reading.ts';
import { documentsOf, mean, percent, textIn, wordF1 } from './corpus.ts';

const WITH_DIACRITIC = /\p{L}*[äöüßÄÖÜéèçàê]\p{L}*/gu;
const DOTS_PER_INCH = 150;

/** First pages of digital invoices as pictures: which words with ä, é, ß … come back, held against their text. */
export async function diacritics(limit: number): Promise<Figures> {
  const f1 = await wordF1();
  const scores: number[] = [];
  const plain: number[] = [];
  let [kept, all] = [0, 0];
  for (const { bytes } of documentsOf('invoices-facturx', limit)) {
    const truth = (await textIn(bytes)).split('\f')[0] ?? '';
    const wanted = [...new Set(truth.match(WITH_DIACRITIC))];
    if (wanted.length === 0) continue;
    const { data, width, height } = await pictureOf(bytes, DOTS_PER_INCH);
    const picture = await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
    const text = await textIn(picture);
    scores.push(f1(truth, text));
    plain.push(f1(truth, await textIn(picture, { language: 'en' })));
    all += wanted.length;
    kept += wanted.filter((word) => text.includes(word)).length;
  }
  return {
    [`words with a diacritic kept, ${scores.length} invoices`]: `${kept} of ${all}`,
    'share kept': percent(kept / all),
    'word F1': percent(mean(scores)),
    'word F1 when told it is English': percent(mean(plain)),
  };
}
