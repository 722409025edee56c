import {
  type Candidate,
  goesWith,
  isNamed,
  keysOf,
  matchPapers,
  monthsAround,
  type Paper,
  paperOf,
  tolerancesOf,
  type Verdict,
} from '@docglean/extract';
import type { TradeBill } from '../../documents/random/trade/bill.ts';

/** As many as the server looks at closely. */
const mostCandidates = 40;

/** Finds papers by what they have in common, as the server's index does. */
export function indexPapers(papers: readonly Paper[]) {
  const index = new Map<string, Paper[]>();
  for (const paper of papers) {
    const { rare, goods, common } = keysOf(paper);
    for (const key of [...rare, ...goods, ...common]) {
      const found = index.get(key) ?? [];
      found.push(paper);
      index.set(key, found);
    }
  }
  const lookUp = (keys: readonly string[]): Candidate[] => {
    const counts = new Map<Paper, number>();
    for (const key of keys) {
      for (const paper of index.get(key) ?? []) {
        counts.set(paper, (counts.get(paper) ?? 0) + (key.startsWith('n:') ? 1000 : 1));
      }
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostCandidates)
      .map(([paper]) => ({ paper, bills: [] }));
  };
  return (subject: Paper): Verdict => {
    const { rare, goods, common } = keysOf(subject);
    const question = (candidates: Candidate[]) => ({ subject, candidates, tolerances: tolerancesOf({}) });
    const likely = lookUp(rare);
    const more = isNamed(
      subject,
      likely.map(({ paper }) => paper),
    )
      ? []
      : lookUp([...goods, ...common, ...monthsAround(subject)]);
    const all = [...likely, ...more];
    const unique = [...new Map(all.map((one) => [one.paper.id, one])).values()];
    return matchPapers(question(unique.filter(({ paper }) => goesWith[subject.kind].includes(paper.kind))));
  };
}

export interface Tally {
  right: number;
  found: number;
  meant: number;
}

export interface Judged {
  documents: Tally;
  lines: Tally;
  differences: Tally;
  verdicts: { right: number; all: number };
  /** What went wrong, one line each. */
  errors: string[];
}

const nothing = (): Tally => ({ right: 0, found: 0, meant: 0 });

export const f1Of = ({ right, found, meant }: Tally): number => (200 * right) / Math.max(1, found + meant);

/** Pairings, verdicts and differences of bills held against what was planted. */
export function judgeBills(bills: readonly { bill: TradeBill; verdict: Verdict }[]): Judged {
  const judged: Judged = {
    documents: nothing(),
    lines: nothing(),
    differences: nothing(),
    verdicts: { right: 0, all: 0 },
    errors: [],
  };
  for (const { bill, verdict } of bills) judgeBill(bill, verdict, judged);
  return judged;
}

function judgeBill(bill: TradeBill, verdict: Verdict, judged: Judged): void {
  const found = verdict.counterparts.map(({ paper }) => paper.id);
  const right = found.filter((id) => bill.orders.includes(id)).length;
  add(judged.documents, right, found.length, bill.orders.length);
  const isPaired = right === bill.orders.length && found.length === right;
  if (!isPaired)
    judged.errors.push(
      `${bill.id} ${bill.trick}: orders ${bill.orders.join('+') || 'none'}, found ${found.join('+') || 'none'} ${verdict.others
        .map(({ paper, score }) => `${paper.id} ${score}`)
        .join(' ')
        .slice(0, 100)}`,
    );
  judged.verdicts.all += 1;
  if (bill.result === verdict.result) judged.verdicts.right += 1;
  else if (isPaired) judged.errors.push(`${bill.id} ${bill.trick}: ${bill.result}, said ${verdict.summary}`);
  // Where the orders are wrong, so is everything about their lines.
  const lines = verdict.lines.flatMap(({ document_line, counterpart_line, counterpart_id }) =>
    document_line && counterpart_line
      ? [`${document_line.line} ${counterpart_id} ${counterpart_line.line}`]
      : [],
  );
  const pairs = bill.pairs.flatMap((pair, index) =>
    pair ? [`${index + 1} ${pair.order} ${pair.line}`] : [],
  );
  add(judged.lines, lines.filter((one) => pairs.includes(one)).length, lines.length, pairs.length);
  const told = verdict.differences
    .filter(({ severity }) => severity !== 'note')
    .map(({ kind, document_line, counterpart_line }) =>
      nameOf(kind, kind.startsWith('open') ? counterpart_line : document_line),
    );
  const planted = bill.planted.map(({ kind, line }) => nameOf(kind, line));
  const rightly = told.filter((one) => planted.includes(one)).length;
  add(judged.differences, rightly, told.length, planted.length);
  if (isPaired && (rightly < told.length || rightly < planted.length))
    judged.errors.push(`${bill.id} ${bill.trick}: planted ${planted.join(', ')}; told ${told.join(', ')}`);
}

const nameOf = (kind: string, line: number | null): string =>
  kind === 'total_amount' || kind === 'net_amount' ? 'sum' : `${kind} ${line}`;

function add(tally: Tally, right: number, found: number, meant: number): void {
  tally.right += right;
  tally.found += found;
  tally.meant += meant;
}

export const billPaper = ({ id, values }: TradeBill): Paper =>
  paperOf({ id, documentType: 'invoice', values });
