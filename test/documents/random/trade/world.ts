import { cents, type PartyTruth, sumsOf } from '../../truth.ts';
import { randomCompany } from '../companies.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Article, randomCatalogue, type TradeLanguage, tradeLanguages } from './goods.ts';

export interface TradeLine {
  sku: string;
  description: string;
  quantity: number;
  unitPrice: number;
  amount: number;
}

export interface TradeOrder {
  id: string;
  number: string;
  date: string;
  supplier: Supplier;
  buyer: PartyTruth;
  lines: TradeLine[];
  taxRate: number;
  currency: string;
}

export interface Supplier {
  party: PartyTruth;
  language: TradeLanguage;
  catalogue: Article[];
  currency: string;
  taxRate: number;
}

export interface World {
  suppliers: Supplier[];
  buyer: PartyTruth;
  orders: TradeOrder[];
}

const TAX_RATES: Readonly<Record<TradeLanguage, number>> = { en: 20, de: 19, fr: 20 };

/**
 * A buyer with the orders of some years: numbers that follow each other, suppliers with dozens of orders of the same
 * goods, standing orders that come again every month with the same lines.
 */
export function randomWorld(seed: number, size: number): World {
  const random = randomFrom(seed);
  const buyer = randomCompany(random, random.pick(tradeLanguages));
  const suppliers = Array.from({ length: Math.max(3, Math.round(size / 18)) }, (): Supplier => {
    const language = random.pick(tradeLanguages);
    return {
      party: randomCompany(random, language),
      language,
      catalogue: randomCatalogue(random, language),
      currency: random.chance(0.9) ? 'EUR' : random.pick(['GBP', 'USD']),
      taxRate: random.chance(0.85) ? TAX_RATES[language] : 0,
    };
  });
  const series = random.pick([
    (n: number) => `PO-${String(10_000 + n)}`,
    (n: number) => `45000${String(10_000 + n)}`,
    (n: number) => `${random.pick(['2025', '2026'])}-${String(n).padStart(4, '0')}`,
    (n: number) => `B${String(n).padStart(6, '0')}`,
  ]);
  const orders: TradeOrder[] = [];
  while (orders.length < size) {
    const supplier = random.pick(suppliers);
    const lines = randomOrderLines(random, supplier);
    const isStanding = random.chance(0.06);
    const start = random.whole(0, 700);
    for (let month = 0; month < (isStanding ? random.whole(4, 12) : 1); month++) {
      orders.push({
        id: `order-${orders.length + 1}`,
        number: series(orders.length + 1),
        date: dayAfter(start + 30 * month),
        supplier,
        buyer,
        lines: lines.map((line) => ({ ...line })),
        taxRate: supplier.taxRate,
        currency: supplier.currency,
      });
    }
  }
  return { suppliers, buyer, orders: orders.slice(0, size) };
}

function randomOrderLines(random: Random, { catalogue }: Supplier): TradeLine[] {
  const articles = new Set(Array.from({ length: random.whole(1, 9) }, () => random.pick(catalogue)));
  return [...articles].map((article) =>
    lineOf(article, random.chance(0.3) ? 1 : random.whole(2, random.pick([12, 40, 250]))),
  );
}

export const lineOf = ({ sku, description, unitPrice }: Article, quantity: number): TradeLine => ({
  sku,
  description,
  quantity,
  unitPrice,
  amount: cents(quantity * unitPrice),
});

const dayAfter = (days: number): string => new Date(Date.UTC(2024, 0, 2 + days)).toISOString().slice(0, 10);

export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** What the engine would find on an order, as far as it prints it. */
export function orderValues(random: Random, order: TradeOrder): Record<string, unknown> {
  const sums = sumsOf(order.lines, order.taxRate);
  const hasSums = random.whole(0, 9);
  return {
    order_number: order.number,
    issue_date: order.date,
    currency: random.chance(0.95) ? order.currency : null,
    // Some orders print one sum only, and it may be before or after tax.
    net_amount: hasSums < 7 ? sums.net : null,
    tax_amount: hasSums < 5 ? sums.tax : null,
    total_amount: hasSums < 5 ? sums.total : hasSums < 8 ? sums.net : hasSums < 9 ? sums.total : null,
    buyer_name: order.buyer.name,
    seller_name: random.chance(0.95) ? order.supplier.party.name : null,
    seller_vat_id: random.chance(0.3) ? (order.supplier.party.vatId ?? null) : null,
    line_items: order.lines.map(({ sku, ...line }) => ({ ...line, sku: random.chance(0.8) ? sku : null })),
  };
}
