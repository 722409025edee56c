import type { Language, PartyTruth } from '../truth.ts';
import type { Random } from './random.ts';

const SYLLABLES =
  'bra ven tor mil cas lun dor fel gar hol ista kem lo mar nor pel qui ras sol tam ulm vor wes zan'.split(
    ' ',
  );
const SURNAMES =
  'Aldane Berrick Corvo Dessin Elmar Fontes Grabow Hollis Ibarra Jansk Kolder Lamont Mendes Norling'.split(
    ' ',
  );

interface Country {
  country: string;
  prefix: string;
  trades: readonly string[];
  forms: readonly string[];
  streets: readonly string[];
  towns: readonly string[];
  /** What stands before the street's name, or "" where it ends the name. */
  numberFirst: boolean;
  ibanDigits: number;
  vat(random: Random): string;
  postcode(random: Random): string;
}

const plain = (count: number) => (random: Random) => random.digits(count);

const COUNTRIES: Readonly<Record<Language, Country>> = {
  en: {
    country: 'United Kingdom',
    prefix: 'GB',
    trades: ['Joinery', 'Supplies', 'Catering', 'Software', 'Printing', 'Logistics', 'Studio', 'Tools'],
    forms: ['Ltd', 'Limited', 'LLP', 'Inc.'],
    streets: ['Mill Lane', 'Station Road', 'High Street', 'Castle Street'],
    towns: ['Leeds', 'Bristol', 'Norwich', 'Cardiff'],
    numberFirst: true,
    ibanDigits: 18,
    vat: (random) => `GB${random.digits(9)}`,
    postcode: (random) => `LS${random.whole(1, 9)} ${random.whole(1, 9)}AB`,
  },
  de: {
    country: 'Deutschland',
    prefix: 'DE',
    trades: ['Werkzeuge', 'Elektrotechnik', 'Druckerei', 'Handel', 'Bau', 'Medien', 'Logistik', 'Feinkost'],
    forms: ['GmbH', 'AG', 'GmbH & Co. KG', 'e.K.', 'UG'],
    streets: ['Lindenweg', 'Hauptstraße', 'Am Markt', 'Goethestr.'],
    towns: ['Ulm', 'Kassel', 'Bad Homburg', 'Münster'],
    numberFirst: false,
    ibanDigits: 18,
    vat: (random) => `DE${random.digits(9)}`,
    postcode: plain(5),
  },
  fr: {
    country: 'France',
    prefix: 'FR',
    trades: ['Menuiserie', 'Conseil', 'Imprimerie', 'Transports', 'Traiteur', 'Services', 'Bâtiment'],
    forms: ['SARL', 'SAS', 'SA', 'EURL'],
    streets: ['rue de la Gare', 'avenue Victor Hugo', 'rue des Lilas', 'place du Marché'],
    towns: ['Nantes', 'Lille', 'Dijon', 'Aix-en-Provence'],
    numberFirst: true,
    ibanDigits: 23,
    vat: (random) => `FR${random.digits(11)}`,
    postcode: plain(5),
  },
  es: {
    country: 'España',
    prefix: 'ES',
    trades: ['Reformas', 'Distribuciones', 'Consultores', 'Artes Gráficas', 'Alimentación', 'Suministros'],
    forms: ['S.L.', 'S.A.', 'S.L.U.', 'SL'],
    streets: ['Calle Mayor', 'Avenida del Puerto', 'Calle Real', 'Plaza Nueva'],
    towns: ['Valencia', 'Sevilla', 'Gijón', 'Zaragoza'],
    numberFirst: false,
    ibanDigits: 20,
    vat: (random) => `B${random.digits(8)}`,
    postcode: plain(5),
  },
  it: {
    country: 'Italia',
    prefix: 'IT',
    trades: ['Impianti', 'Servizi', 'Arredamenti', 'Tipografia', 'Trasporti', 'Alimentari'],
    forms: ['S.r.l.', 'S.p.A.', 'S.n.c.', 'Srl'],
    streets: ['Via Roma', 'Corso Garibaldi', 'Via Dante', 'Piazza Cavour'],
    towns: ['Torino', 'Bologna', 'Verona', 'Bari'],
    numberFirst: false,
    ibanDigits: 23,
    vat: (random) => `IT${random.digits(11)}`,
    postcode: plain(5),
  },
  nl: {
    country: 'Nederland',
    prefix: 'NL',
    trades: ['Bouw', 'Diensten', 'Drukwerk', 'Techniek', 'Handel', 'Catering'],
    forms: ['B.V.', 'BV', 'VOF', 'N.V.'],
    streets: ['Dorpsstraat', 'Stationsweg', 'Kerkstraat', 'Molenlaan'],
    towns: ['Utrecht', 'Zwolle', 'Breda', 'Haarlem'],
    numberFirst: false,
    ibanDigits: 14,
    vat: (random) => `NL${random.digits(9)}B01`,
    postcode: (random) => `${random.whole(1000, 9999)} AB`,
  },
  pt: {
    country: 'Portugal',
    prefix: 'PT',
    trades: ['Obras', 'Serviços', 'Gráfica', 'Comércio', 'Transportes'],
    forms: ['Lda.', 'S.A.', 'Unipessoal Lda.', 'Lda'],
    streets: ['Rua do Sol', 'Avenida da Liberdade', 'Rua Nova', 'Rua das Flores'],
    towns: ['Porto', 'Braga', 'Coimbra', 'Faro'],
    numberFirst: false,
    ibanDigits: 21,
    vat: (random) => `5${random.digits(8)}`,
    postcode: (random) => `${random.whole(1000, 9999)}-${random.digits(3)}`,
  },
  pl: {
    country: 'Polska',
    prefix: 'PL',
    trades: ['Budowa', 'Handel', 'Drukarnia', 'Uslugi', 'Transport', 'Meble'],
    forms: ['Sp. z o.o.', 'S.A.', 'sp. k.', 'sp. z o.o.'],
    streets: ['ul. Polna', 'ul. Lipowa', 'al. Wolnosci', 'ul. Rynek'],
    towns: ['Gdynia', 'Lublin', 'Opole', 'Katowice'],
    numberFirst: false,
    ibanDigits: 24,
    vat: (random) => `${random.digits(3)}-${random.digits(3)}-${random.digits(2)}-${random.digits(2)}`,
    postcode: (random) => `${random.digits(2)}-${random.digits(3)}`,
  },
};

