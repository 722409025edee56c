import { drawPdf, type Sheet } from '../sheet.ts';
import { cents, type Language, type TaxTruth } from '../truth.ts';
import { formatNumber, wordings } from '../wording.ts';

/** How a language writes its tax by rate: over the columns of a table, and as a line of text. */
interface TaxWords {
  heads: readonly [rate: string, net: string, tax: string, gross: string];
  line(rate: string, net: string, tax: string): [label: string, amount: string];
}

const words: Partial<Record<Language, TaxWords>> = {
  en: {
    heads: ['VAT rate', 'Net', 'VAT', 'Gross'],
    line: (rate, net, tax) => [`VAT ${rate}% on ${net}`, tax],
  },
  de: {
    heads: ['MwSt.-Satz', 'Netto', 'MwSt.', 'Brutto'],
    line: (rate, net, tax) => [`MwSt. ${rate} % auf ${net} EUR`, tax],
  },
  fr: {
    heads: ['Taux TVA', 'Base HT', 'Montant TVA', 'TTC'],
    line: (rate, net, tax) => [`TVA ${rate} % sur ${net}`, tax],
  },
  es: {
    heads: ['% IVA', 'Base imponible', 'Cuota IVA', 'Total'],
    line: (rate, net, tax) => [`IVA ${rate}% s/ ${net}`, tax],
  },
  it: {
    heads: ['Aliquota IVA', 'Imponibile', 'Imposta', 'Totale'],
    line: (rate, net, tax) => [`IVA ${rate}% su ${net}`, tax],
  },
  nl: {
    heads: ['BTW-tarief', 'Grondslag', 'BTW', 'Totaal'],
    line: (rate, net, tax) => [`BTW ${rate}% over ${net}`, tax],
  },
  pl: {
    heads: ['Stawka VAT', 'Netto', 'VAT', 'Brutto'],
    line: (rate, net, tax) => [`VAT ${rate}% od ${net}`, tax],
  },
};

export type SummaryLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pl';

export interface TaxSummary {
  language: SummaryLanguage;
  taxes: readonly TaxTruth[];
  /** `bare` leaves out the sums that the taxes are on. */
  style: 'table' | 'lines' | 'bare';
}

/** An invoice with a line for each rate, the tax by rate, and an early payer's discount, which is no tax. */
export function renderTaxSummary({ language, taxes, style }: TaxSummary): Promise<Buffer> {
  const wording = wordings[language];
  const money = (value: number) => formatNumber(value, language);
  const rate = (value: number) => formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  const net = cents(taxes.reduce((sum, one) => sum + one.net, 0));
  const tax = cents(taxes.reduce((sum, one) => sum + one.tax, 0));
  return drawPdf((sheet) => {
    sheet.text('Norvella Handel', 60, 42, { size: 14, bold: true });
    sheet.text(`${wording.invoice} NV-2041`, 60, 90, { size: 13, bold: true });
    row(sheet, 200, [wording.description, wording.quantity, wording.unitPrice, wording.amount], true);
    for (const [index, one] of taxes.entries())
      row(sheet, 216 + index * 14, [`Norvella ${index + 1}`, '1', money(one.net), money(one.net)]);
    sum(sheet, 300, wording.net, money(net));
    const texts = words[language];
    for (const [index, one] of taxes.entries()) {
      const y = 340 + index * 16;
      const cells = [rate(one.rate), money(one.net), money(one.tax)] as const;
      if (style === 'table')
        row(sheet, y, [`${cells[0]} %`, cells[1], cells[2], money(cents(one.net + one.tax))]);
      else if (style === 'lines') sum(sheet, y, ...(texts?.line(...cells) ?? ['', '']));
      else sum(sheet, y, `${texts?.heads[2]} ${cells[0]} %`, cells[2]);
    }
    if (style === 'table') row(sheet, 324, [...(texts?.heads ?? [])], true);
    sum(sheet, 420, wording.total, money(cents(net + tax)));
    sheet.text(`Skonto 2 % auf ${money(cents(net + tax))}: ${money(cents((net + tax) * 0.02))}`, 60, 500);
  });
}

/** Text on the left, numbers ending at one edge each. */
function row(sheet: Sheet, y: number, cells: readonly string[], bold = false): void {
  const edges = [60, 250, 400, 530];
  for (const [index, cell] of cells.entries())
    sheet.text(cell, edges[index] ?? 0, y, { bold, align: index === 0 ? 'left' : 'right' });
}

function sum(sheet: Sheet, y: number, label: string, amount: string): void {
  sheet.text(label, 300, y);
  sheet.text(amount, 530, y, { align: 'right' });
}
