import { paperOf } from '@docglean/extract';
import { randomFrom } from '../../documents/random/random.ts';
import { randomBill, tricks } from '../../documents/random/trade/bill.ts';
import { orderValues, randomWorld } from '../../documents/random/trade/world.ts';
import { corpus } from '../corpus.ts';
import type { Figures } from '../reading.ts';
import { billPaper, f1Of, indexPapers, type Judged, judgeBills } from './judge-bills.ts';
import { matchCorpus } from './match-corpus.ts';
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
  const generated = judgeBills(all);
  const labelled = await matchCorpus();
  if (process.argv.includes('--errors')) {
    for (const error of [...generated.errors, ...(labelled?.errors ?? [])]) console.log(error);
  }
  if (!labelled) console.log(`Without labelled documents: there are none in ${corpus} (CORPUS_DIR).`);
  return {
    ...figuresOf('generated', generated),
    ...(labelled && figuresOf('Factur-X and Order-X', labelled)),
    ...(await matchServer()),
  };
}

function figuresOf(name: string, { documents, lines, verdicts, differences }: Judged): Figures {
  const share = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(2);
  return {
    [`${name}: pairing of documents, F1`]: f1Of(documents).toFixed(2),
    [`${name}: pairing of lines, F1`]: f1Of(lines).toFixed(2),
    [`${name}: right verdicts, %`]: share(verdicts.right, verdicts.all),
    [`${name}: planted differences found, %`]: share(differences.right, differences.meant),
    [`${name}: told differences that were planted, %`]: share(differences.right, differences.found),
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
