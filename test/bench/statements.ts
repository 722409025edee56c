import { extract } from '@docglean/extract';
import { accountOf, type StatementTruth } from '../documents/statement/account.ts';
import { type StatementLayout, statementLayouts } from '../documents/statement/layouts.ts';
import { renderStatement } from '../documents/statement/render-statement.ts';

const accountsPerLayout = 5;

interface Score {
  exact: number;
  printed: number;
  found: number;
}

/** Drawn statements, five accounts in each of six banks' ways: how many bookings come back with day, text and amount exact. */
export async function statements(): Promise<void> {
  const scores: Score[] = [];
  for (const [index, layout] of statementLayouts.entries()) {
    const ofLayout: Score[] = [];
    for (let account = 0; account < accountsPerLayout; account++) {
      ofLayout.push(await scoreOf(accountOf(account * statementLayouts.length + index), layout));
    }
    print(layout.title, ofLayout);
    scores.push(...ofLayout);
  }
  print('all', scores);
}

async function scoreOf(truth: StatementTruth, layout: StatementLayout): Promise<Score> {
  const bytes = new Uint8Array(await renderStatement(truth, layout));
  const { result } = await extract(bytes, { mode: 'fields', documentType: 'auto' });
  const rows = (result.transactions ?? []) as { date: string; description: string; amount: number }[];
  const left = rows.map(({ date, description, amount }) => `${date} ${amount} ${description}`);
  const isFound = (booking: string) => {
    const at = left.indexOf(booking);
    if (at >= 0) left.splice(at, 1);
    else if (process.argv.includes('--errors')) console.log(`  not found: ${booking}`);
    return at >= 0;
  };
  const exact = truth.bookings
    .map(({ date, lines, amount }) => `${date} ${amount} ${lines.join(' ')}`)
    .filter(isFound).length;
  if (process.argv.includes('--errors')) for (const row of left) console.log(`  not printed: ${row}`);
  return { exact, printed: truth.bookings.length, found: rows.length };
}

function print(title: string, scores: readonly Score[]): void {
  const sum = (part: keyof Score) => scores.reduce((total, score) => total + score[part], 0);
  const share = ((100 * sum('exact')) / sum('printed')).toFixed(1);
  const wrong = sum('found') - sum('exact');
  console.log(`${title.padEnd(24)} ${share} % of ${sum('printed')} bookings exact, ${wrong} more or wrong`);
}
