import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Paper, paperOf, understand, type Verdict } from '@docglean/extract';
import { type LabelledDocument, labelledDocuments } from '../../../packages/extract/training/labelled.ts';
import { type Random, randomFrom } from '../../documents/random/random.ts';
import type { Planted, TradeBill } from '../../documents/random/trade/bill.ts';
import { reworded } from '../../documents/random/trade/goods.ts';
import { orderValues, randomWorld } from '../../documents/random/trade/world.ts';
import { cents } from '../../documents/truth.ts';
import { corpus } from '../corpus.ts';
import { indexPapers, type Judged, judgeBills } from './judge-bills.ts';

interface Line {
  description: string;
  quantity: number;
  unit_price: number;
  amount: number;
  sku?: string | null;
}

type Values = Record<string, unknown> & { line_items?: Line[] };

const changes = ['nothing', 'quantity', 'unit_price', 'extra_line', 'open_line', 'open_quantity'] as const;
type Change = (typeof changes)[number];

/**
 * Documents as the rules read them, without the XML inside, against counterparts made of their labels: reworded, with
 * something planted, among other orders of the same parties and of others. Null where there are no labelled documents.
 */
export async function matchCorpus(): Promise<Judged | null> {
  const folders = ['invoices-facturx', 'orders-orderx'].map((set) => path.join(corpus, 'dev', set));
  if (!folders.every(existsSync)) return null;
  const random = randomFrom(17);
  const world = randomWorld(3, 250);
  const strangers = world.orders.map((order) =>
    paperOf({ id: order.id, documentType: 'purchase_order', values: orderValues(random, order) }),
  );
  const judged: { bill: TradeBill; verdict: Verdict }[] = [];
  for (const folder of folders) {
    for (const document of await labelledDocuments(folder))
      judged.push(...judgeDocument(random, document, strangers));
  }
  return judgeBills(judged);
}

function judgeDocument(
  random: Random,
  { id, content, truth }: LabelledDocument,
  strangers: readonly Paper[],
) {
  const labels = (truth.fields ?? {}) as Values;
  if (usableLines(labels).length === 0 || Number(labels.net_amount) <= 0) return [];
  const isOrder = truth.document_type !== 'invoice';
  const documentType = isOrder ? 'purchase_order' : 'invoice';
  const { result } = understand({ ...content, einvoice: null }, { mode: 'fields', documentType });
  const own = paperOf({ id: isOrder ? 'order' : id, documentType, values: result });
  return changes.flatMap((change) => {
    const made = counterpart(random, labels, isOrder, change);
    return made ? [judge(random, { id: `${id} ${change}`, own, labels, made, isOrder, strangers })] : [];
  });
}

const usableLines = ({ line_items = [] }: Values): Line[] =>
  line_items.filter(({ quantity, unit_price, amount }) => quantity > 0 && unit_price > 0 && amount > 0);

interface Made {
  values: Values;
  /** Which line of the labels each line was made of; null: of none. */
  from: (number | null)[];
  planted: Planted[];
}

/** The order of an invoice, or the invoice of an order, with one thing changed so that the invoice is what is wrong. */
function counterpart(random: Random, labels: Values, isOrder: boolean, change: Change): Made | null {
  const lines = labels.line_items ?? [];
  const usable = usableLines(labels);
  const victim = lines.indexOf(random.pick(usable));
  const line = lines[victim];
  if (!line || usable.length !== lines.length) return null;
  const changed = lines.map((one, index) => (index === victim ? changedLine(one, isOrder, change) : one));
  let from: (number | null)[] = lines.map((_, index) => index);
  let made: (Line | null)[] = changed;
  const another = { description: 'Spare part set, long', quantity: 3, unit_price: 17.4, amount: 52.2 };
  const adds = change === (isOrder ? 'extra_line' : 'open_line');
  const drops = change === (isOrder ? 'open_line' : 'extra_line');
  if (drops && lines.length < 2) return null;
  if (adds)
    [made, from] = [
      [...made, another],
      [...from, null],
    ];
  if (drops)
    [made, from] = [made.filter((_, index) => index !== victim), from.filter((index) => index !== victim)];
  if (made.includes(null)) return null;
  const items = made as Line[];
  const sumOf = (some: readonly Line[]) => some.reduce((sum, { amount }) => sum + amount, 0);
  // What stands beside the lines, such as freight in the sums, was agreed on.
  const net = cents(sumOf(items) + Number(labels.net_amount) - sumOf(lines));
  const rate = Number(labels.total_amount ?? labels.net_amount) / Number(labels.net_amount);
  const number = String(labels.purchase_order ?? labels.order_number ?? '');
  const spelled = (name: unknown) =>
    typeof name === 'string' && random.chance(0.5) ? name.toUpperCase() : name;
  const common = {
    currency: labels.currency,
    net_amount: net,
    total_amount: cents(net * rate),
    seller_name: spelled(labels.seller_name),
    buyer_name: spelled(labels.buyer_name),
    line_items: items.map((item) => ({
      ...item,
      description: random.chance(0.5) ? reworded(random, item.description) : item.description,
      sku: random.chance(0.5) ? (item.sku ?? null) : null,
    })),
  };
  const day = shifted(String(labels.issue_date), isOrder ? 9 : -9);
  const values = isOrder
    ? {
        ...common,
        invoice_number: 'R-777001',
        issue_date: day,
        purchase_order: random.chance(0.7) ? number : null,
      }
    : { ...common, order_number: number || 'PO-556677', issue_date: day };
  return { values, from, planted: plantedBy(change, isOrder, victim, from, items.length) };
}

