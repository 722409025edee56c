import type { Tolerances } from '@docglean/contract';
import { type Bill, matchPapers, type Paper, paperOf, tolerancesOf } from '@docglean/extract';
import fc from 'fast-check';
import { randomFrom } from '../documents/random/random.ts';
import { randomBill, tricks } from '../documents/random/trade/bill.ts';
import { orderValues, randomWorld } from '../documents/random/trade/world.ts';

interface Line {
  description: string;
  quantity?: number | null;
  unit_price?: number | null;
  amount?: number | null;
  sku?: string | null;
}

const line = (
  description: string,
  quantity: number,
  unit_price: number,
  sku: string | null = null,
): Line => ({
  description,
  quantity,
  unit_price,
  amount: Math.round(quantity * unit_price * 100) / 100,
  sku,
});
const sumOf = (lines: readonly Line[]) =>
  Math.round(lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0) * 100) / 100;

const taxed = (lines: readonly Line[]) => {
  const net_amount = sumOf(lines);
  const tax_amount = Math.round(net_amount * 20) / 100;
  return { net_amount, tax_amount, total_amount: Math.round((net_amount + tax_amount) * 100) / 100 };
};

const order = (lines: Line[], more: object = {}): Paper =>
  paperOf({
    id: 'order',
    documentType: 'purchase_order',
    values: {
      order_number: 'PO-10017',
      issue_date: '2026-03-01',
      currency: 'EUR',
      ...taxed(lines),
      seller_name: 'Northwind Paper Ltd',
      buyer_name: 'Miller Interiors GmbH',
      line_items: lines,
      ...more,
    },
  });

const invoice = (lines: Line[], more: object = {}): Paper =>
  paperOf({
    id: 'invoice',
    documentType: 'invoice',
    values: {
      invoice_number: 'INV-7',
      purchase_order: 'PO-10017',
      issue_date: '2026-03-14',
      currency: 'EUR',
      ...taxed(lines),
      seller_name: 'NORTHWIND PAPER',
      buyer_name: 'Miller Interiors',
      line_items: lines,
      ...more,
    },
  });

const match = (subject: Paper, papers: Paper[], tolerances: Tolerances = {}, bills: Bill[] = []) =>
  matchPapers({
    subject,
    candidates: papers.map((paper) => ({ paper, bills: bills.filter(({ baseId }) => baseId === paper.id) })),
    tolerances: tolerancesOf(tolerances),
  });
const told = (subject: Paper, papers: Paper[], tolerances?: Tolerances) =>
  match(subject, papers, tolerances).differences.map(({ kind, severity }) => `${severity} ${kind}`);

const goods = [line('Oak chair', 10, 49), line('Table lamp 40 W, brass', 4, 19.9), line('Desk pad', 1, 7.25)];
const [chair, lamp, pad] = goods as [Line, Line, Line];

