import type { Conventions } from '../fields/conventions.ts';
import type { Block } from './blocks.ts';
import type { Part } from './outline.ts';
import { type Passage, partOf } from './passage.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What is compared: a sentence, or a row with its cells. */
export interface Sentence {
  kind: 'text' | 'row';
  passage: Passage;
  tokens: Token[];
  /** The first of its paragraph. */
  opens: boolean;
  /** Read from pixels: letters may be wrong. */
  isRead: boolean;
}

/** Words after whose dot no sentence ends, in the eight languages. */
const SHORT =
  /(?:str|nr|tel|abs)\.$|(?:^|[\s(„“"«])(?:\p{L}|\d{1,3}|nr|no|art|abs|bzw|ca|dr|prof|ing|mr|mrs|ms|st|str|vgl|sog|ggf|inkl|zzgl|evtl|usw|etc|tel|inc|ltd|co|corp|cf|al|ex|av|bd|mme|mlle|núm|sr|sra|pag|p|pp|sec|fig|approx|max|min|z\.\s?b|d\.\s?h|u\.\s?a|i\.\s?e|e\.\s?g|i\.\s?v\.\s?m|v\.\s?h)\.$/iu;
/** In pictures "It" may be read as "lt". */
const END_READ = /[.!?](?:["”“»')\]]|\s»)?\s+(?=["„“«'(]?[\p{L}\d§])/gu;
const END = /[.!?](?:["”“»')\]]|\s»)?\s+(?=["„“«'(]?(?:\p{Lu}|\d|§))/gu;

/** The sentences and rows of a part; labels such as "(a)" before them are left out. */
export function sentencesOf({ blocks }: Pick<Part, 'blocks'>, conventions: Conventions): Sentence[] {
  return blocks
    .flatMap((block) =>
      passagesIn(block).map((passage, index) => sentence(block, passage, index === 0, conventions)),
    )
    .filter(({ tokens }) => tokens.length > 0);
}

const isRead = (lines: Block['lines']): boolean => lines.some(({ page }) => page.source === 'ocr');

function sentence(
  { kind, lines }: Block,
  passage: Passage,
  opens: boolean,
  conventions: Conventions,
): Sentence {
  return {
    kind,
    passage,
    opens,
    tokens: tokensOf(passage.text, conventions),
    isRead: isRead(lines),
  };
}

function passagesIn({ kind, passage, numbering, lines }: Block): Passage[] {
  const bullet = passage.text.match(/^[-–•·▪●*]\s+/u)?.[0].length ?? 0;
  const from = numbering && kind === 'text' ? numbering.length : bullet;
  if (kind === 'row') return [partOf(passage, from, passage.text.length)];
  const parts: Passage[] = [];
  let start = from;
  for (const match of passage.text.matchAll(isRead(lines) ? END_READ : END)) {
    const end = match.index + match[0].trimEnd().length;
    if (end <= start || SHORT.test(passage.text.slice(start, match.index + 1))) continue;
    parts.push(partOf(passage, start, end));
    start = match.index + match[0].length;
  }
  if (start < passage.text.length) parts.push(partOf(passage, start, passage.text.length));
  return parts;
}
