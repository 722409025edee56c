import type { Reading } from '../../reading.ts';
import { findDates } from '../../values/dates.ts';
import { OPENING, type Said } from './said.ts';

const DATED =
  /\b(?:dated|effective|made|entered into|executed|commencing|geschlossen|fait|firmado|vom|en date du)\b(?:[\s,]+(?:(?:and|as|of|on|is|effective|entered|into|le|am|the|by|this|date|el)\b[\s,]*)*)/gi;
const DAY_OF = /(\d{1,2})\s*(?:st|nd|rd|th)? day of\s+/gi;

/** Since when a contract holds. */
export function datesIn(text: string, { conventions }: Reading): Said[] {
  return [...text.matchAll(DATED)].flatMap((match): Said[] => {
    const start = match.index + match[0].length;
    const window = text.slice(start, start + 45).replace(DAY_OF, '$1 ');
    const found = findDates(window, conventions.dayFirst)[0];
    if (!found || found.start > 8) return [];
    return [
      {
        value: found.value,
        start,
        end: Math.min(text.length, start + found.end + 12),
        strength: (match.index < OPENING ? 1 : 0.5) * (/^effective/i.test(match[0]) ? 1 : 0.93),
      },
    ];
  });
}
