import { randomCompany, randomIban } from '../random/companies.ts';
import type { Random } from '../random/random.ts';

export type Language = 'en' | 'de' | 'fr' | 'es';
export type Values = Record<string, string>;

const months: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};
const firstNames =
  'Anna Bertil Clara Dario Elena Felix Greta Hugo Irene Jonas Karla Leon Maria Nils Olga Paul Rosa Stefan Tina Viktor'.split(
    ' ',
  );
const surnames =
  'Berg Corvi Duval Eklund Ferrer Grabow Halvorsen Ibarra Jansen Kowal Lindner Moreau Novak Okafor Petersen Quintana Rossi Sommer Tanaka Urban Weiss'.split(
    ' ',
  );
const units: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { days: 'days', months: 'months', years: 'years' },
  de: { days: 'Tagen', months: 'Monaten', years: 'Jahren' },
  fr: { days: 'jours', months: 'mois', years: 'ans' },
  es: { days: 'días', months: 'meses', years: 'años' },
};
const ordinals: Readonly<Record<Language, readonly string[]>> = {
  en: ['first', 'second', 'third', 'fourth'],
  de: ['ersten', 'zweiten', 'dritten', 'vierten'],
  fr: ['premier', 'deuxième', 'troisième'],
  es: ['primer', 'segundo', 'tercer'],
};
const countries: Readonly<Record<Language, readonly string[]>> = {
  en: ['Ireland', 'England and Wales', 'Scotland', 'Malta'],
  de: ['Österreich', 'Deutschland', 'Liechtenstein'],
  fr: ['France', 'Belgique', 'Luxembourg'],
  es: ['España', 'Chile', 'Uruguay'],
};
const works: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'design of a web shop with forty products',
    'monthly cleaning of all offices and stairs',
    'translation of the operating manual into six languages',
    'two oak wardrobes with sliding doors',
    'a heat pump with a buffer tank',
    'training for new members of the sales team',
    'inspection and repair of three lifts',
  ],
  de: [
    'Entwurf und Bau eines Messestandes',
    'monatliche Reinigung aller Büros und Treppen',
    'Übersetzung der Betriebsanleitung in sechs Sprachen',
    'zwei Schränke aus Eiche mit Schiebetüren',
    'eine Wärmepumpe mit Pufferspeicher',
    'Schulung neuer Mitarbeiter im Vertrieb',
  ],
  fr: [
    'conception d’un site marchand',
    'nettoyage mensuel des bureaux et des escaliers',
    'traduction du manuel en six langues',
    'rénovation de la toiture et des gouttières',
    'formation des nouveaux vendeurs',
  ],
  es: [
    'diseño de una tienda en línea',
    'limpieza mensual de oficinas y escaleras',
    'traducción del manual a seis idiomas',
    'reparación de tres ascensores',
  ],
};

/** A value for each place, written as the language does; `format` chooses among its ways for all documents alike. */
export function drawValues(
  slots: readonly { name: string; kind: string }[],
  language: Language,
  random: Random,
  format: number,
): Values {
  const values: Values = {};
  for (const { name, kind } of slots) values[name] ??= draw(kind, language, random, format);
  return values;
}

function draw(kind: string, language: Language, random: Random, format: number): string {
  switch (kind) {
    case 'company':
      return companyOf(language, random);
    case 'person':
      return `${random.pick(firstNames)} ${random.pick(surnames)}`;
    case 'street':
      return randomCompany(random, language).street;
    case 'town':
      return randomCompany(random, language).town;
    case 'date':
      return dateOf(language, random, format);
    case 'amount':
      return amountOf(language, random, format);
    case 'percent':
      return `${random.whole(1, 19)}${language === 'en' ? '.' : ','}${random.pick(['0', '5', '25'])}${language === 'en' ? '' : ' '}%`;
    case 'days':
    case 'months':
    case 'years':
      return `${random.whole(2, kind === 'days' ? 90 : kind === 'months' ? 36 : 12)} ${units[language][kind]}`;
    case 'number':
      return String(random.whole(2, 180));
    case 'ordinal':
      return random.pick(ordinals[language]);
    case 'ref':
      return format % 2 === 0
        ? `${random.pick(['A', 'V', 'K'])}-${random.whole(2019, 2026)}-${random.digits(4)}`
        : `${random.digits(6)}/${random.digits(2)}`;
    case 'country':
      return random.pick(countries[language]);
    case 'email':
      return `${random.pick(firstNames).toLowerCase()}.${random.pick(surnames).toLowerCase()}@${random.pick(['ulm', 'cork', 'lille', 'soria'])}.example`;
    case 'iban':
      return randomIban(random, language).replace(/(.{4})(?=.)/g, '$1 ');
    case 'work':
      return random.pick(works[language]);
    default:
      throw new Error(`There is no kind of value "${kind}".`);
  }
}

function companyOf(language: Language, random: Random): string {
  for (;;) {
    const { name } = randomCompany(random, language);
    // Three capital letters alone say little, and a trade alone nothing.
    if (name.length > 5 && name.includes(' ')) return name;
  }
}

function dateOf(language: Language, random: Random, format: number): string {
  const [day, month, year] = [random.whole(1, 28), random.whole(1, 12), random.whole(2019, 2027)];
  const two = (number: number) => String(number).padStart(2, '0');
  const name = months[language][month - 1] ?? '';
  const written = {
    en: [`${day} ${name} ${year}`, `${name} ${day}, ${year}`, `${two(day)}/${two(month)}/${year}`],
    de: [`${day}. ${name} ${year}`, `${two(day)}.${two(month)}.${year}`],
    fr: [`${day} ${name} ${year}`, `${two(day)}/${two(month)}/${year}`],
    es: [`${day} de ${name} de ${year}`, `${two(day)}/${two(month)}/${year}`],
  }[language];
  return written[format % written.length] ?? '';
}

function amountOf(language: Language, random: Random, format: number): string {
  const whole = random.pick([random.whole(40, 999), random.whole(1000, 9999), random.whole(10_000, 250_000)]);
  const cents = random.chance(0.5) ? '00' : random.digits(2);
  const [group, mark] = language === 'en' ? [',', '.'] : language === 'fr' ? ['\u00a0', ','] : ['.', ','];
  const digits = `${String(whole).replace(/(\d)(?=(\d{3})+$)/g, `$1${group}`)}${mark}${cents}`;
  if (language === 'en') return ['€', 'EUR ', '£'].map((sign) => sign + digits)[format % 3] ?? digits;
  return [`${digits} €`, `${digits} EUR`][format % 2] ?? digits;
}
