import { type Random, randomFrom } from '../random/random.ts';
import { extraDe, offerDe, rentalDe, servicesDe } from './texts-de.ts';
import { extraEn, offerEn, policyEn, rentalEn, servicesEn } from './texts-en.ts';
import { extraFr, rentalFr, servicesEs, servicesFr } from './texts-fr.ts';
import { drawValues, type Language, type Values } from './values.ts';

/** A sentence as one document prints it, and what is true of it. */
export interface PrintedSentence {
  text: string;
  /** Counts the sentences of a clause as the library has them; null for one that was put in. */
  key: string;
}

export interface PrintedClause {
  /** The same for what is the same clause in all documents. */
  id: string;
  title: string | null;
  sentences: PrintedSentence[];
}

export interface PrintedAgreement {
  title: string;
  language: Language;
  clauses: PrintedClause[];
  /** Every value that stands in it, by the name of its place. */
  values: Values;
}

export interface Family {
  documents: PrintedAgreement[];
  /** Sentences that are not the same in all documents but for their values: reworded, or with something put in. */
  edited: Set<string>;
}

interface Clause {
  id: string;
  titles: string[];
  /** Each with the ways to say it. */
  sentences: string[][];
}

const kinds: readonly { language: Language; title: string; text: string; extra: string }[] = [
  { language: 'en', title: 'Tenancy Agreement', text: rentalEn, extra: extraEn },
  { language: 'en', title: 'Services Agreement', text: servicesEn, extra: extraEn },
  { language: 'en', title: 'Privacy Policy', text: policyEn, extra: extraEn },
  { language: 'en', title: 'Offer', text: offerEn, extra: '' },
  { language: 'de', title: 'Mietvertrag', text: rentalDe, extra: extraDe },
  { language: 'de', title: 'Dienstleistungsvertrag', text: servicesDe, extra: extraDe },
  { language: 'de', title: 'Angebot', text: offerDe, extra: '' },
  { language: 'fr', title: 'Contrat de bail', text: rentalFr, extra: extraFr },
  { language: 'fr', title: 'Contrat de prestation', text: servicesFr, extra: extraFr },
  { language: 'es', title: 'Contrato de servicios', text: servicesEs, extra: '' },
];

/** Documents of one type by chance: the same for the same seed. */
export function familyOf(seed: number, mostDocuments = 30): Family {
  const random = randomFrom(seed * 7919 + 17);
  const kind = random.pick(kinds);
  const clauses = withoutSome(clausesIn(kind.text), random);
  const extra = clausesIn(kind.extra);
  const count = random.chance(0.6)
    ? random.whole(3, Math.min(8, mostDocuments))
    : random.whole(3, mostDocuments);
  const format = random.whole(0, 1000);
  const base = drawValues(slotsIn(clauses), kind.language, random, format);
  const edited = new Set<string>();
  const documents = Array.from({ length: count }, (): PrintedAgreement => {
    const own = drawValues(slotsIn(clauses), kind.language, random, format);
    const values: Values = {};
    for (const { name, isFixed } of slotsIn(clauses)) {
      const isChanged = isFixed ? random.chance(0.12) : true;
      values[name] = (isChanged ? own : base)[name] ?? '';
    }
    return {
      title: kind.title,
      language: kind.language,
      values,
      clauses: editedClauses({ clauses, extra, language: kind.language, edited, random }, values),
    };
  });
  return { documents, edited };
}

function clausesIn(text: string): Clause[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.trim().split('\n');
      const [id = '', ...titles] = head.split('|').map((one) => one.trim());
      return {
        id,
        titles: titles.filter((title) => title !== '-' && title !== ''),
        sentences: lines.map((line) => line.split('||').map((way) => way.trim())),
      };
    });
}

/** A family has most clauses of its kind, the first always. */
const withoutSome = (clauses: Clause[], random: Random): Clause[] =>
  clauses.filter((_, index) => index === 0 || random.chance(0.88));

interface SlotOfText {
  name: string;
  kind: string;
  isFixed: boolean;
}

