import { keysOf, matchPapers, paperOf, tolerancesOf } from '@docglean/extract';
import fc from 'fast-check';
import { assign } from '../../packages/extract/src/matches/assignment.ts';
import { nameLikeness } from '../../packages/extract/src/matches/names.ts';
import { numberLikeness, numbersIn } from '../../packages/extract/src/matches/numbers.ts';

describe('a paper', () => {
  test('is the same whatever its fields are called', () => {
    const fields = [
      { name: 'Lieferschein Nr.', type: 'string' as const },
      { name: 'PO nr', type: 'string' as const },
      {
        name: 'vendor',
        type: 'object' as const,
        fields: [
          { name: 'name', type: 'string' as const },
          { name: 'VAT ID', type: 'string' as const },
        ],
      },
      {
        name: 'Positionen',
        type: 'list<object>' as const,
        fields: [
          { name: 'Artikel', type: 'string' as const },
          { name: 'Qty ordered', type: 'number' as const },
          { name: 'Qty shipped', type: 'number' as const },
        ],
      },
    ];
    const values = {
      'Lieferschein Nr.': 'LS 77',
      'PO nr': '4500012345 vom 12.03.2026',
      vendor: { name: 'Foo GmbH', 'VAT ID': 'DE123456789' },
      Positionen: [{ Artikel: 'Stuhl', 'Qty ordered': 5, 'Qty shipped': '3 Stk' }],
    };
    expect(paperOf({ id: 'a', documentType: null, fields, values })).toMatchObject({
      kind: 'delivery_note',
      number: 'LS 77',
      orderNumbers: expect.arrayContaining(['4500012345']),
      seller: { name: 'Foo GmbH', vatId: 'DE123456789' },
      lines: [{ line: 1, description: 'Stuhl', quantity: 3 }],
    });
  });

  test.each([
    ['Lieferscheine', [], 'delivery_note'],
    ['Goods received', ['Number'], 'delivery_note'],
    ['Our orders', ['Number'], 'purchase_order'],
    ['Papers', ['Invoice number', 'Delivery note number'], 'invoice'],
    ['Papers', ['Colour'], 'other'],
  ])('of the parser %s with the fields %j is a kind of its own: %s', (parserName, names, kind) => {
    const fields = names.map((name) => ({ name, type: 'string' as const }));
    const values = Object.fromEntries(names.map((name) => [name, '17']));
    expect(paperOf({ id: 'a', documentType: null, parserName, fields, values }).kind).toBe(kind);
  });

  test('of taxes and goods takes the goods as its lines', () => {
    const values = {
      taxes: [{ rate: 20, net_amount: 10, tax_amount: 2 }],
      line_items: [{ description: 'Chair', quantity: 1, amount: 10 }],
    };
    expect(paperOf({ id: 'a', documentType: 'invoice', values }).lines).toHaveLength(1);
  });

  test('holds out against values of any kind', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom('invoice', null),
        (values, type) => {
          const paper = paperOf({
            id: 'a',
            documentType: type,
            values: { ...values, line_items: values.line_items },
          });
          keysOf(paper);
          matchPapers({
            subject: paper,
            candidates: [{ paper: { ...paper, id: 'b', kind: 'purchase_order' }, bills: [] }],
            tolerances: tolerancesOf({}),
          });
        },
      ),
    );
  });
});

describe('duplicates', () => {
  const invoice = (id: string, values: object) =>
    paperOf({
      id,
      documentType: 'invoice',
      values: {
        invoice_number: 'R-100',
        issue_date: '2026-03-01',
        currency: 'EUR',
        total_amount: 119,
        seller_name: 'Northwind Paper',
        ...values,
      },
    });
  const told = (values: object) =>
    matchPapers({
      subject: invoice('a', {}),
      candidates: [{ paper: invoice('b', values), bills: [] }],
      tolerances: tolerancesOf({}),
    }).duplicates.map(({ certain }) => certain);

  test.each([
    ['the same number, written in another way', { invoice_number: 'r 100', total_amount: 80 }, [true]],
    ['the same number of another seller', { seller_name: 'Garvan Steel' }, []],
    ['the same sum on the same day', { invoice_number: 'R-101' }, [false]],
    ['the same sum a month later', { invoice_number: 'R-101', issue_date: '2026-04-01' }, []],
    ['another sum on the same day', { invoice_number: 'R-101', total_amount: 120 }, []],
    ['the same sum for other goods', { invoice_number: 'R-101', purchase_order: 'PO-2' }, [false]],
  ])('%s', (_, values, expected) => {
    expect(told(values)).toEqual(expected);
  });
});

test.each([
  ['PO-00451', 'po 451', true],
  ['4500012345', '4500012346', false],
  ['PO-1', 'PO-01', true],
  ['B-2024-17', '2024/17', true],
  ['PO-10017', 'P0-10O17', true],
  ['17', '1700', false],
])('numbers %s and %s: the same %s', (one, other, same) => {
  expect([numberLikeness(one, other) > 0, numberLikeness(other, one) > 0]).toEqual([same, same]);
});

test('a text of several numbers holds each of them, and no dates', () => {
  expect(numbersIn('PO-1001, PO-1002 & 4500099 vom 12.03.2026')).toEqual(
    expect.arrayContaining(['PO-1001', 'PO-1002', '4500099']),
  );
  expect(numbersIn('PO-1001 vom 12.03.2026')).not.toContain('12.03.2026');
});

test.each([
  ['Northwind Paper Ltd', 'NORTHWIND PAPER'],
  ['Müller & Söhne GmbH', 'Mueller und Soehne'],
  ['International Business Machines Corp.', 'IBM'],
  ['Atelier Valombre SARL', 'Atelier Valombré'],
  ['Northwind Paper', 'Northwnd Paper, Dublin'],
])('%s is %s', (one, other) => {
  expect(nameLikeness(one, other)).toBeGreaterThan(0.75);
});

test.each([
  ['Northwind Paper', 'Garvan Steel'],
  ['Miller Interiors GmbH', 'Northwind Paper GmbH'],
])('%s is not %s', (one, other) => {
  expect(nameLikeness(one, other)).toBeLessThan(0.3);
});

describe('the assignment', () => {
  /** Every way to pair, tried out. */
  function best(
    worth: readonly (readonly number[])[],
    row = 0,
    taken: ReadonlySet<number> = new Set(),
  ): number {
    if (row === worth.length) return 0;
    const alone = best(worth, row + 1, taken);
    const paired = (worth[row] ?? []).map((value, column) =>
      value > 0 && !taken.has(column) ? value + best(worth, row + 1, new Set([...taken, column])) : 0,
    );
    return Math.max(alone, ...paired);
  }

  test('is worth as much as the best of all', () => {
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(matrix, (worth) => {
        const found = assign(worth);
        const columns = found.filter((column) => column !== null);
        expect(new Set(columns).size).toBe(columns.length);
        const sum = found.reduce<number>(
          (all, column, row) => all + (column === null ? 0 : (worth[row]?.[column] ?? 0)),
          0,
        );
        expect(sum).toBe(best(worth));
      }),
    );
  });
});
