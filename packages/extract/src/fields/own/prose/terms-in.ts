import type { Said } from './said.ts';

const NUMERALS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  eighteen: 18,
  twenty: 20,
  ein: 1,
  zwei: 2,
  drei: 3,
  fünf: 5,
  un: 1,
  deux: 2,
  trois: 3,
  dos: 2,
  tres: 3,
};
const SPAN = new RegExp(
  String.raw`(?:(?<word>${Object.keys(NUMERALS).join('|')})\b\s*)?(?:\(?\s*(?<digits>\d{1,3})\s*\)?[\s-]*)?(?<![\p{L}])(?<unit>year|month|week|day|jahr|monat|mois|année|an|año|mes)(?:s|e|en|es)?\b`,
  'giu',
);
const UNITS: Readonly<Record<string, string>> = {
  jahr: 'year',
  monat: 'month',
  mois: 'month',
  année: 'year',
  an: 'year',
  año: 'year',
  mes: 'month',
};
/** "This agreement shall expire", "obligations remain in effect for": the contract itself and not one of its clauses. */
const ENDS =
  /\b(?:agreement|contract|obligations?|duty|duties|vertrag|contrat|contrato)\b[^.]{0,170}\b(?:terminat\w*|expir\w*|remain\w*|continu\w*|bound|surviv\w*|effect|endet|gilt|läuft|dure)\b[^.]{0,90}$/i;
const TERM =
  /\b(?:[Tt]erm|TERM|Laufzeit|Vertragsdauer|Durée|Duración)\b[^.]{0,12}[.:][^.]{0,200}$|\bterm of [^.]{0,60}$/;
const OTHER_CLAUSE = /solicit|hire|standstill|compet|prior to|preceding|vest|salary|bonus/i;
const LEAST_TERM = 0.6;

/** For how long a contract holds. */
export function termsIn(text: string): Said[] {
  const said = [...text.matchAll(SPAN)].flatMap((match): Said[] => {
    const { word = '', digits, unit = '' } = match.groups ?? {};
    const count = digits ? Number(digits) : NUMERALS[word.toLowerCase()];
    if (!count) return [];
    const plain = UNITS[unit.toLowerCase()] ?? unit.toLowerCase();
    const before = text.slice(Math.max(0, match.index - 260), match.index);
    const strength =
      (ENDS.test(before) ? 0.6 : 0) +
      (TERM.test(before) ? 0.4 : 0) +
      (/\b(?:period of|for)\s+(?:an?\s+)?$/i.test(before) ? 0.15 : 0) +
      (plain === 'year' ? 0.1 : 0) -
      (OTHER_CLAUSE.test(before.slice(-180)) ? 0.4 : 0);
    return [
      {
        value: `${count} ${plain}${count === 1 ? '' : 's'}`,
        start: match.index,
        end: match.index + match[0].length,
        strength,
      },
    ];
  });
  return said
    .filter(({ strength }) => strength >= LEAST_TERM)
    .map((one) => ({ ...one, strength: Math.min(1, one.strength + 0.2) }))
    .sort((a, b) => b.strength - a.strength);
}
