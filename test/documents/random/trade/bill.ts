import type { Difference } from '@docglean/contract';
import { cents, sumsOf } from '../../truth.ts';
import type { Random } from '../random.ts';
import { freightWords, reworded } from './goods.ts';
import { daysLater, lineOf, type TradeLine, type TradeOrder, type World } from './world.ts';

export interface Planted {
  kind: Difference['kind'];
  /** The line of the invoice, or of the order for what is still open; from 1. */
  line: number | null;
}

/** An invoice as it is, and what a careful clerk would say of it. */
export interface TradeBill {
  id: string;
  values: Record<string, unknown>;
  /** Ids of the orders it is for. */
  orders: string[];
  /** Which line of which order each of its lines is for; null: none. */
  pairs: ({ order: string; line: number } | null)[];
  result: 'matched' | 'partial' | 'mismatched' | 'unmatched';
  planted: Planted[];
  /** What was done to it, for the report. */
  trick: Trick;
}

export const tricks = [
  'nothing',
  'quantity',
  'price',
  'extra',
  'partial',
  'several',
  'split',
  'two-orders',
  'foreign',
  'gross-lines',
  'discount',
] as const;
export type Trick = (typeof tricks)[number];

interface Draft {
  lines: TradeLine[];
  pairs: TradeBill['pairs'];
  planted: Planted[];
  orders: TradeOrder[];
}

/** An invoice for one of the orders, with or without something wrong, and written as its seller writes. */
export function randomBill(
  random: Random,
  world: World,
  order: TradeOrder,
  trick: Trick,
  id: string,
): TradeBill {
  const draft = random.chance(0.7)
    ? drafts[trick](random, world, order)
    : reversed(drafts[trick](random, world, order));
  const isConflict = draft.planted.some(({ kind }) => !kind.startsWith('open'));
  return {
    id,
    values: valuesOf(random, draft, trick),
    orders: trick === 'foreign' ? [] : draft.orders.map((one) => one.id),
    pairs: draft.pairs,
    result:
      trick === 'foreign'
        ? 'unmatched'
        : isConflict
          ? 'mismatched'
          : draft.planted.length > 0
            ? 'partial'
            : 'matched',
    planted: draft.planted,
    trick,
  };
}

/** The lines in another order than those of the order. */
function reversed({ lines, pairs, planted, orders }: Draft): Draft {
  const isOfOrder = ({ kind }: Planted) => kind.startsWith('open');
  return {
    lines: lines.toReversed(),
    pairs: pairs.toReversed(),
    planted: planted.map((one) =>
      one.line === null || isOfOrder(one) ? one : { ...one, line: lines.length + 1 - one.line },
    ),
    orders,
  };
}

const whole = (order: TradeOrder): Draft => ({
  lines: order.lines.map((line) => ({ ...line })),
  pairs: order.lines.map((_, index) => ({ order: order.id, line: index + 1 })),
  planted: [],
  orders: [order],
});

const withQuantity = (line: TradeLine, quantity: number): TradeLine => lineOf(line, quantity);

const drafts: Readonly<Record<Trick, (random: Random, world: World, order: TradeOrder) => Draft>> = {
  nothing: (_, __, order) => whole(order),

  quantity: (random, _, order) => {
    const draft = whole(order);
    const at = random.whole(0, draft.lines.length - 1);
    draft.lines = draft.lines.map((line, index) =>
      index === at
        ? withQuantity(line, line.quantity + random.whole(1, Math.max(1, Math.round(line.quantity / 2))))
        : line,
    );
    return { ...draft, planted: [{ kind: 'quantity', line: at + 1 }] };
  },

  price: (random, _, order) => {
    const draft = whole(order);
    const at = random.whole(0, draft.lines.length - 1);
    draft.lines = draft.lines.map((line, index) =>
      index === at
        ? lineOf(
            {
              ...line,
              unitPrice: cents(
                Math.max(
                  line.unitPrice + 0.05,
                  line.unitPrice * random.pick([1.02, 1.05, 1.1, 1.3, 0.9 + 0.2]),
                ),
              ),
            },
            line.quantity,
          )
        : line,
    );
    return { ...draft, planted: [{ kind: 'unit_price', line: at + 1 }] };
  },

  extra: (random, _, order) => {
    const draft = whole(order);
    const { supplier } = order;
    const others = supplier.catalogue.filter(({ sku }) => !order.lines.some((line) => line.sku === sku));
    const isFreight = random.chance(0.5) || others.length === 0;
    const article = isFreight
      ? {
          sku: '',
          description: freightWords(random, supplier.language),
          unitPrice: random.whole(490, 9_900) / 100,
        }
      : random.pick(others);
    draft.lines.push(lineOf(article, isFreight ? 1 : random.whole(1, 5)));
    draft.pairs.push(null);
    return { ...draft, planted: [{ kind: 'extra_line', line: draft.lines.length }] };
  },

  /** Some lines whole, some not at all. */
  partial: (random, _, order) => {
    const draft = whole(order);
    if (order.lines.length === 1) return partOf(random, draft, order);
    const kept = order.lines.map(() => random.chance(0.6));
    if (kept.every(Boolean)) kept[0] = false;
    if (!kept.some(Boolean)) kept[kept.length - 1] = true;
    return {
      ...draft,
      lines: draft.lines.filter((_line, index) => kept[index]),
      pairs: draft.pairs.filter((_pair, index) => kept[index]),
      planted: kept.flatMap((is, index) => (is ? [] : [{ kind: 'open_line' as const, line: index + 1 }])),
    };
  },

  /** Less of some lines. */
  several: (random, _, order) => partOf(random, whole(order), order),

  split: (random, _, order) => {
    const draft = whole(order);
    const at = draft.lines.findIndex(({ quantity }) => quantity > 1);
    const line = draft.lines[at];
    if (!line) return draft;
    const first = random.whole(1, line.quantity - 1);
    draft.lines.splice(at, 1, withQuantity(line, first), withQuantity(line, line.quantity - first));
    draft.pairs.splice(at, 0, { order: order.id, line: at + 1 });
    return draft;
  },

  'two-orders': (random, world, order) => {
    const others = world.orders.filter(
      (one) => one.supplier === order.supplier && one.id !== order.id && one.currency === order.currency,
    );
    const [one, other] = [whole(order), others.length > 0 ? whole(random.pick(others)) : null];
    if (!other) return one;
    return {
      lines: [...one.lines, ...other.lines],
      pairs: [...one.pairs, ...other.pairs],
      planted: [],
      orders: [...one.orders, ...other.orders],
    };
  },

  /** An order that is not among those known: of the same supplier, the same goods, its number the next of the series. */
  foreign: (random, _, order) => {
    const lines = order.lines.map((line) => withQuantity(line, line.quantity + random.whole(1, 9)));
    // Nobody could tell it from an order that is charged wrongly but by its number.
    return { lines, pairs: lines.map(() => null), planted: [], orders: [order] };
  },

  'gross-lines': (_, __, order) => whole(order),

  /** Something is taken off the sum that no line tells of. */
  discount: (_, __, order) => ({ ...whole(order), planted: [{ kind: 'net_amount', line: null }] }),
};