/** A company that doesn't exist: with or without legal form, VAT id, web address and country. */
export function randomCompany(random: Random, language: Language): PartyTruth {
  const country = COUNTRIES[language];
  const coined = capitalised(
    Array.from({ length: random.whole(2, 3) }, () => random.pick(SYLLABLES)).join(''),
  );
  const [trade, surname] = [random.pick(country.trades), random.pick(SURNAMES)];
  const core = random.pick([
    coined,
    `${coined} ${trade}`,
    `${surname} ${trade}`,
    `${surname} & ${random.pick(SURNAMES)}`,
    `${trade} ${surname}`,
    coined.slice(0, 3).toUpperCase(),
    `${coined.toUpperCase()} ${trade.toUpperCase()}`,
  ]);
  const name = random.chance(0.6) ? `${core} ${random.pick(country.forms)}` : core;
  const domain = `${(random.chance(0.7) ? core : coined)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]/g, '')}.example`;
  const number = random.whole(1, 180);
  const street = random.pick(country.streets);
  const town = `${country.postcode(random)} ${random.pick(country.towns)}`;
  return {
    name,
    street: country.numberFirst ? `${number} ${street}` : `${street} ${number}`,
    town: language === 'en' ? town.replace(/^(\S+ \S+) (.*)$/, '$2 $1') : town,
    country: random.chance(0.5) ? country.country : '',
    ...(random.chance(0.8) && { vatId: country.vat(random) }),
    ...(random.chance(0.3) && { taxNumber: `${random.digits(3)}/${random.digits(3)}/${random.digits(5)}` }),
    ...(random.chance(0.7) && { email: `${random.pick(['info', 'office', 'mail'])}@${domain}` }),
    ...(random.chance(0.6) && { website: `www.${domain}` }),
    ...(random.chance(0.7) && {
      phone: `+${random.digits(2)} ${random.digits(3)} ${random.digits(3)} ${random.digits(3)}`,
    }),
  };
}

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** An account with right check digits (ISO 7064 MOD 97-10). */
export function randomIban(random: Random, language: Language): string {
  const { prefix, ibanDigits } = COUNTRIES[language];
  const bank = prefix === 'GB' ? 'MIDL' : prefix === 'NL' ? 'ABNA' : prefix === 'IT' ? 'X' : '';
  const account =
    bank +
    random.digits(ibanDigits - (prefix === 'IT' ? 1 : 0) - (prefix === 'GB' || prefix === 'NL' ? 4 : 0));
  const asNumber = [...`${account}${prefix}00`].map((one) => Number.parseInt(one, 36)).join('');
  const check = 98n - (BigInt(asNumber) % 97n);
  return `${prefix}${check.toString().padStart(2, '0')}${account}`;
}
