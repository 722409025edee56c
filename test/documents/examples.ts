import {
  cents,
  type InvoiceTruth,
  type LineTruth,
  line,
  type PartyTruth,
  type ReceiptTruth,
  sumsOf,
  sumsWithin,
} from './truth.ts';

/** Companies that don't exist, with ids that have a valid form. */
const brightmoor: PartyTruth = {
  name: 'Brightmoor Kitchens Ltd',
  street: '14 Orchard Quay',
  town: 'Galway H91 X2F8',
  country: 'Ireland',
  vatId: 'IE9999012K',
  email: 'accounts@brightmoor.example',
  website: 'www.brightmoor.example',
  phone: '+353 91 555 0142',
};
const tannhof: PartyTruth = {
  name: 'Tannhof Werkzeugbau GmbH',
  street: 'Mühlenweg 27',
  town: '79117 Freiburg',
  country: 'Deutschland',
  vatId: 'DE287654324',
  email: 'buchhaltung@tannhof.example',
  website: 'www.tannhof.example',
  phone: '+49 761 5550 110',
};
const valombre: PartyTruth = {
  name: 'Atelier Valombre SARL',
  street: '8 rue des Tilleuls',
  town: '69004 Lyon',
  country: 'France',
  vatId: 'FR28999888777',
  email: 'compta@valombre.example',
  website: 'www.valombre.example',
  phone: '+33 4 55 50 01 20',
};
const olivar: PartyTruth = {
  name: 'Aceites del Olivar S.L.',
  street: 'Calle Mayor 52',
  town: '41003 Sevilla',
  country: 'España',
  vatId: 'B91234567',
  email: 'facturas@aceitesdelolivar.example',
  website: 'www.aceitesdelolivar.example',
  phone: '+34 955 550 133',
};

const invoice = (truth: Omit<InvoiceTruth, 'net' | 'tax' | 'total'>): InvoiceTruth => ({
  ...truth,
  ...sumsOf(truth.lines, truth.taxRate),
});

export const englishInvoice = invoice({
  language: 'en',
  number: 'BK-2026-0418',
  issueDate: '2026-03-12',
  dueDate: '2026-04-11',
  currency: 'EUR',
  seller: brightmoor,
  buyer: { ...tannhof, country: 'Germany' },
  purchaseOrder: 'PO-77120',
  iban: 'IE64IRCE92050112345678',
  bic: 'BRKIIE2DXXX',
  taxRate: 23,
  lines: [
    line('CB-210', 'Oak cabinet door, 60 cm', 12, 84.5, 'Hinges on the left, brushed brass'),
    line('WT-033', 'Worktop, quartz, per metre', 4.25, 212),
    line('SV-001', 'Delivery and fitting', 1, 650),
    line('HD-118', 'Drawer handles, set of six', 9, 27.9),
  ],
});

export const germanInvoice = invoice({
  language: 'de',
  number: 'RE-20260077',
  issueDate: '2026-02-03',
  dueDate: '2026-03-05',
  currency: 'EUR',
  seller: tannhof,
  buyer: { ...brightmoor, country: 'Irland' },
  purchaseOrder: '4500018822',
  iban: 'DE89370400440532013000',
  bic: 'TANNDE61XXX',
  taxRate: 19,
  lines: [
    line('A-1001', 'Spannvorrichtung Typ 4', 3, 1249.9),
    line('A-2040', 'Frässpindel HSK-63', 1, 3890),
    line('D-0005', 'Montagestunde', 6.5, 78),
  ],
});

export const frenchInvoice = invoice({
  language: 'fr',
  number: 'F2026-0193',
  issueDate: '2026-01-09',
  dueDate: '2026-02-08',
  currency: 'EUR',
  seller: valombre,
  buyer: { ...olivar, country: 'Espagne' },
  purchaseOrder: 'BC-5561',
  iban: 'FR1420041010050500013M02606',
  bic: 'VALOFR22XXX',
  taxRate: 20,
  lines: [
    line('LP-12', 'Lampe de bureau en laiton', 15, 96.4),
    line('LP-40', 'Suspension en verre soufflé', 4, 1340),
    line('PT-01', 'Port et emballage', 1, 48),
  ],
});

export const spanishInvoice = invoice({
  language: 'es',
  number: '2026/00315',
  issueDate: '2026-05-21',
  dueDate: '2026-06-20',
  currency: 'EUR',
  seller: olivar,
  buyer: { ...valombre, country: 'Francia' },
  purchaseOrder: 'PED-8890',
  iban: 'ES9121000418450200051332',
  bic: 'OLIVES21XXX',
  taxRate: 21,
  lines: [
    line('AO-05', 'Aceite de oliva virgen extra, 5 l', 40, 38.75),
    line('AO-50', 'Estuche degustación', 12, 24.9),
    line('EN-01', 'Transporte', 1, 135),
  ],
});

/** Forty lines: two pages, the head of the table on both. */
export const longInvoice = invoice({
  ...germanInvoice,
  number: 'RE-20260112',
  lines: Array.from(
    { length: 40 },
    (_, index): LineTruth =>
      line(
        `T-${100 + index}`,
        `Ersatzteil Gruppe ${String.fromCharCode(65 + (index % 26))}${index + 1}`,
        (index % 7) + 1,
        cents(12.5 + index * 3.35),
      ),
  ),
});

const shop: PartyTruth = {
  name: 'Lindenhof Markt',
  street: 'Kirchgasse 5',
  town: '88045 Friedrichshafen',
  country: 'Deutschland',
  phone: 'Tel. 07541 555 0199',
};
const groceries = [
  line('', 'Roggenbrot 750 g', 1, 4.2),
  line('', 'Apfelsaft naturtrüb', 3, 2.49),
  line('', 'Bergkäse 300 g', 1, 7.85),
  line('', 'Espressobohnen', 2, 12.9),
];

export const germanReceipt: ReceiptTruth = {
  language: 'de',
  seller: shop,
  issueDate: '2026-04-17',
  issueTime: '16:42',
  currency: 'EUR',
  lines: groceries,
  taxRate: 7,
  ...sumsWithin(groceries, 7),
  paymentMethod: 'Girocard',
};

const cafe: PartyTruth = {
  name: 'The Copper Kettle',
  street: '3 Harbour Row',
  town: 'Galway H91 P7K2',
  country: 'Ireland',
  phone: 'Tel. +353 91 555 0177',
};
const lunch = [
  line('', 'Seafood chowder', 2, 9.5),
  line('', 'Brown bread', 1, 3.2),
  line('', 'Flat white', 2, 3.9),
  line('', 'Apple tart', 1, 6.4),
];

export const englishReceipt: ReceiptTruth = {
  language: 'en',
  seller: cafe,
  issueDate: '2026-06-08',
  issueTime: '13:05',
  currency: 'EUR',
  lines: lunch,
  taxRate: 9,
  ...sumsWithin(lunch, 9),
  paymentMethod: 'Visa',
};
