import type { Field } from '@docglean/contract';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { wordsOfName } from '../fold.ts';
import type { Reading } from '../reading.ts';
import { findDates } from '../values/dates.ts';
import type { Meaning } from './meaning.ts';
import { type RunningText, runningText } from './running-text.ts';

/** What a sentence of a contract says: the value, where, and how plainly (0..1). */
interface Said {
  value: unknown;
  start: number;
  end: number;
  strength: number;
}

type Finder = (text: string, reading: Reading) => Said[];

const texts = new WeakMap<Reading, RunningText>();

/** What contracts say in sentences and not beside labels: who, since when, for how long, under which law. */
export function fromProse(field: Field, { namings }: Meaning, reading: Reading): Candidate[] {
  const words = namings[0]?.stems ?? [];
  const role = roleFinder(words);
  const finder =
    finderFor(field, wordsOfName(field.name).split(/\s+/)) ?? (field.type === 'string' ? role : undefined);
  if (!finder) return [];
  const running = texts.get(reading) ?? runningText(reading.pages);
  texts.set(reading, running);
  const said = finder(running.text, reading);
  return said.flatMap(({ value, start, end, strength }, index) => {
    const spans = running.spansAt(start, end);
    const kind = field.type === 'date' ? 'date' : 'text';
    return spans.length === 0
      ? []
      : [candidate(kind, value, spans, { prose: strength, prose_first: index === 0 ? 1 : 0 })];
  });
}

function finderFor({ type }: Field, words: readonly string[]): Finder | undefined {
  const says = (pattern: RegExp) => words.some((word) => pattern.test(word));
  if (
    says(/^(?:part(?:y|ies?|ei)?$|partei|partes?$|contractant|vertragspart)/) &&
    (type === 'list<string>' || type === 'string')
  )
    return type === 'string' ? (text) => partiesIn(text).map(firstOf) : partiesIn;
  if (type === 'date' && says(/^(?:effectiv|agreement|contract|sign|commenc|execution|vertrag|contrat)/))
    return datesIn;
  if (type === 'string' && says(/^(?:jurisdiction|law$|governing|recht$|droit$|ley$)/)) return lawsIn;
  if (type === 'string' && says(/^(?:term$|duration$|laufzeit|duree$|duracion|durat)/)) return termsIn;
  return undefined;
}

const firstOf = (said: Said): Said => ({ ...said, value: (said.value as string[])[0] });

