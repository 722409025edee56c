import type { FieldType } from '@docglean/contract';
import { cellOf } from '../cell.ts';
import type { Column, Row } from '../layout.ts';
import { cellXml, textXml } from './cells.ts';

/** Excel's own limits. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

const narrowest = 8;
const widest = 50;
const widths: Partial<Record<FieldType, number>> = { date: 12, datetime: 20, currency: 14 };

/** Rows that are taken a page at a time; what one sheet has no room for is left for the next. */
export interface RowSource {
  next(): Promise<Row[] | null>;
  putBack(rows: Row[]): void;
}

/** The XML of one sheet, as long as there are rows and room. */
export async function* sheetXml(columns: readonly Column[], source: RowSource): AsyncGenerator<string> {
  const shown = columns.slice(0, mostColumns);
  let page = await source.next();
  yield head(shown, page ?? []);
  let room = mostRows - 1;
  while (page) {
    const rows = page.slice(0, room);
    room -= rows.length;
    yield rows.map((row) => rowXml(row, shown)).join('');
    if (room === 0) {
      const left = page.slice(rows.length);
      const more = left.length > 0 ? left : await source.next();
      if (more) source.putBack(more);
      break;
    }
    page = await source.next();
  }
  yield '</sheetData></worksheet>';
}

const rowXml = (row: Row, columns: readonly Column[]) =>
  `<row>${columns.map((column) => cellXml(cellOf(row, column), column.type)).join('')}</row>`;

function head(columns: readonly Column[], firstRows: readonly Row[]): string {
  const cols = columns.map((column, index) => {
    const width = widthOf(column, firstRows);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${cols.join('')}</cols><sheetData><row>${columns.map(({ name }) => textXml(name, 'header')).join('')}</row>`;
}

/** As wide as the header and the first rows need, within reason: later rows are not known yet. */
function widthOf(column: Column, firstRows: readonly Row[]): number {
  const typical = widths[column.type];
  const texts = typical ? [] : firstRows.map((row) => String(cellOf(row, column) ?? ''));
  const longest = Math.max(column.name.length, ...texts.map((text) => text.length), typical ?? 0);
  return Math.min(widest, Math.max(narrowest, longest + 2));
}
