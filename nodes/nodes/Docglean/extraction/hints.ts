import type { IExecuteFunctions } from 'n8n-workflow';
import type { Credits, DocumentSummary } from '../../shared/api';
import { apiRequest } from '../../shared/request';

/** Pages that have to be left at the price of one with values; fewer is worth a word. */
const fewPages = 20;
const creditsPerPage = 3;

/** Says below the output what a person should know of it although nothing went wrong. */
export async function hintAtResults(
  context: IExecuteFunctions,
  { read }: { read: readonly DocumentSummary[] },
): Promise<void> {
  const doubtful = read.filter(({ status }) => status === 'needs_review').length;
  if (doubtful > 0) {
    hint(
      context,
      `Someone should look at the values of ${doubtful} of ${read.length} documents. An If node on {{ $json.needs_review }} sends them another way.`,
    );
  }
  const pages = (context.getNodeParameter('options', 0, {}) as { pages?: string }).pages?.trim();
  if (pages) hint(context, `Only the pages ${pages} were read, as the option "Pages" says.`);
  const balance = await balanceOf(context);
  if (balance !== null && balance < fewPages * creditsPerPage) {
    hint(
      context,
      `Only ${balance} credits are left, enough for ${Math.floor(balance / creditsPerPage)} pages. Whoever runs the Docglean server can add some.`,
    );
  }
}

/** Not to know it is no reason to lose what was read. */
async function balanceOf(context: IExecuteFunctions): Promise<number | null> {
  const request = apiRequest<{ credits: Credits }>(context, { method: 'GET', path: '/v1/credits' });
  return request.then(
    ({ credits }) => credits.balance,
    () => null,
  );
}

const hint = (context: IExecuteFunctions, message: string): void =>
  context.addExecutionHints?.({ type: 'info', location: 'outputPane', message });
