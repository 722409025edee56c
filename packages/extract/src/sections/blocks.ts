import { wholeSpan } from '../layout/segments.ts';
import type { TextLine } from './lines.ts';
import { type Numbering, numberingOf } from './numbering.ts';
import { type Passage, passageOf } from './passage.ts';

/** A paragraph, or a line of cells: a label with its value, a row of a table. */
export interface Block {
  kind: 'text' | 'row';
  passage: Passage;
  numbering: Numbering | null;
  lines: TextLine[];
  size: number;
  bold: boolean;
}

/** Gap between segments, in heights of the text, up to which a line is still running text. */
const WORD_GAP = 2.2;
/** More than the usual space between lines, in heights, that ends a paragraph. */
const EXTRA_LEADING = 0.35;
const SIZE_CHANGE = 0.08;
/** The same in pictures, where a line with a long letter is a higher one. */
const SIZE_CHANGE_READ = 0.35;
const LETTER_WIDTH = 0.5;
const ENDED = /[.:;!?…»”"]\s*$/u;

/** Lines as paragraphs and rows, the same however the lines of a paragraph are broken. */
export function blocksOf(lines: readonly TextLine[]): Block[] {
  const usual = usualLeading(lines);
  const edgeOf = edgesOf(lines);
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && goesOn(last, line, usual, edgeOf)) group.push(line);
    else groups.push([line]);
  }
  return groups.map(blockOf);
}

function blockOf(lines: TextLine[]): Block {
  const [first] = lines;
  const passage = passageOf(lines.flatMap(({ segments }) => segments.map(wholeSpan)));
  return {
    kind: first && isRow(first) ? 'row' : 'text',
    passage,
    numbering: numberingOf(passage.text) ?? loneNumbering(passage.text),
    lines,
    size: first?.size ?? 10,
    bold: lines.every(({ bold }) => bold),
  };
}

/** A line whose parts stand apart, other than a numbering and what it counts. */
function isRow({ segments, size }: TextLine): boolean {
  const [first, ...rest] = segments;
  const parts = first && rest.length > 0 && isOnlyNumbering(first.text) ? rest : segments;
  return parts.some((segment, index) => {
    const previous = parts[index - 1];
    return previous !== undefined && segment.left - previous.right > size * WORD_GAP;
  });
}

/** A number on a line of its own. */
function loneNumbering(text: string): Numbering | null {
  const numbering = isOnlyNumbering(text) ? numberingOf(`${text} X`) : null;
  return numbering && { ...numbering, length: text.length };
}

const isOnlyNumbering = (text: string): boolean => numberingOf(`${text} X`)?.length === text.length + 1;

/** Whether a line goes on with the paragraph of the one before. */
function goesOn(last: TextLine, line: TextLine, usual: number, edgeOf: EdgeOf): boolean {
  if (isRow(last) || isRow(line) || isParagraph(last)) return false;
  const change = line.page.source === 'ocr' ? SIZE_CHANGE_READ : SIZE_CHANGE;
  if (Math.abs(last.size - line.size) > last.size * change || last.bold !== line.bold) return false;
  const isFilled = isFull(last, line, edgeOf);
  const isOpen = !ENDED.test(last.text);
  // In the middle of a sentence "6 months" and "§ 4" are no numbering.
  if (numberingOf(line.text) || BULLET.test(line.text)) return isFilled && isOpen && !COUNTED.test(line.text);
  if (!isOpen && isBold(line, 0) && !isBold(last, -1)) return false;
  const continues = isOpen && line.page.placed && /^[\p{Ll}\d(]/u.test(line.text) && !/,$/.test(last.text);
  if (!isBelow(last, line)) return isOpen && (isFilled || continues);
  if (line.top - last.bottom > usual + last.size * EXTRA_LEADING) return false;
  return isFilled || continues;
}

/** Word documents come paragraph by paragraph. */
const isParagraph = ({ page }: TextLine): boolean => !page.placed && page.tables !== undefined;

/** In the same column, and not at the top of the next one. */
const isBelow = (last: TextLine, line: TextLine): boolean =>
  last.page === line.page &&
  line.top >= last.top &&
  (last.block === line.block || Math.abs(line.left - last.left) < last.size * COLUMN_SHIFT);

/** Heights of the text by which a line may be set in and still be of the same column. */
const COLUMN_SHIFT = 3;
const BULLET = /^[-–•·▪●*]\s/u;
/** Numbering that is set as such, and not a number that a line happens to begin with. */
const COUNTED = /^(?:\d{1,2}\.\s|\d{1,2}(?:\.\d{1,2})+\s|\([\da-z]\)\s|[IVX]{1,4}\.\s)/u;

const isBold = ({ segments }: TextLine, word: 0 | -1): boolean =>
  segments.at(word)?.words.at(word)?.word.bold === true;

/** The first word of the next line would not have fitted: nobody broke the line on purpose. */
function isFull(last: TextLine, next: TextLine, edgeOf: EdgeOf): boolean {
  const word = next.segments[0]?.words[0];
  const width = word ? word.right - word.left : 0;
  return last.right + width + last.size * LETTER_WIDTH > edgeOf(last);
}

/** How far lines like this one go, in points. */
type EdgeOf = (line: TextLine) => number;

/** Share of a page's width within which lines end that are as long as the column is wide, and how many must. */
const RAGGED = 0.06;
const SOME_LINES = 0.1;
/** Of fewer lines the longest tells how wide the column is. */
const LEAST_LINES = 10;

function edgesOf(lines: readonly TextLine[]): EdgeOf {
  const known = new Map<number, number>();
  const key = ({ left, page }: TextLine) => (page.placed ? Math.round(left / 8) : -1);
  for (const [place, own] of Map.groupBy(lines, key)) known.set(place, edgeIn(own));
  return (line) => known.get(key(line)) ?? line.right;
}

/** The edge that some of the lines come near; a title over two columns goes further than their lines. */
function edgeIn(lines: readonly TextLine[]): number {
  const [first] = lines;
  const rights = lines.map(({ right }) => right).sort((a, b) => b - a);
  if (!first?.page.placed) return rights[0] ?? 0;
  if (rights.length < LEAST_LINES) return rights[0] ?? 0;
  const width = first.page.width * RAGGED;
  const least = Math.min(rights.length, Math.max(2, rights.length * SOME_LINES));
  const inner = (index: number) => rights[Math.ceil(index + least) - 1] ?? Number.NEGATIVE_INFINITY;
  const reached = rights.findIndex((right, index) => inner(index) > right - width);
  return reached < 0 ? (rights[0] ?? 0) : inner(reached);
}

/** In a letter most lines are paragraphs of their own: the space within one is that of the closest lines. */
const TIGHTEST = 0.05;
/** Heights of the text between the lines of a paragraph, at most, where nearly every line ends a sentence. */
const SINGLE_SPACED = 0.3;
const MOSTLY_ENDED = 0.5;

/** The space between lines of a paragraph, in points. */
function usualLeading(lines: readonly TextLine[]): number {
  const gaps = lines
    .map((line, index) => {
      const last = lines[index - 1];
      return last && isBelow(last, line) ? line.top - last.bottom : Number.NaN;
    })
    .filter((gap) => gap > -5 && gap < 40)
    .sort((a, b) => a - b);
  const tightest = gaps[Math.floor(gaps.length * TIGHTEST)] ?? 3;
  const ended = lines.filter(({ text }) => ENDED.test(text)).length;
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b);
  const size = sizes[Math.floor(sizes.length / 2)] ?? 10;
  return ended >= lines.length * MOSTLY_ENDED ? Math.min(tightest, size * SINGLE_SPACED) : tightest;
}