describe('what agrees', () => {
  test('the same goods in other words, another order, and without numbers of articles', () => {
    const own = [
      line('DESK PAD (black)', 1, 7.25),
      line('chair oak', 10, 49),
      line('Tbl lamp brass 40W', 4, 19.9),
    ];
    const verdict = match(invoice(own), [order(goods)]);
    expect(verdict).toMatchObject({ result: 'matched', differences: [] });
    expect(
      verdict.lines.map(({ document_line, counterpart_line }) => [
        document_line?.line,
        counterpart_line?.line,
      ]),
    ).toEqual([
      [1, 3],
      [2, 1],
      [3, 2],
    ]);
  });

  test('an order line charged in two lots', () => {
    expect(
      match(invoice([line('Oak chair', 4, 49), lamp, line('Oak chair', 6, 49), pad]), [order(goods)]).result,
    ).toBe('matched');
  });

  test('hundreds of lines that are all alike, in another order', () => {
    const parts = Array.from({ length: 300 }, (_, index) =>
      line(
        `${['Steel', 'Brass', 'Oak'][index % 3]} bracket type ${index}`,
        1 + (index % 13),
        1 + (index % 97) / 10,
      ),
    );
    const own = parts.map((part) => ({ ...part, description: part.description.toUpperCase() })).toReversed();
    const verdict = match(invoice(own), [order(parts)]);
    expect(verdict.result).toBe('matched');
    const places = verdict.lines.map(
      (pair) => (pair.document_line?.line ?? 0) + (pair.counterpart_line?.line ?? 0),
    );
    expect(new Set(places)).toEqual(new Set([301]));
  });

  test('boxes of ten instead of pieces', () => {
    const verdict = match(invoice([line('Oak chair, box of 10', 1, 490), lamp, pad]), [order(goods)]);
    expect([verdict.result, verdict.differences.map(({ kind }) => kind)]).toEqual(['matched', ['unit']]);
  });

  test('prices with tax on the invoice and without on the order', () => {
    const gross = [
      line('Oak chair', 10, 58.8),
      line('Table lamp 40 W, brass', 4, 23.88),
      line('Desk pad', 1, 8.7),
    ];
    expect(match(invoice(gross, taxed(goods)), [order(goods)]).differences).toEqual([]);
  });

  test('an order with one sum, before or after tax, or with none', () => {
    const { net_amount, total_amount } = taxed(goods);
    for (const total of [net_amount, total_amount, null]) {
      const sums = { net_amount: null, tax_amount: null, total_amount: total };
      expect(match(invoice(goods), [order(goods, sums)]).result).toBe('matched');
    }
  });

  test('one invoice for two orders', () => {
    const second = paperOf({
      id: 'second',
      documentType: 'purchase_order',
      values: { order_number: 'PO-10018', seller_name: 'Northwind', currency: 'EUR', line_items: [pad] },
    });
    const both = invoice([chair, lamp, pad], { purchase_order: 'PO-10017 and PO-10018' });
    const verdict = match(both, [order([chair, lamp]), second]);
    expect(verdict.result).toBe('matched');
    expect(verdict.counterparts.map(({ paper }) => paper.id).sort()).toEqual(['order', 'second']);
    expect(verdict.remainder.map(({ is_open }) => is_open)).toEqual([false, false]);
  });
});

test('a price of more decimals than the other paper prints is the same, another small price is not', () => {
  const bags = (price: number, amount: number) => [
    { description: 'Paper bag', quantity: 3500, unit_price: price, amount },
  ];
  expect(told(invoice(bags(0.0105, 36.75)), [order(bags(0.0205, 71.75))])).toEqual(['conflict unit_price']);
  expect(told(invoice([line('Screw', 3, 1.24)]), [order([line('Screw', 3, 1.2375)])])).toEqual([]);
});

