import type { Table } from '@docglean/contract';

/** All tables with that of the items: of two on one place the one with more cells. */
export function withItems(tables: readonly Table[], items: readonly Table[]): Table[] {
  const kept = tables.filter((table) =>
    items.every((item) => !overlap(table, item) || cellsIn(table) >= cellsIn(item)),
  );
  const added = items.filter((item) =>
    kept.every((table) => !overlap(table, item) && !isUnplaced(table, item)),
  );
  return [...kept, ...added].sort((a, b) => a.page - b.page || (a.box?.y ?? 0) - (b.box?.y ?? 0));
}

/** Where places are unknown, the items stand in one of the tables of their page. */
const isUnplaced = (table: Table, item: Table): boolean =>
  table.page === item.page && !(table.box && item.box);

function overlap(a: Table, b: Table): boolean {
  if (!a.box || !b.box || a.page !== b.page) return false;
  const shared = (from: number, size: number, other: number, otherSize: number) =>
    Math.min(from + size, other + otherSize) - Math.max(from, other);
  return (
    shared(a.box.x, a.box.width, b.box.x, b.box.width) > 0 &&
    shared(a.box.y, a.box.height, b.box.y, b.box.height) > 0
  );
}

const cellsIn = ({ rows }: Table): number => rows.flat().filter(({ text }) => text !== '').length;
