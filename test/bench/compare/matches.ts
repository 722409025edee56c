import { paperOf } from '@docglean/extract';
import { randomFrom } from '../../documents/random/random.ts';
import { randomBill, tricks } from '../../documents/random/trade/bill.ts';
import { orderValues, randomWorld } from '../../documents/random/trade/world.ts';
import type { Figures } from '../reading.ts';
import { billPaper, f1Of, indexPapers, judgeBills } from './judge-bills.ts';
import { matchServer } from './match-server.ts';

const worlds = 6;
const ordersOfWorld = 400;
const billsOfWorld = 220;

/**
 * Invoices against orders: documents and lines paired, verdicts, planted differences found and others told, in worlds that
 * are made by chance.
 */
export async function matches(): Promise<Figures> {
  const seed0 = Number(process.env.SEED ?? 100);
  const all = Array.from({ length: worlds }, (_, index) => randomMatches(seed0 + index)).flat();
  const judged = judgeBills(all);
  if (process.argv.includes('--errors')) for (const error of judged.errors) console.log(error);
  const { documents, lines, verdicts, differences } = judged;
  return {
    'generated: pairing of documents, F1': f1Of(documents).toFixed(2),
    'generated: pairing of lines, F1': f1Of(lines).toFixed(2),
    'generated: right verdicts, %': ((100 * verdicts.right) / verdicts.all).toFixed(2),
    'generated: planted differences found, %': ((100 * differences.right) / differences.meant).toFixed(2),
    'generated: told differences that were planted, %': (
      (100 * differences.right) /
      differences.found
    ).toFixed(2),
    ...(await matchServer()),
  };
}

function randomMatches(seed: number) {
  const world = randomWorld(seed, ordersOfWorld);
  const random = randomFrom(seed + 1000);
  const papers = world.orders.map((order) =>
    paperOf({ id: order.id, documentType: 'purchase_order', values: orderValues(random, order) }),
  );
  const match = indexPapers(papers);
  return Array.from({ length: billsOfWorld }, (_, index) => {
    const order = random.pick(world.orders);
    const bill = randomBill(
      random,
      world,
      order,
      random.chance(0.3) ? 'nothing' : random.pick(tricks),
      `bill-${index}`,
    );
    return { bill, verdict: match(billPaper(bill)) };
  });
}
