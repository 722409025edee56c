/**
 * Pairs rows with columns so that the sum of their worths is largest; a pair worth nothing is not made. Gives the column
 * of each row, or null. The Hungarian method with potentials, shortest augmenting paths, O(n²m): H. W. Kuhn (1955), in
 * the form of R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems" (Computing 38, 1987).
 */
export function assign(worth: readonly (readonly number[])[]): (number | null)[] {
  const state = stateOf(worth);
  for (let row = 1; row <= worth.length; row++) addRow(state, row);
  const found = new Array<number | null>(worth.length).fill(null);
  for (const [column, row] of state.rowAt.entries()) {
    if (column > 0 && row > 0 && (worth[row - 1]?.[column - 1] ?? 0) > 0) found[row - 1] = column - 1;
  }
  return found;
}

/** Rows and columns count from 1; row 0 and column 0 are where a path begins. */
interface State {
  cost(row: number, column: number): number;
  ofRow: number[];
  ofColumn: number[];
  /** The row that a column is paired with; 0: none. */
  rowAt: number[];
}

function stateOf(worth: readonly (readonly number[])[]): State {
  const rows = worth.length;
  const real = worth[0]?.length ?? 0;
  // A column for each row that stays alone.
  const columns = real + rows;
  return {
    cost: (row, column) => (column <= real ? -Math.max(0, worth[row - 1]?.[column - 1] ?? 0) : 0),
    ofRow: new Array<number>(rows + 1).fill(0),
    ofColumn: new Array<number>(columns + 1).fill(0),
    rowAt: new Array<number>(columns + 1).fill(0),
  };
}

interface Search {
  /** The least reduced cost at which a path reaches each column, and the column before it on that path. */
  least: number[];
  before: number[];
  used: boolean[];
}

/** Finds the cheapest path from the row to a free column and pairs along it. */
function addRow(state: State, row: number): void {
  const { rowAt } = state;
  const search: Search = {
    least: rowAt.map(() => Number.POSITIVE_INFINITY),
    before: rowAt.map(() => 0),
    used: rowAt.map(() => false),
  };
  rowAt[0] = row;
  let column = 0;
  do {
    search.used[column] = true;
    column = nextColumn(state, search, column);
  } while (rowAt[column] !== 0);
  while (column !== 0) {
    const previous = search.before[column] ?? 0;
    rowAt[column] = rowAt[previous] ?? 0;
    column = previous;
  }
}

function nextColumn(state: State, { least, before, used }: Search, column: number): number {
  const { cost, ofRow, ofColumn, rowAt } = state;
  const row = rowAt[column] ?? 0;
  let delta = Number.POSITIVE_INFINITY;
  let next = 0;
  for (let other = 1; other < rowAt.length; other++) {
    if (used[other]) continue;
    const reduced = cost(row, other) - (ofRow[row] ?? 0) - (ofColumn[other] ?? 0);
    if (reduced < (least[other] ?? 0)) {
      least[other] = reduced;
      before[other] = column;
    }
    if ((least[other] ?? 0) < delta) {
      delta = least[other] ?? 0;
      next = other;
    }
  }
  shift(state, { least, before, used }, delta);
  return next;
}

/** Moves the potentials so that the path found costs nothing. */
function shift({ ofRow, ofColumn, rowAt }: State, { least, used }: Search, delta: number): void {
  for (const [other, row] of rowAt.entries()) {
    if (used[other]) {
      ofRow[row] = (ofRow[row] ?? 0) + delta;
      ofColumn[other] = (ofColumn[other] ?? 0) - delta;
    } else {
      least[other] = (least[other] ?? 0) - delta;
    }
  }
}
