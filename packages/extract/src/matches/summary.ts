import type { Difference, MatchResult, PaperKind } from '@docglean/contract';
import type { Paper } from './paper.ts';
import { kindWords, listWords } from './wording.ts';

interface Told {
  subject: Paper;
  result: MatchResult;
  papers: readonly Paper[];
  differences: readonly Difference[];
  /** How many others might belong to it. */
  candidates: number;
  kinds: readonly PaperKind[];
}

/** The verdict in a sentence or two. */
export function summaryOf({ subject, result, papers, differences, candidates, kinds }: Told): string {
  const own = capitalised(nameOf(subject));
  const others = listWords(papers.map(nameOf));
  const conflicts = differences.filter(({ severity }) => severity === 'conflict');
  switch (result) {
    case 'matched':
      return `${own} agrees with ${others}.`;
    case 'partial': {
      const [first] = differences.filter(({ severity }) => severity === 'open');
      return `${own} agrees with ${others} as far as it goes. ${first?.message ?? ''}`.trim();
    }
    case 'mismatched': {
      const more = conflicts.length > 1 ? ` And ${conflicts.length - 1} more.` : '';
      return `${own} does not agree with ${others}. ${conflicts[0]?.message ?? ''}${more}`;
    }
    case 'unmatched': {
      const looked = kinds.map((kind) => kindWords[kind]).join(' or ');
      const some = candidates === 1 ? ' One document might be it.' : ` ${candidates} documents might be it.`;
      return `No ${looked} was found for ${nameOf(subject)}.${candidates > 0 ? some : ''}`;
    }
  }
}

const nameOf = ({ kind, number }: Paper): string => `${kindWords[kind]}${number ? ` ${number}` : ''}`;
const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