const BETWEEN =
  /\b(?:by and (?:between|among|amongst)|between|among|zwischen|entre)[\s:]+(?:(?:you|me|us)\s+and\s+)?(?=["“„[]?(?:[\p{Lu}\d]|\p{Ll}\p{Lu}))/gu;
/** Letters after "between" in which the parties are named. */
const NAMES_WITHIN = 900;
const MOST_SAID = 3;
const END_OF_PARTIES =
  /\b(?:is|are|was) (?:made|dated|entered|effective)\b|\bWHEREAS\b|\bRECITALS?\b|\bWITNESSETH\b|\bNOW,? THEREFORE\b|\bPräambel\b|\bdated (?:as )?of\b|\beffective (?:as )?of\b/;
/** "(the “Seller”, together with its affiliates (“Group”))" */
const DEFINED = /\((?:[^()]|\([^()]*\))*["“”„«'‘](?:[^()]|\([^()]*\))*\)/g;

function partiesIn(text: string): Said[] {
  return [...text.matchAll(BETWEEN)].slice(0, MOST_SAID).flatMap((match): Said[] => {
    const start = match.index + match[0].length;
    const stop = text.slice(start, start + NAMES_WITHIN);
    const window = stop.slice(0, stop.search(END_OF_PARTIES) >= 0 ? stop.search(END_OF_PARTIES) : undefined);
    const defined = [...window.matchAll(DEFINED)];
    const last = defined.at(-1);
    const chunks = last
      ? window.slice(0, last.index).split(DEFINED)
      : (window.split(/\.\s+\p{Lu}\p{Ll}{2,}/u)[0] ?? '').split(/\s+(?:and|und|et|y)\s+(?=\p{Lu})/u);
    if (!last && match.index > OPENING) return [];
    const names = chunks.map(nameAtStart).filter((name) => name !== null);
    if (names.length < (last ? 1 : 2)) return [];
    return [
      {
        value: [...new Set(names)],
        start,
        end: start + (last?.index ?? window.length),
        strength: last ? 1 : 0.8,
      },
    ];
  });
}

const LEADING =
  /^[\s,;:.–-]*(?:(?:and|und|et|y|or|on (?:the )?(?:one|other) (?:hand|part)|the undersigned)\b[\s,:]*|\(?(?:[ivx]+|\d|[a-c])[).]\s*)*/i;
const AFTER_NAME =
  /,?\s+(?:an?|the|having|with|located|whose|residing|doing|acting|organi[sz]ed|incorporated|eine?|mit|vertreten|une?|dont|représentée|and (?:its|all|each|the)|for (?:itself|himself)|on behalf|individually|as|of)\b|,\s+(?:\d|located|individually)|\s*[(;“"[_]/u;
const LONGEST_NAME = 80;

/** "Delta Works, Inc., a Delaware corporation having …" → "Delta Works, Inc." */
function nameAtStart(chunk: string): string | null {
  const text = chunk.replace(LEADING, '');
  const end = text.search(AFTER_NAME);
  const name = (end >= 0 ? text.slice(0, end) : text).replace(/[\s,;:]+$/, '').trim();
  const isName = /^(?:[\p{Lu}\d]|\p{Ll}\p{Lu})/u.test(name) && name.length > 2 && name.length <= LONGEST_NAME;
  return isName && /\p{Lu}/u.test(name) && name.split(/\s+/).length <= 10 ? name : null;
}

/** A party by what the contract calls it: NAME, as Borrower; NAME (the "Borrower"). */
function roleFinder(words: readonly string[]): Finder | undefined {
  const role = words.filter((word) => !/^(?:name|legal|entity|party)$/.test(word));
  if (role.length === 0 || role.length > 3) return undefined;
  const called = role.map((word) => `${word}\\p{L}{0,3}`).join(String.raw`[\s-]+`);
  const pattern = new RegExp(
    String.raw`\bas\s+(?:the\s+)?(?:sole\s+)?${called}(?!\p{L})|\((?:the|as|hereinafter|referred|called|,|\s)*["“'‘](?:the\s+)?${called}["”'’]\)`,
    'giu',
  );
  return (text) =>
    [...text.matchAll(pattern)].slice(0, MOST_SAID).flatMap((match): Said[] => {
      const before = text.slice(Math.max(0, match.index - LOOK_BACK), match.index).trimEnd();
      const name = match[0].startsWith('(')
        ? partyBefore(before.split(/[()“”"]/).at(-1) ?? '')
        : capitalsAtEnd(before);
      if (!name) return [];
      const start = text.lastIndexOf(name, match.index);
      return [{ value: name, start, end: start + name.length, strength: 0.9 }];
    });
}

/** Letters before a role in which the name stands that has it. */
const LOOK_BACK = 200;

const partyBefore = (text: string): string | null =>
  text
    .split(/\b(?:between|among|and)\s+(?=\p{Lu})/u)
    .map(nameAtStart)
    .findLast((name) => name !== null) ?? null;

/** The name that a text ends with: words with capitals, the small ones of names between them. */
function capitalsAtEnd(text: string): string | null {
  const name =
    text
      .replace(/,$/, '')
      .match(ENDING_NAME)?.[0]
      .replace(/^(?:And|Und|Et)\s+/, '') ?? null;
  return text.endsWith(',') || name === name?.toUpperCase() ? name : null;
}

/** A comma in a name stands only before what kind of company it is. */
const ENDING_NAME =
  /(?:[\p{Lu}\d][\p{L}\d.&’'-]*\s+(?:(?:of|the|de)\s+|&\s+)*){0,8}[\p{Lu}\d][\p{L}\d.&’'-]*(?:,\s+(?:N\.A|Inc|INC|LLC|L\.L\.C|Ltd|LTD|L\.P|LP|Corp|CORP|S\.A|AG|GmbH|plc|PLC|National Association)\.?)?$/u;

const DATED =
  /\b(?:dated|effective|made|entered into|executed|commencing|geschlossen|fait|firmado|vom|en date du)\b(?:[\s,]+(?:(?:and|as|of|on|is|effective|entered|into|le|am|the|by|this|date|el)\b[\s,]*)*)/gi;
/** Letters from the start in which a contract says its own date. */
const OPENING = 3000;
const DAY_OF = /(\d{1,2})\s*(?:st|nd|rd|th)? day of\s+/gi;

function datesIn(text: string, { conventions }: Reading): Said[] {
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

function lawsIn(text: string): Said[] {
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

function termsIn(text: string): Said[] {
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