describe('what differs', () => {
  test.each([
    ['a quantity', [line('Oak chair', 12, 49), lamp, pad], ['conflict quantity']],
    ['a price', [line('Oak chair', 10, 52), lamp, pad], ['conflict unit_price']],
    ['a lower price', [line('Oak chair', 10, 45), lamp, pad], ['conflict unit_price']],
    ['a discount that is missing', [{ ...chair, amount: 500 }, lamp, pad], ['conflict line_amount']],
    ['freight', [...goods, line('Freight', 1, 25)], ['conflict extra_line']],
    ['a line of text', [...goods, { description: 'As agreed by phone' }], ['note extra_line']],
    ['a line that is still to come', [chair, lamp], ['open open_line']],
    ['a part of a line', [line('Oak chair', 4, 49), lamp, pad], ['open open_quantity']],
    ['the same line twice', [chair, chair, lamp, pad], ['conflict quantity']],
  ])('%s', (_, lines, differences) => {
    expect(told(invoice(lines as Line[]), [order(goods)])).toEqual(differences);
  });

  test('a sum that no line explains, and another tax', () => {
    const { net_amount, tax_amount, total_amount } = taxed(goods);
    const more = { net_amount: net_amount + 30, tax_amount, total_amount: total_amount + 30 };
    expect(told(invoice(goods, more), [order(goods)])).toEqual(['conflict net_amount']);
    const reduced = { net_amount, tax_amount: 40.6, total_amount: net_amount + 40.6 };
    expect(told(invoice(goods, reduced), [order(goods)])).toEqual(['conflict tax_amount']);
  });

  test('currency, a date before the order, another seller', () => {
    expect(told(invoice(goods, { currency: 'USD' }), [order(goods)])).toEqual(['conflict currency']);
    expect(told(invoice(goods, { issue_date: '2026-02-10' }), [order(goods)])).toEqual(['conflict date']);
    expect(told(invoice(goods, { issue_date: '2026-02-27' }), [order(goods)])).toEqual(['note date']);
    expect(told(invoice(goods, { seller_name: 'Garvan Steel' }), [order(goods)])).toEqual(['note seller']);
  });

  test('sums alone where one of the papers has no lines', () => {
    const bare = (net_amount: number) =>
      invoice([], { net_amount, tax_amount: null, total_amount: null, line_items: [] });
    const whole = sumOf(goods);
    expect(match(bare(whole), [order(goods)])).toMatchObject({
      result: 'matched',
      remainder: [{ is_open: false }],
    });
    expect(told(bare(whole + 1), [order(goods)])).toEqual(['conflict net_amount']);
    expect(match(bare(whole - 100), [order(goods)])).toMatchObject({
      result: 'partial',
      remainder: [{ is_open: true, remaining_amount: 100 }],
    });
  });

  test('is tolerated as far as somebody says', () => {
    const lines = [line('Oak chair', 10, 49.9), lamp, pad];
    expect(told(invoice(lines), [order(goods)])).toEqual(['conflict unit_price']);
    const tolerances = { unit_price: { absolute: 1 }, amount: { absolute: 10 } };
    expect(told(invoice(lines), [order(goods)], tolerances)).toEqual(['note unit_price']);
  });
});

describe('what an order has left', () => {
  const bill = (claimId: string, date: string, quantity: number): Bill => ({
    claimId,
    date,
    baseId: 'order',
    baseKind: 'purchase_order',
    amount: quantity * 49,
    lines: [{ line: 1, quantity }],
  });

  test('counts earlier invoices and not later ones', () => {
    const earlier = bill('a', '2026-03-05', 4);
    const later = bill('b', '2026-04-01', 6);
    const verdict = match(invoice([line('Oak chair', 6, 49)]), [order([chair])], {}, [earlier, later]);
    expect(verdict).toMatchObject({
      result: 'matched',
      remainder: [
        { invoiced_before: 196, invoiced_now: 294, remaining_amount: 0, is_open: false, invoices: 2 },
      ],
    });
    const over = match(invoice([line('Oak chair', 6, 49)]), [order([chair])], {}, [
      bill('a', '2026-03-05', 5),
    ]);
    expect(over.differences).toMatchObject([
      { kind: 'over_billed', document_value: 6, counterpart_value: 5 },
    ]);
  });
});

describe('which order is meant', () => {
  const unnamed = (lines: Line[], more: object = {}) => invoice(lines, { purchase_order: null, ...more });
  const idsOf = (subject: Paper, papers: Paper[]) =>
    match(subject, papers).counterparts.map(({ paper }) => paper.id);
  const named = (id: string, lines: Line[], more: object = {}): Paper => ({ ...order(lines, more), id });

  test.each(['po10017', 'PO 10017', '10017', 'P0-10O17', 'PO-10017 of 01.03.2026', 'po-0010017'])(
    'the one whose number is written %s',
    (purchase_order) => {
      const decoy = named('decoy', goods, { order_number: 'PO-10018' });
      expect(idsOf(invoice(goods, { purchase_order }), [decoy, order(goods)])).toEqual(['order']);
    },
  );

  test('none where the invoice names another order of the series, however alike', () => {
    const verdict = match(invoice(goods, { purchase_order: 'PO-10099' }), [order(goods)]);
    expect(verdict.result).toBe('unmatched');
  });

  test('without a number the one with the same goods in the same quantities', () => {
    const others = [
      named('more', [line('Oak chair', 20, 49), lamp, pad], { order_number: 'PO-1' }),
      named('other', [line('Wall paint', 3, 40), line('Brush', 7, 4.5)], { order_number: 'PO-2' }),
    ];
    expect(idsOf(unnamed(goods), [...others, order(goods)])).toEqual(['order']);
  });

  test('of standing orders that are all alike the last one before the invoice', () => {
    const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map((issue_date, index) =>
      named(issue_date, goods, { issue_date, order_number: `PO-2000${index}` }),
    );
    expect(idsOf(unnamed(goods, { issue_date: '2026-02-20' }), months)).toEqual(['2026-02-01']);
    expect(idsOf(unnamed(goods, { issue_date: '2026-03-30' }), months)).toEqual(['2026-03-01']);
  });

  test('none where two fit as well; both are shown', () => {
    const twins = ['a', 'b'].map((id) => named(id, goods, { order_number: id === 'a' ? 'PO-3' : 'PO-4' }));
    const verdict = match(unnamed(goods), twins);
    expect(verdict).toMatchObject({ result: 'unmatched', counterparts: [] });
    expect(verdict.others.map(({ paper }) => paper.id).sort()).toEqual(['a', 'b']);
  });

  test('an order and its confirmation count once', () => {
    const confirmation = { ...named('confirmation', goods), number: 'PO 10017' };
    expect(idsOf(invoice(goods), [order(goods), confirmation])).toHaveLength(1);
  });
});