function slotsIn(clauses: readonly Clause[]): SlotOfText[] {
  const all = clauses.flatMap(({ sentences }) =>
    sentences.flatMap(([first = '']) => [...first.matchAll(/\{(\w+)([:!])(\w+)\}/g)]),
  );
  return all.map(([, name = '', mark, kind = '']) => ({ name, kind, isFixed: mark === '!' }));
}

/** Words that somebody puts into a sentence. */
const inserted: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'as agreed by both sides on the telephone',
    'subject to the attached list',
    'in the version most recently sent',
  ],
  de: [
    'wie am Telefon von beiden Seiten besprochen',
    'vorbehaltlich der beigefügten Liste',
    'in der zuletzt gesandten Fassung',
  ],
  fr: ['comme convenu au téléphone par les deux côtés', 'sous réserve de la liste jointe'],
  es: ['según lo hablado por teléfono entre ambos lados', 'con arreglo a la lista adjunta'],
};

const said: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'A copy of the house rules was handed over together with this paper.',
    'Both sides have read every page and kept a duplicate.',
    'Any handwritten remarks in the margin shall be disregarded.',
  ],
  de: [
    'Ein Exemplar der Hausordnung wurde zusammen mit diesem Papier übergeben.',
    'Beide Seiten haben jede Seite gelesen und ein Doppel behalten.',
    'Handschriftliche Vermerke am Rand bleiben außer Betracht.',
  ],
  fr: [
    'Un exemplaire du règlement a été remis avec ce papier.',
    'Les deux côtés ont lu chaque page et en gardent un double.',
  ],
  es: [
    'Se ha entregado una copia del reglamento junto con este papel.',
    'Ambos lados han leído cada página y guardan un duplicado.',
  ],
};

interface Editing {
  clauses: readonly Clause[];
  extra: readonly Clause[];
  language: Language;
  edited: Set<string>;
  random: Random;
}

/** The clauses of one document: some left out, put in, moved, reworded, renamed. */
function editedClauses(editing: Editing, values: Values): PrintedClause[] {
  const { clauses, extra, random } = editing;
  const own = clauses
    .filter((_, index) => index === 0 || !random.chance(0.06))
    .map((clause) => print(clause, editing, values));
  if (extra.length > 0 && random.chance(0.3)) {
    const added = print(random.pick(extra), editing, values);
    own.splice(random.whole(1, own.length), 0, added);
  }
  if (own.length > 4 && random.chance(0.25)) {
    const [moved] = own.splice(random.whole(1, own.length - 1), 1);
    if (moved) own.splice(random.whole(1, own.length), 0, moved);
  }
  return own;
}

function print(
  { id, titles, sentences }: Clause,
  { language, random, edited }: Editing,
  values: Values,
): PrintedClause {
  const title = random.chance(0.08) ? random.pick(titles) : titles[0];
  const printed = sentences.flatMap(([plain = '', ...others], index): PrintedSentence[] => {
    const key = `${id} ${index}`;
    // What a clause would be recognised by stays.
    if (index > 0 && random.chance(0.04)) return [];
    const other = others[0];
    if (other && random.chance(0.08)) {
      edited.add(key);
      return [{ key, text: filled(other, values) }];
    }
    if (random.chance(0.03)) {
      edited.add(key);
      const phrase = random.pick(inserted[language]);
      return [
        {
          key,
          text: filled(
            plain.replace(/([.:,])?$/, (mark) => `, ${phrase}${mark}`),
            values,
          ),
        },
      ];
    }
    return [{ key, text: filled(plain, values) }];
  });
  if (random.chance(0.04)) {
    const key = `${id} more`;
    edited.add(key);
    printed.push({ key, text: random.pick(said[language]) });
  }
  return { id, title: title ?? null, sentences: printed };
}

const filled = (text: string, values: Values): string =>
  text.replaceAll(/\{(\w+)[:!]\w+\}/g, (_, name: string) => values[name] ?? '');