function partOf(random: Random, draft: Draft, order: TradeOrder): Draft {
  const open: Planted[] = [];
  const lines = draft.lines.map((line, index) => {
    if (line.quantity < 2 || random.chance(0.4)) return line;
    open.push({ kind: 'open_quantity', line: index + 1 });
    return withQuantity(line, random.whole(1, line.quantity - 1));
  });
  return { ...draft, lines, planted: open, orders: [order] };
}

function valuesOf(random: Random, { lines, orders }: Draft, trick: Trick): Record<string, unknown> {
  const [order] = orders;
  if (!order) throw new Error('an invoice is for an order');
  const { supplier, buyer, taxRate, currency } = order;
  const net = sumsOf(lines, taxRate).net;
  const reduced = trick === 'discount' ? cents(net * random.pick([0.9, 0.95, 1.04])) : net;
  const tax = cents((reduced * taxRate) / 100);
  const gross = trick === 'gross-lines' ? 1 + taxRate / 100 : 1;
  const last =
    orders
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? order.date;
  const hasSku = random.chance(0.55);
  const items = lines.map(({ sku, description, quantity, unitPrice, amount }) => ({
    description: random.chance(0.55) ? reworded(random, description) : description,
    quantity,
    unit_price: Math.round(unitPrice * gross * (gross === 1 ? 100 : 10_000)) / (gross === 1 ? 100 : 10_000),
    amount: cents(amount * gross),
    sku: hasSku ? sku || null : null,
  }));
  return {
    invoice_number: `${random.pick(['R', 'INV-', 'F', ''])}${random.digits(6)}`,
    issue_date: daysLater(last, random.whole(1, 25)),
    currency,
    net_amount: random.chance(0.92) ? reduced : null,
    tax_amount: tax,
    total_amount: cents(reduced + tax),
    seller_name: spelled(random, supplier.party.name),
    seller_vat_id: random.chance(0.7) ? (supplier.party.vatId ?? null) : null,
    buyer_name: spelled(random, buyer.name),
    purchase_order: numbersOf(random, orders, trick),
    line_items: items,
  };
}

/** Most invoices name their order; they write it as they like. */
function numbersOf(random: Random, orders: readonly TradeOrder[], trick: Trick): string | null {
  if (orders.length > 1) return orders.map(({ number }) => number).join(random.pick([', ', ' / ', ' und ']));
  const [order] = orders;
  if (!order || (trick !== 'foreign' && random.chance(0.35))) return null;
  const number = trick === 'foreign' ? next(order.number) : order.number;
  switch (random.whole(0, 9)) {
    case 0:
      return number.toLowerCase().replaceAll('-', ' ');
    case 1:
      return number.replaceAll('-', '');
    case 2:
      return number.replace(/^[A-Z]+-?0*/, '');
    case 3:
      return `${number} ${random.pick(['vom', 'of', 'du'])} ${order.date.split('-').reverse().join('.')}`;
    case 4:
      return number.replace(/0/, 'O');
    default:
      return number;
  }
}

/** A number of the same series that no known order has. */
const next = (number: string): string => number.replace(/\d+$/, (digits) => `9${digits.slice(1)}`);

function spelled(random: Random, name: string): string {
  const words = name.split(' ');
  switch (random.whole(0, 6)) {
    case 0:
      return name.toUpperCase();
    case 1:
      return words.length > 1 ? words.slice(0, -1).join(' ') : name;
    case 2:
      return name.replace('GmbH', 'Gesellschaft mbH').replace('Ltd', 'Limited').replaceAll('&', 'und');
    case 3:
      return `${name} - ${random.pick(['Dublin', 'Filiale Nord', 'Paris', 'Head Office'])}`;
    default:
      return name;
  }
}
