import type { Table } from '@docglean/contract';
import type { LaidOutPage } from '../layout/lines.ts';
import { boxOf, type Span, spanText } from '../layout/segments.ts';
import type { ItemTable } from './item-table.ts';

/** A found table as rows of cells, its header first; one for each page it stands on. Null boxes where places are unknown. */
export function tableResults(table: ItemTable, pages: readonly LaidOutPage[]): Table[] {
  const columns = [...table.heads.keys()];
  const cell = (spans: readonly Span[]) => ({ text: spans.map(spanText).join(' '), box: boxOf(spans) });
  const header = table.heads.map((head) => cell([head.span]));
  const byPage = Map.groupBy(table.rows, (row) => row.page);
  return [...byPage].flatMap(([number, rows], index) => {
    const spans = rows.flatMap((row) => [...row.cells.values()].flat());
    const onFirst = index === 0 ? [...table.heads.map((head) => head.span), ...spans] : spans;
    const box = boxOf(onFirst);
    const page = pages.find((one) => one.page.number === number);
    if (!page) return [];
    const body = rows.map((row) => columns.map((column) => cell(row.cells.get(column) ?? [])));
    return [{ page: number, box, rows: index === 0 ? [header, ...body] : body }];
  });
}
