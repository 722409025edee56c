import { fold } from '../fields/fold.ts';
import { type LaidOutPage, layOut } from '../layout/lines.ts';
import type { Segment } from '../layout/segments.ts';
import type { Page } from '../page.ts';
import { columnsOf } from './columns.ts';

/** A line of text as it is read: in a page of columns, a line of one column. Edges in points. */
export interface TextLine {
  segments: Segment[];
  text: string;
  page: Page;
  /** Counts the columns and stretches of the whole document. */
  block: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
  size: number;
  bold: boolean;
}

/** The lines of a document, those that stand on every page apart from the rest. */
export interface DocumentLines {
  body: TextLine[];
  /** Headers and footers: each once, however many pages repeat it. */
  margins: TextLine[];
}

/** Shares of a page from its top and its bottom in which headers and footers stand. */
const HEADER = 0.12;
const FOOTER = 0.87;
const PAGE_NUMBER =
  /^\W*(?:(?:page|seite|pagina|página|pag|strona|blad|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:of|von|de|sur|di|van|z|\/|\||-)\s*\d{1,4})?\W*$/iu;

/** The lines of documents that are compared: what one of them repeats on its pages is no text in the others either. */
export function linesOfAll(documents: readonly (readonly Page[])[]): DocumentLines[] {
  const all = documents.map((pages) => linesOf(pages.map(layOut)));
  const repeated = new Set(all.flatMap(repeatedIn));
  return all.map((lines) => {
    const seen = new Set<string>();
    const margins: TextLine[] = [];
    const body = lines.filter((line) => {
      const zone = zoneOf(line);
      if (!zone) return true;
      if (PAGE_NUMBER.test(line.text) && !isMargin(line)) return false;
      const key = keyOf(line, zone);
      if (!isMargin(line) && !repeated.has(key)) return true;
      if (!seen.has(key) && !PAGE_NUMBER.test(line.text)) margins.push(line);
      seen.add(key);
      return false;
    });
    return { body, margins };
  });
}

function linesOf(pages: readonly LaidOutPage[]): TextLine[] {
  let block = 0;
  return pages.flatMap((page) =>
    columnsOf(page).flatMap((segments) => {
      block += 1;
      return [...Map.groupBy(segments, ({ line }) => line).values()].map((line) =>
        textLine(line, page.page, block),
      );
    }),
  );
}

const textLine = (segments: Segment[], page: Page, block: number): TextLine => ({
  segments,
  text: segments.map(({ text }) => text).join(' '),
  page,
  block,
  top: Math.min(...segments.map(({ top }) => top)),
  bottom: Math.max(...segments.map(({ bottom }) => bottom)),
  left: Math.min(...segments.map(({ left }) => left)),
  right: Math.max(...segments.map(({ right }) => right)),
  size: Math.max(...segments.map(({ size }) => size)),
  bold: segments.every(({ bold }) => bold),
});

type Zone = 'header' | 'footer';

/** Where on its page a line could be part of a header or footer; the format itself may say that it is. */
function zoneOf(line: TextLine): Zone | null {
  const { page, top, bottom } = line;
  const isLate = top > page.height / 2;
  if (isMargin(line)) return isLate ? 'footer' : 'header';
  if (!page.placed) return null;
  if (bottom < page.height * HEADER) return 'header';
  return top > page.height * FOOTER ? 'footer' : null;
}

const isMargin = ({ segments }: TextLine): boolean =>
  segments.every(({ words }) => words.every(({ word }) => word.margin));

const keyOf = ({ text }: TextLine, zone: Zone): string => `${zone} ${fold(text).replace(/\d+/g, '#')}`;

/** What stands in the margin of at least two pages, and of half of them; or is a margin by the format. */
function repeatedIn(lines: readonly TextLine[]): string[] {
  const pages = new Set(lines.map(({ page }) => page)).size;
  const byKey = Map.groupBy(
    lines.filter((line) => zoneOf(line) !== null),
    (line) => keyOf(line, zoneOf(line) ?? 'header'),
  );
  return [...byKey]
    .filter(([, same]) => {
      const on = new Set(same.map(({ page }) => page)).size;
      return same.some(isMargin) || (on >= 2 && on * 2 >= pages);
    })
    .map(([key]) => key);
}
