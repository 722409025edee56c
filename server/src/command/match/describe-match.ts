import { styleText } from 'node:util';
import type { LinePair, MatchLine, MatchResult } from '@docglean/contract';
import type { Paper, Verdict } from '@docglean/extract';

const colours = { matched: 'green', partial: 'yellow', mismatched: 'red', unmatched: 'red' } as const;
const signs: Readonly<Record<LinePair['result'], string>> = {
  matched: '✓',
  different: '✗',
  extra: '✗',
  open: '…',
};

/** A verdict and its lines side by side, as a person reads them in a terminal. */
export function describeMatch(subject: Paper, verdict: Verdict): string {
  const { result, summary, lines, differences, counterparts, others, duplicates } = verdict;
  const inLines = new Set(lines.flatMap((pair) => pair.differences));
  const beside = differences.filter(({ message }) => !inLines.has(message));
  return [
    '',
    `${headline(result)}  ${summary}`,
    ...counterparts.map(({ paper, score, reasons }) =>
      styleText('dim', `  ${paper.id}  ${Math.round(score * 100)} %  ${reasons.join(' ')}`),
    ),
    ...(lines.length > 0 ? ['', ...tableOf(subject, lines)] : []),
    ...beside.map(({ severity, message }) => `  ${signOf(severity)} ${message}`),
    ...duplicates.map(({ paper, reason }) => `  ${signOf('conflict')} ${paper.id}: ${reason}`),
    ...(result === 'unmatched' ? others : []).map(
      ({ paper, score, reasons }) => `  ${paper.id}  ${Math.round(score * 100)} %  ${reasons.join(' ')}`,
    ),
  ].join('\n');
}

const headline = (result: MatchResult): string => styleText(['bold', colours[result]], result);

const signOf = (severity: 'conflict' | 'open' | 'note'): string =>
  severity === 'conflict' ? styleText('red', '✗') : severity === 'open' ? '…' : styleText('dim', '·');

function tableOf(subject: Paper, lines: readonly LinePair[]): string[] {
  const rows = lines.map((pair) => [textOf(pair.document_line), textOf(pair.counterpart_line)] as const);
  const heads = [subject.id, 'counterpart'] as const;
  const width = Math.min(56, Math.max(heads[0].length, ...rows.map(([own]) => own.length)));
  return [
    styleText('dim', `    ${heads[0].padEnd(width)}  ${heads[1]}`),
    ...rows.flatMap(([own, other], index) => {
      const pair = lines[index];
      const sign = pair ? signs[pair.result] : '';
      const colour = sign === '✓' ? 'green' : sign === '✗' ? 'red' : 'yellow';
      return [
        `  ${styleText(colour, sign)} ${own.padEnd(width)}  ${other}`.trimEnd(),
        ...(pair?.differences ?? []).map((message) => `      ${message}`),
      ];
    }),
  ];
}

function textOf(line: MatchLine | null): string {
  if (!line) return '–';
  const { quantity, description, sku, unit_price } = line;
  const goods = (description ?? sku ?? '').slice(0, 36);
  const price = unit_price === null ? '' : ` at ${unit_price.toFixed(2)}`;
  return `${quantity === null ? '' : `${quantity} × `}${goods}${price}`;
}
