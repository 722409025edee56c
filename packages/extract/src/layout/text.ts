import type { LaidOutPage } from './lines.ts';
import { readingOrder } from './reading-order.ts';
import type { Segment } from './segments.ts';

const WIDEST_GAP = 40;
/** Width of an average letter, in heights of the text. */
const LETTER_WIDTH = 0.5;

/** The document as text in reading order, gaps on a line kept as spaces, a form feed between pages. */
export function textOf(pages: readonly LaidOutPage[]): string {
  return pages.map(pageText).join('\f');
}

function pageText(laidOut: LaidOutPage): string {
  const running = laidOut.segments.filter(({ words }) => !words.every(({ word }) => word.margin));
  const blocks = readingOrder({ ...laidOut, segments: running }).map((block) => {
    const left = Math.min(...block.map((segment) => segment.left));
    const lines = [...Map.groupBy(block, (segment) => segment.line).values()];
    return lines.map((line, index) => blankLines(lines[index - 1], line) + lineText(line, left)).join('\n');
  });
  const turned = laidOut.page.words.filter((word) => word.turned).map((word) => word.text);
  return [...blocks, ...(turned.length > 0 ? [turned.join(' ')] : [])].join('\n');
}

function blankLines(above: Segment[] | undefined, line: Segment[]): string {
  const [last, next] = [above?.[0], line[0]];
  return last && next && next.top - last.bottom > last.size * 0.9 ? '\n' : '';
}

function lineText(line: readonly Segment[], left: number): string {
  let text = '';
  for (const segment of line) {
    const column = Math.round((segment.left - left) / (segment.size * LETTER_WIDTH));
    const gap = text === '' ? column : Math.max(3, column - text.length);
    text += ' '.repeat(Math.max(0, Math.min(WIDEST_GAP, gap))) + segment.text;
  }
  return text.trimEnd();
}
