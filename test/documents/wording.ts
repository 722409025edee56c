import type { Language } from './truth.ts';

/** The words of a document in one language; Polish without the letters that the fonts of every PDF reader lack. */
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
  customerVatId: string;
  taxNumber: string;
  from: string;
  order: string;
  orderNumber: string;
  orderDate: string;
  deliveryDate: string;
  supplier: string;
  toPay: string;
  taxRate: string;
  cash: string;
  change: string;
  deliveryNote: string;
  deliveryNumber: string;
  dear: string;
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
    customerVatId: 'Customer VAT ID',
    taxNumber: 'Tax number',
    from: 'From',
    order: 'Purchase order',
    orderNumber: 'Order number',
    orderDate: 'Order date',
    deliveryDate: 'Delivery date',
    supplier: 'Supplier',
    toPay: 'Amount due',
    taxRate: 'VAT rate',
    cash: 'Cash',
    change: 'Change',
    deliveryNote: 'Delivery note',
    deliveryNumber: 'Delivery note no.',
    dear: 'Dear Sir or Madam,',
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
    customerVatId: 'Ihre USt-IdNr.',
    taxNumber: 'Steuernummer',
    from: 'Rechnungssteller',
    order: 'Bestellung',
    orderNumber: 'Bestellnummer',
    orderDate: 'Bestelldatum',
    deliveryDate: 'Liefertermin',
    supplier: 'Lieferant',
    toPay: 'Zahlbetrag',
    taxRate: 'MwSt.-Satz',
    cash: 'Bar',
    change: 'Rückgeld',
    deliveryNote: 'Lieferschein',
    deliveryNumber: 'Lieferschein-Nr.',
    dear: 'Sehr geehrte Damen und Herren,',
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
    customerVatId: 'Votre N° TVA',
    taxNumber: 'SIRET',
    from: 'Émetteur',
    order: 'Bon de commande',
    orderNumber: 'N° de commande',
    orderDate: 'Date de commande',
    deliveryDate: 'Date de livraison',
    supplier: 'Fournisseur',
    toPay: 'Net à payer',
    taxRate: 'Taux TVA',
    cash: 'Espèces',
    change: 'Rendu',
    deliveryNote: 'Bon de livraison',
    deliveryNumber: 'N° de bon de livraison',
    dear: 'Madame, Monsieur,',
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
    customerVatId: 'NIF cliente',
    taxNumber: 'N.º de registro',
    from: 'Emisor',
    order: 'Pedido',
    orderNumber: 'N.º de pedido',
    orderDate: 'Fecha de pedido',
    deliveryDate: 'Fecha de entrega',
    supplier: 'Proveedor',
    toPay: 'Total a pagar',
    taxRate: 'Tipo IVA',
    cash: 'Efectivo',
    change: 'Cambio',
    deliveryNote: 'Albarán',
    deliveryNumber: 'N.º de albarán',
    dear: 'Estimados señores:',
  },
  it: {
    invoice: 'Fattura',
    number: 'Fattura n.',
    issueDate: 'Data fattura',
    dueDate: 'Data scadenza',
    purchaseOrder: 'Numero ordine',
    billTo: 'Destinatario',
    vatId: 'P. IVA',
    position: 'N.',
    sku: 'Codice',
    description: 'Descrizione',
    quantity: 'Quantità',
    unitPrice: 'Prezzo unitario',
    amount: 'Importo',
    net: 'Imponibile',
    tax: 'IVA',
    total: 'Totale fattura',
    page: 'Pagina',
    carriedOver: 'Riporto',
    thanks: 'Grazie per la fiducia.',
    receipt: 'Scontrino',
    date: 'Data',
    time: 'Ora',
    paidBy: 'Pagamento',
    receiptTotal: 'TOTALE',
    receiptTax: 'IVA',
    receiptNet: 'Imponibile',
    customerVatId: 'P. IVA cliente',
    taxNumber: 'Codice fiscale',
    from: 'Mittente',
    order: 'Ordine di acquisto',
    orderNumber: 'Numero ordine',
    orderDate: 'Data ordine',
    deliveryDate: 'Data consegna',
    supplier: 'Fornitore',
    toPay: 'Totale da pagare',
    taxRate: 'Aliquota IVA',
    cash: 'Contanti',
    change: 'Resto',
    deliveryNote: 'Documento di trasporto',
    deliveryNumber: 'Numero DDT',
    dear: 'Gentili signori,',
  },
  nl: {
    invoice: 'Factuur',
    number: 'Factuurnummer',
    issueDate: 'Factuurdatum',
    dueDate: 'Vervaldatum',
    purchaseOrder: 'Uw referentie',
    billTo: 'Factuur aan',
    vatId: 'BTW-nummer',
    position: 'Nr.',
    sku: 'Artikelcode',
    description: 'Omschrijving',
    quantity: 'Aantal',
    unitPrice: 'Prijs',
    amount: 'Bedrag',
    net: 'Subtotaal',
    tax: 'BTW',
    total: 'Totaalbedrag',
    page: 'Pagina',
    carriedOver: 'Transport',
    thanks: 'Hartelijk dank voor uw opdracht.',
    receipt: 'Kassabon',
    date: 'Datum',
    time: 'Tijd',
    paidBy: 'Betaald met',
    receiptTotal: 'TOTAAL',
    receiptTax: 'BTW',
    receiptNet: 'Totaal excl. BTW',
    customerVatId: 'BTW-nummer klant',
    taxNumber: 'KvK-nummer',
    from: 'Afzender',
    order: 'Bestelling',
    orderNumber: 'Bestelnummer',
    orderDate: 'Besteldatum',
    deliveryDate: 'Leverdatum',
    supplier: 'Leverancier',
    toPay: 'Te betalen',
    taxRate: 'BTW-tarief',
    cash: 'Contant',
    change: 'Wisselgeld',
    deliveryNote: 'Pakbon',
    deliveryNumber: 'Pakbonnummer',
    dear: 'Geachte heer, mevrouw,',
  },
  pt: {
    invoice: 'Fatura',
    number: 'Fatura n.º',
    issueDate: 'Data da fatura',
    dueDate: 'Data de vencimento',
    purchaseOrder: 'N.º encomenda',
    billTo: 'Faturado a',
    vatId: 'NIF',
    position: 'N.º',
    sku: 'Código',
    description: 'Descrição',
    quantity: 'Quantidade',
    unitPrice: 'Preço unitário',
    amount: 'Valor',
    net: 'Total sem IVA',
    tax: 'IVA',
    total: 'Total com IVA',
    page: 'Página',
    carriedOver: 'A transportar',
    thanks: 'Obrigado pela preferência.',
    receipt: 'Recibo',
    date: 'Data',
    time: 'Hora',
    paidBy: 'Pagamento',
    receiptTotal: 'TOTAL',
    receiptTax: 'IVA',
    receiptNet: 'Base tributável',
    customerVatId: 'NIF cliente',
    taxNumber: 'N.º de registo',
    from: 'Emitente',
    order: 'Nota de encomenda',
    orderNumber: 'N.º encomenda',
    orderDate: 'Data da encomenda',
    deliveryDate: 'Data de entrega',
    supplier: 'Fornecedor',
    toPay: 'Total a pagar',
    taxRate: 'Taxa IVA',
    cash: 'Numerário',
    change: 'Troco',
    deliveryNote: 'Guia de remessa',
    deliveryNumber: 'N.º da guia',
    dear: 'Exmos. Senhores,',
  },
  pl: {
    invoice: 'Faktura VAT',
    number: 'Faktura nr',
    issueDate: 'Data wystawienia',
    dueDate: 'Termin platnosci',
    purchaseOrder: 'Nr zamówienia',
    billTo: 'Nabywca',
    vatId: 'NIP',
    position: 'Lp.',
    sku: 'Indeks',
    description: 'Nazwa',
    quantity: 'Ilosc',
    unitPrice: 'Cena netto',
    amount: 'Wartosc netto',
    net: 'Razem netto',
    tax: 'Podatek VAT',
    total: 'Razem brutto',
    page: 'Strona',
    carriedOver: 'Do przeniesienia',
    thanks: 'Dziekujemy za zamówienie.',
    receipt: 'Paragon',
    date: 'Data',
    time: 'Godzina',
    paidBy: 'Forma platnosci',
    receiptTotal: 'SUMA PLN',
    receiptTax: 'PTU',
    receiptNet: 'Netto',
    customerVatId: 'NIP nabywcy',
    taxNumber: 'REGON',
    from: 'Sprzedawca',
    order: 'Zamówienie',
    orderNumber: 'Numer zamówienia',
    orderDate: 'Data zamówienia',
    deliveryDate: 'Data dostawy',
    supplier: 'Dostawca',
    toPay: 'Do zaplaty',
    taxRate: 'Stawka VAT',
    cash: 'Gotówka',
    change: 'Reszta',
    deliveryNote: 'Dokument dostawy',
    deliveryNumber: 'Numer dokumentu dostawy',
    dear: 'Szanowni Panstwo,',
  },
};

const GROUPING: Readonly<Record<Language, readonly [group: string, decimal: string]>> = {
  en: [',', '.'],
  de: ['.', ','],
  fr: [' ', ','],
  es: ['.', ','],
  it: ['.', ','],
  nl: ['.', ','],
  pt: ['.', ','],
  pl: [' ', ','],
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
    case 'pl':
      return `${day}.${month}.${year}`;
    case 'fr':
    case 'it':
    case 'pt':
      return `${day}/${month}/${year}`;
    case 'nl':
      return `${day}-${month}-${year}`;
    case 'es':
      return `${Number(day)} de ${SPANISH_MONTHS[Number(month) - 1]} de ${year}`;
  }
}
