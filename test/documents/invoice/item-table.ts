import type { Sheet } from '../sheet.ts';
import type { InvoiceTruth, LineTruth } from '../truth.ts';
import { formatMoney, formatNumber, wordings } from '../wording.ts';

export interface TableStyle {
  left: number;
  right: number;
  /** Lines around every cell instead of one under the head. */
  ruled?: boolean;
  headColor?: string;
  headTextColor?: string;
  /** The currency's sign in every row. */
  signs?: boolean;
  withSku?: boolean;
  /** Where a page's rows end and the next page's begin. */
  bottom: number;
  topOfNextPage: number;
}

type Align = 'left' | 'right';
interface Column {
  head: string;
  /** Share of the width at which it starts, or ends if it is right-aligned. */
  at: number;
  align: Align;
  cell(line: LineTruth, index: number): string;
}

/** Draws the lines from y on, over as many pages as they need; gives the y below the last. */
export function drawItemTable(sheet: Sheet, invoice: InvoiceTruth, top: number, style: TableStyle): number {
  const columns = columnsOf(invoice, style);
  let y = drawHead(sheet, columns, top, style);
  let pageTop = y;
  for (const [index, line] of invoice.lines.entries()) {
    const height = line.details ? 30 : 19;
    if (y + height > style.bottom) {
      if (style.ruled) drawColumnRules(sheet, pageTop, y, style);
      sheet.nextPage();
      y = drawHead(sheet, columns, style.topOfNextPage, style);
      pageTop = y;
    }
    for (const column of columns)
      sheet.text(column.cell(line, index), xOf(column, style), y + 5, { align: column.align });
    const description = columns.find(({ head }) => head === wordings[invoice.language].description);
    if (line.details && description)
      sheet.text(line.details, xOf(description, style), y + 16, { size: 8, color: '#5b6675' });
    y += height;
    if (style.ruled) sheet.rule(style.left, y, style.right, y);
  }
  if (style.ruled) drawColumnRules(sheet, pageTop, y, style);
  else sheet.rule(style.left, y + 2, style.right, y + 2);
  return y + 6;
}

function columnsOf({ language, currency }: InvoiceTruth, { signs, withSku }: TableStyle): Column[] {
  const words = wordings[language];
  const money = (value: number) =>
    signs ? formatMoney(value, currency, language) : formatNumber(value, language);
  return [
    { head: words.position, at: 0.012, align: 'left', cell: (_, index) => String(index + 1) },
    ...(withSku
      ? [{ head: words.sku, at: 0.07, align: 'left' as const, cell: (line: LineTruth) => line.sku }]
      : []),
    { head: words.description, at: withSku ? 0.2 : 0.07, align: 'left', cell: (line) => line.description },
    {
      head: words.quantity,
      at: 0.64,
      align: 'right',
      cell: (line) => formatNumber(line.quantity, language, Number.isInteger(line.quantity) ? 0 : 2),
    },
    { head: words.unitPrice, at: 0.82, align: 'right', cell: (line) => money(line.unitPrice) },
    { head: words.amount, at: 0.988, align: 'right', cell: (line) => money(line.amount) },
  ];
}

const xOf = (column: Column, { left, right }: TableStyle): number => left + column.at * (right - left);

function drawHead(sheet: Sheet, columns: readonly Column[], y: number, style: TableStyle): number {
  const height = 20;
  if (style.headColor) sheet.fill(style.left, y, style.right - style.left, height, style.headColor);
  for (const column of columns) {
    const color = style.headTextColor ?? '#1c2430';
    sheet.text(column.head, xOf(column, style), y + 6, { align: column.align, bold: true, color });
  }
  sheet.rule(style.left, y + height, style.right, y + height, '#5b6675', 0.9);
  return y + height;
}

function drawColumnRules(sheet: Sheet, top: number, bottom: number, style: TableStyle): void {
  for (const share of [0, 0.05, ...(style.withSku ? [0.19] : []), 0.56, 0.655, 0.835, 1]) {
    const x = style.left + share * (style.right - style.left);
    sheet.rule(x, top, x, bottom);
  }
}
