import type { Language } from './truth.ts';

/** The words of a document in one language. */
export interface Wording {
  invoice: string;
  number: string;
  issueDate: string;
  dueDate: string;
  purchaseOrder: string;
  billTo: string;
  vatId: string;
  position: string;
  sku: string;
  description: string;
  quantity: string;
  unitPrice: string;
  amount: string;
  net: string;
  tax: string;
  total: string;
  page: string;
  carriedOver: string;
  thanks: string;
  receipt: string;
  date: string;
  time: string;
  paidBy: string;
  receiptTotal: string;
  receiptTax: string;
  receiptNet: string;
}

export const wordings: Readonly<Record<Language, Wording>> = {
  en: {
    invoice: 'Invoice',
    number: 'Invoice no.',
    issueDate: 'Invoice date',
    dueDate: 'Due date',
    purchaseOrder: 'PO number',
    billTo: 'Bill to',
    vatId: 'VAT ID',
    position: '#',
    sku: 'Item code',
    description: 'Description',
    quantity: 'Qty',
    unitPrice: 'Unit price',
    amount: 'Amount',
    net: 'Subtotal',
    tax: 'VAT',
    total: 'Total',
    page: 'Page',
    carriedOver: 'Carried forward',
    thanks: 'Thank you for your business.',
    receipt: 'Receipt',
    date: 'Date',
    time: 'Time',
    paidBy: 'Paid by',
    receiptTotal: 'TOTAL',
    receiptTax: 'VAT',
    receiptNet: 'Net',
  },
  de: {
    invoice: 'Rechnung',
    number: 'Rechnungsnummer',
    issueDate: 'Rechnungsdatum',
    dueDate: 'Fällig am',
    purchaseOrder: 'Ihre Bestellnummer',
    billTo: 'Rechnung an',
    vatId: 'USt-IdNr.',
    position: 'Pos.',
    sku: 'Artikel-Nr.',
    description: 'Bezeichnung',
    quantity: 'Menge',
    unitPrice: 'Einzelpreis',
    amount: 'Gesamtpreis',
    net: 'Nettobetrag',
    tax: 'MwSt.',
    total: 'Gesamtbetrag',
    page: 'Seite',
    carriedOver: 'Übertrag',
    thanks: 'Vielen Dank für Ihren Auftrag.',
    receipt: 'Kassenbon',
    date: 'Datum',
    time: 'Uhrzeit',
    paidBy: 'Bezahlt mit',
    receiptTotal: 'SUMME',
    receiptTax: 'MwSt.',
    receiptNet: 'Netto',
  },
  fr: {
    invoice: 'Facture',
    number: 'Facture n°',
    issueDate: 'Date de facture',
    dueDate: "Date d'échéance",
    purchaseOrder: 'Bon de commande',
    billTo: 'Facturé à',
    vatId: 'N° TVA',
    position: 'N°',
    sku: 'Réf.',
    description: 'Désignation',
    quantity: 'Qté',
    unitPrice: 'Prix unitaire HT',
    amount: 'Montant HT',
    net: 'Total HT',
    tax: 'TVA',
    total: 'Total TTC',
    page: 'Page',
    carriedOver: 'À reporter',
    thanks: 'Merci de votre confiance.',
    receipt: 'Ticket de caisse',
    date: 'Date',
    time: 'Heure',
    paidBy: 'Paiement',
    receiptTotal: 'TOTAL TTC',
    receiptTax: 'TVA',
    receiptNet: 'Total HT',
  },
  es: {
    invoice: 'Factura',
    number: 'N.º de factura',
    issueDate: 'Fecha de factura',
    dueDate: 'Fecha de vencimiento',
    purchaseOrder: 'N.º de pedido',
    billTo: 'Facturar a',
    vatId: 'NIF',
    position: 'N.º',
    sku: 'Código',
    description: 'Descripción',
    quantity: 'Cantidad',
    unitPrice: 'Precio unitario',
    amount: 'Importe',
    net: 'Base imponible',
    tax: 'IVA',
    total: 'Importe total',
    page: 'Página',
    carriedOver: 'Suma y sigue',
    thanks: 'Gracias por su confianza.',
    receipt: 'Ticket',
    date: 'Fecha',
    time: 'Hora',
    paidBy: 'Forma de pago',
    receiptTotal: 'TOTAL',
    receiptTax: 'IVA',
    receiptNet: 'Base imponible',
  },
};

const GROUPING: Readonly<Record<Language, readonly [group: string, decimal: string]>> = {
  en: [',', '.'],
  de: ['.', ','],
  fr: [' ', ','],
  es: ['.', ','],
};

/** "1,234.56", "1.234,56" or "1 234,56". */
export function formatNumber(value: number, language: Language, decimals = 2): string {
  const [group, mark] = GROUPING[language];
  const [whole = '', rest = ''] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${value < 0 ? '-' : ''}${grouped}${rest ? mark + rest : ''}`;
}

const SIGNS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' };

/** The sign before the number in English, after it elsewhere; a currency without a sign by its code. */
export function formatMoney(value: number, currency: string, language: Language): string {
  const number = formatNumber(value, language);
  const sign = SIGNS[currency];
  if (!sign) return `${currency} ${number}`;
  return language === 'en' ? `${sign}${number}` : `${number} ${sign}`;
}

const SPANISH_MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ');

export function formatDate(iso: string, language: Language): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  switch (language) {
    case 'en':
      return `${Number(day)} ${ENGLISH_MONTHS[Number(month) - 1]} ${year}`;
    case 'de':
      return `${day}.${month}.${year}`;
    case 'fr':
      return `${day}/${month}/${year}`;
    case 'es':
      return `${Number(day)} de ${SPANISH_MONTHS[Number(month) - 1]} de ${year}`;
  }
}
