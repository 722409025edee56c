import { languageOf } from '../language-of.ts';
import { isDayFirst } from './values/dates.ts';
import { type DecimalMark, decimalMarkOf } from './values/number-format.ts';

/** How this document writes; decided once for all its values. */
export interface Conventions {
  language: string;
  decimalMark: DecimalMark;
  dayFirst: boolean;
}

export function conventionsOf(text: string, hint?: string): Conventions {
  const language = hint?.slice(0, 2).toLowerCase() ?? languageOf(text).language;
  return {
    language,
    decimalMark: decimalMarkOf(text, language === 'en' ? '.' : ','),
    dayFirst: isDayFirst(text, language),
  };
}