/** For an invoice that is given the order is changed the other way. */
function changedLine(line: Line, isOrder: boolean, change: Change): Line | null {
  const more = (change === 'quantity') === isOrder ? 1 : -1;
  const quantity =
    change === 'quantity' || change === 'open_quantity'
      ? line.quantity + more * Math.max(1, Math.round(line.quantity / 4))
      : line.quantity;
  const price = change === 'unit_price' ? cents(line.unit_price * (isOrder ? 1.1 : 0.9)) : line.unit_price;
  if (quantity <= 0 || (change === 'unit_price' && Math.abs(price - line.unit_price) < 0.02)) return null;
  const per = line.amount / (line.quantity * line.unit_price);
  return { ...line, quantity, unit_price: price, amount: cents(quantity * price * per) };
}

function plantedBy(
  change: Change,
  isOrder: boolean,
  victim: number,
  from: readonly (number | null)[],
  count: number,
): Planted[] {
  const at = from.indexOf(victim) + 1;
  switch (change) {
    case 'nothing':
      return [];
    case 'extra_line':
      return [{ kind: change, line: isOrder ? count : victim + 1 }];
    case 'open_line':
      return [{ kind: change, line: isOrder ? victim + 1 : count }];
    case 'open_quantity':
      return [{ kind: change, line: isOrder ? victim + 1 : at }];
    default:
      return [{ kind: change, line: isOrder ? at : victim + 1 }];
  }
}

interface Case {
  id: string;
  own: Paper;
  labels: Values;
  made: Made;
  isOrder: boolean;
  strangers: readonly Paper[];
}

function judge(random: Random, { id, own, labels, made, isOrder, strangers }: Case) {
  const other = paperOf({
    id: isOrder ? id : 'order',
    documentType: isOrder ? 'invoice' : 'purchase_order',
    values: made.values,
  });
  const [bill, order] = isOrder ? [other, own] : [{ ...own, id }, other];
  const decoys = [1, 2, 3].map((n) => decoyOf(random, order, n));
  const verdict = indexPapers([...strangers, ...decoys, order])(bill);
  const places = placesOf(own, labels);
  const pairs = bill.lines.map((_, index) => {
    const label = isOrder ? made.from[index] : places.indexOf(index);
    const line = isOrder ? places[label ?? -1] : made.from.indexOf(label ?? -1);
    return label !== null && label !== undefined && label >= 0 && line !== undefined && line >= 0
      ? { order: 'order', line: line + 1 }
      : null;
  });
  const isConflict = made.planted.some(({ kind }) => !kind.startsWith('open'));
  const result = isConflict ? 'mismatched' : made.planted.length > 0 ? 'partial' : 'matched';
  return {
    bill: {
      id,
      values: {},
      orders: ['order'],
      pairs,
      result,
      planted: made.planted,
      trick: 'nothing',
    } satisfies TradeBill,
    verdict,
  };
}

/** Where each labelled line stands among those that were read. */
function placesOf({ lines }: Paper, labels: Values): number[] {
  const taken = new Set<number>();
  return (labels.line_items ?? []).map((label) => {
    const at = lines.findIndex(
      ({ amount, quantity }, index) =>
        !taken.has(index) && (amount === label.amount || (amount === null && quantity === label.quantity)),
    );
    if (at >= 0) taken.add(at);
    return at;
  });
}

/** Another order of the same parties for some of the same goods, with a number of its own. */
function decoyOf(random: Random, order: Paper, n: number): Paper {
  const lines = order.lines
    .filter(() => random.chance(0.7))
    .map((line) => {
      const quantity = (line.quantity ?? 1) + random.whole(1, 7);
      return { ...line, quantity, amount: cents(quantity * (line.unitPrice ?? 1)) };
    });
  const net = cents(lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
  const number = (order.number ?? '').replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + n) % 10));
  return {
    ...order,
    id: `decoy-${n}`,
    number: number || null,
    date: shifted(order.date ?? '2024-01-01', -20 * n),
    lines,
    net,
    total: net,
    tax: null,
  };
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
