import { languageOf } from '../language-of.ts';
import { tesseractLanguages } from './tesseract.ts';

/** Words of a language that have to occur before its reader is asked. */
const ENOUGH = 3;

/** The language to ask Tesseract for, by its name there; null where the network has all letters, as for English. */
export function diacriticLanguage(text: string, hint?: string): string | null {
  const { language, score } = languageOf(text);
  const likely = hint?.slice(0, 2).toLowerCase() ?? (score >= ENOUGH ? language : 'en');
  return likely === 'en' ? null : (tesseractLanguages[likely] ?? null);
}