describe('always', () => {
  const arbitraryBill = fc
    .record({ seed: fc.integer({ min: 1, max: 5000 }), trick: fc.constantFrom(...tricks) })
    .map(({ seed, trick }) => {
      const world = randomWorld(seed, 12);
      const random = randomFrom(seed + 1);
      const papers = world.orders.map((one) =>
        paperOf({ id: one.id, documentType: 'purchase_order', values: orderValues(random, one) }),
      );
      const bill = randomBill(random, world, random.pick(world.orders), trick, 'bill');
      return { papers, subject: paperOf({ id: 'bill', documentType: 'invoice', values: bill.values }) };
    });

  test('the order of papers and of their lines does not matter', () => {
    const shuffled = (paper: Paper): Paper => ({ ...paper, lines: paper.lines.toReversed() });
    fc.assert(
      fc.property(arbitraryBill, ({ papers, subject }) => {
        const [one, other] = [
          match(subject, papers),
          match(shuffled(subject), papers.map(shuffled).toReversed()),
        ];
        const facts = ({ result, counterparts, differences }: typeof one) => [
          result,
          counterparts.map(({ paper }) => paper.id).sort(),
          differences.map(({ kind, difference }) => `${kind} ${difference}`).sort(),
        ];
        expect(facts(other)).toEqual(facts(one));
      }),
      { numRuns: 60 },
    );
  });

  test('a result fits its differences, and each line stands once', () => {
    fc.assert(
      fc.property(arbitraryBill, ({ papers, subject }) => {
        const { result, counterparts, differences, lines } = match(subject, papers);
        const worst = (severity: string) => differences.some((one) => one.severity === severity);
        const expected =
          counterparts.length === 0
            ? 'unmatched'
            : worst('conflict')
              ? 'mismatched'
              : worst('open')
                ? 'partial'
                : 'matched';
        expect(result).toBe(expected);
        if (result === 'unmatched') return;
        const own = lines.map(({ document_line }) => document_line?.line).filter((one) => one !== undefined);
        expect(new Set(own).size).toBe(subject.lines.length);
      }),
      { numRuns: 60 },
    );
  });

  test('an invoice that repeats an order agrees with it, whatever stands on it', () => {
    const arbitraryLine = fc.record({
      description: fc.string({ minLength: 1, maxLength: 30 }),
      quantity: fc.integer({ min: 1, max: 500 }),
      cents: fc.integer({ min: 1, max: 100_000 }),
    });
    fc.assert(
      fc.property(fc.array(arbitraryLine, { minLength: 1, maxLength: 8 }), (rows) => {
        const lines = rows.map(({ description, quantity, cents }) =>
          line(description, quantity, cents / 100),
        );
        expect(match(invoice(lines), [order(lines)]).result).toBe('matched');
      }),
      { numRuns: 100 },
    );
  });
});
