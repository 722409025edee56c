import { type Candidate, matchPapers, type Paper, paperOf, tolerancesOf } from '@docglean/extract';
import { ConfigError } from '../config.ts';
import { findingsOf } from '../matches/findings.ts';
import { isMatchable } from '../matches/match-keys.ts';
import { type Command, type Flags, say } from './command.ts';
import { readAll } from './extract/read-all.ts';
import type { ReadFile } from './extract/read-file.ts';
import { describeMatch } from './match/describe-match.ts';

export const match: Command = {
  usage: 'INVOICE ORDER… [options]',
  summary: 'compare an invoice with its order, without a server',
  details: `
  --tolerance MONEY     by how much sums may differ, such as 0.50; default: 0.05
  --percent NUMBER      by how many percent prices and sums may differ, such as 2; default: 0
  --json                everything as JSON

The first file is matched with what belongs to it among the others: orders, delivery notes, receipts, or the other way
round an order with its invoices. Nothing is stored. The exit code is 1 unless everything agrees.`,
  options: {
    tolerance: { type: 'string' },
    percent: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ words, flags, config }) {
    if (words.length < 2)
      throw new ConfigError('Write "match", the file to match, and the files to look among.');
    const tolerances = tolerancesIn(flags);
    const read = await readAll(config(), words, { documentType: 'auto', mode: 'fields' });
    const papers = read.map(paperIn);
    const [subject, ...others] = papers;
    if (!subject) return;
    const candidates = others.map((paper): Candidate => ({ paper, bills: [] }));
    // A single other file is compared whether it seems to belong or not.
    const named = others.length === 1 ? others.map(({ id }) => id) : undefined;
    const verdict = matchPapers({ subject, candidates, tolerances: tolerancesOf(tolerances), named });
    const { result, score } = verdict;
    const findings = () => findingsOf(subject, verdict, () => '');
    if (flags.isSet('json'))
      say(JSON.stringify({ document_id: subject.id, result, score, ...findings() }, withoutExtractions, 2));
    else say(describeMatch(subject, verdict));
    if (result !== 'matched') process.exitCode = 1;
  },
};

/** Files belong to no extraction. */
const withoutExtractions = (name: string, value: unknown): unknown =>
  name === 'extraction_id' ? undefined : value;

/** Files stand for documents here, so their paths are the ids. */
function paperIn({ path, document_type, result, error }: ReadFile): Paper {
  if (error) throw new ConfigError(`${path}: ${error.message}`);
  const paper = paperOf({ id: path, documentType: document_type, values: result ?? {} });
  if (!isMatchable(paper))
    throw new ConfigError(
      `${path}: there is nothing in it to match. It must be an invoice, an order, a delivery note or a receipt.`,
    );
  return paper;
}

function tolerancesIn(flags: Flags) {
  const absolute = numberOf('--tolerance', flags.text('tolerance'));
  const percent = numberOf('--percent', flags.text('percent'));
  const relative = (percent ?? 0) / 100;
  return {
    ...((absolute !== null || percent !== null) && { amount: { absolute: absolute ?? 0.05, relative } }),
    ...(percent !== null && { unit_price: { relative } }),
  };
}

function numberOf(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= 100_000) return number;
  throw new ConfigError(`${flag} has a wrong value (it is "${text}"). Write a number, such as 0.5.`);
}
