import type { Said } from './said.ts';

const PLACE = String.raw`(\p{Lu}\p{L}+(?:\s+(?:of\s+|and\s+)?\p{Lu}\p{L}+){0,3})`;
const STATE = String.raw`(?:(?:[Ss]tate|STATE|Commonwealth|COMMONWEALTH|Province|Republic|Kingdom|Canton)\s+(?:of|OF)\s+(?:the\s+)?)`;
const LAWS = [
  new RegExp(String.raw`\b(?:[Ll]aws?|LAWS?)\s+(?:of|OF)\s+(?:(?:the|THE)\s+)?${STATE}?${PLACE}`, 'gu'),
  new RegExp(String.raw`\b${STATE}${PLACE}\s+(?:law|shall\s+govern)`, 'gu'),
  new RegExp(String.raw`\bRecht\s+(?:der|des|von)\s+${PLACE}`, 'gu'),
  new RegExp(String.raw`\b(?:droit|lois?)\s+(?:de\s+la\s+|du\s+|de\s+l['’]|des\s+|de\s+)${PLACE}`, 'gu'),
  new RegExp(String.raw`\bleyes\s+(?:de\s+la\s+|del\s+|de\s+)${PLACE}`, 'gu'),
];
/** In capitals a sentence goes on in capitals. */
const NOT_OF_PLACE = /\s+(?:APPLICABLE|WITHOUT|AND|EXCLUDING|AS|SHALL|TO)\b/;
const GOVERNS = /govern|constru|interpret|unterlieg|régi|rigen?|anwendbar|applicable|exclusive/i;

/** Under which law a contract stands. */
export function lawsIn(text: string): Said[] {
  const said = LAWS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): Said => {
      const value = (match[1] ?? '').replace(/\s+/g, ' ').split(NOT_OF_PLACE)[0] ?? '';
      const start = match.index + match[0].indexOf(match[1] ?? '');
      const around = text.slice(Math.max(0, match.index - 160), match.index + match[0].length + 40);
      return { value, start, end: start + value.length, strength: GOVERNS.test(around) ? 1 : 0.5 };
    }),
  );
  return said.sort((a, b) => b.strength - a.strength);
}
