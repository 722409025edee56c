import {
  cents,
  type InvoiceTruth,
  type Language,
  type LineTruth,
  line,
  type ReceiptTruth,
  sumsOf,
  sumsWithin,
} from '../truth.ts';
import { randomCompany, randomIban } from './companies.ts';
import type { Random } from './random.ts';

const THINGS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Oak shelf',
    'Site visit',
    'Copper pipe 15 mm',
    'Monthly licence',
    'Delivery',
    'Paint, white',
    'Consulting',
  ],
  de: [
    'Eichenregal',
    'Montagestunde',
    'Kupferrohr 15 mm',
    'Monatslizenz',
    'Anfahrt',
    'Wandfarbe weiß',
    'Beratung',
  ],
  fr: [
    'Étagère en chêne',
    'Main-d’œuvre',
    'Tube cuivre 15 mm',
    'Licence mensuelle',
    'Livraison',
    'Peinture blanche',
  ],
  es: [
    'Estante de roble',
    'Mano de obra',
    'Tubo de cobre 15 mm',
    'Licencia mensual',
    'Transporte',
    'Pintura blanca',
  ],
  it: [
    'Mensola in rovere',
    'Manodopera',
    'Tubo in rame 15 mm',
    'Licenza mensile',
    'Trasporto',
    'Vernice bianca',
  ],
  nl: ['Eiken plank', 'Arbeidsloon', 'Koperen buis 15 mm', 'Maandlicentie', 'Bezorging', 'Muurverf wit'],
  pt: ['Prateleira de carvalho', 'Mão de obra', 'Tubo de cobre 15 mm', 'Licença mensal', 'Tinta branca'],
  pl: ['Pólka debowa', 'Robocizna', 'Rura miedziana 15 mm', 'Licencja miesieczna', 'Dostawa', 'Farba biala'],
};
const RATES: Readonly<Record<Language, readonly number[]>> = {
  en: [20, 20, 5, 0],
  de: [19, 19, 7, 0],
  fr: [20, 20, 10, 5.5, 0],
  es: [21, 21, 10, 0],
  it: [22, 22, 10, 0],
  nl: [21, 21, 9, 0],
  pt: [23, 23, 6, 0],
  pl: [23, 23, 8, 0],
};

const currencyOf = (random: Random, language: Language): string =>
  language === 'pl'
    ? random.pick(['PLN', 'EUR'])
    : language === 'en'
      ? random.pick(['GBP', 'USD', 'EUR'])
      : 'EUR';

export function randomInvoice(random: Random, language: Language): InvoiceTruth {
  const [taxRate, lines] = [random.pick(RATES[language]), randomLines(random, language)];
  const issued = random.whole(0, 3000);
  const buyer = randomCompany(random, language);
  if (random.chance(0.5)) delete buyer.vatId;
  delete buyer.taxNumber;
  return {
    language,
    number: random.pick([
      `${random.pick(['INV', 'R', 'F', 'RE', 'FA', 'A'])}-${random.whole(2019, 2027)}-${random.digits(4)}`,
      random.digits(random.whole(4, 8)),
      `${random.whole(2019, 2027)}/${random.digits(3)}`,
      `${random.pick(['F', 'RG', 'VK', 'B'])}${random.digits(6)}`,
    ]),
    issueDate: dayAfter(issued),
    dueDate: random.chance(0.6) ? dayAfter(issued + random.pick([7, 14, 30, 45])) : '',
    currency: currencyOf(random, language),
    seller: randomCompany(random, language),
    buyer,
    purchaseOrder: random.chance(0.5)
      ? random.pick([random.digits(random.whole(5, 9)), `PO-${random.digits(5)}`, `4500${random.digits(6)}`])
      : '',
    iban: random.chance(0.7) ? randomIban(random, language) : '',
    bic: '',
    lines,
    taxRate,
    ...sumsOf(lines, taxRate),
  };
}

export function randomReceipt(random: Random, language: Language): ReceiptTruth {
  const [taxRate, lines] = [random.pick(RATES[language].slice(0, -1)), randomLines(random, language)];
  return {
    language,
    seller: randomCompany(random, language),
    issueDate: dayAfter(random.whole(0, 3000)),
    issueTime: `${random.whole(10, 21)}:${random.whole(10, 59)}`,
    currency: currencyOf(random, language),
    lines,
    taxRate,
    ...sumsWithin(lines, taxRate),
    paymentMethod: random.pick(['Visa', 'Mastercard', 'Maestro']),
  };
}

const randomLines = (random: Random, language: Language): LineTruth[] =>
  Array.from({ length: random.whole(1, 6) }, () =>
    line(
      `${random.pick(['A', 'K', 'ZX', 'M'])}-${random.digits(random.whole(3, 5))}`,
      random.pick(THINGS[language]),
      random.chance(0.4) ? 1 : random.whole(2, 25),
      cents(random.whole(150, random.pick([2_000, 20_000, 150_000])) / 100),
      random.chance(0.2) ? random.pick(THINGS[language]) : undefined,
    ),
  );

const dayAfter = (days: number): string => new Date(Date.UTC(2019, 0, 2 + days)).toISOString().slice(0, 10);
