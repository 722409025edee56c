import type { LabelOf } from './numbering.ts';
import { childOf, type Element } from './ordered-xml.ts';

/** A piece of a document in reading order. */
export type Block = { kind: 'paragraph'; text: string } | { kind: 'table'; rows: Cell[][] };

/** A cell with its text, its lines apart; `span` columns wide. A cell merged with the one above has no text of its own. */
export interface Cell {
  text: string;
  span: number;
}

/** Text that was deleted or moved away, and codes of fields, are in the file but not on the page. */
const unseen = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'rPr',
  'pPr',
  'tblPr',
  'tblGrid',
  'trPr',
  'sectPr',
]);

/** The blocks of a body, a header, a footnote or a text box. */
export function blocksOf(elements: readonly Element[], labelOf: LabelOf): Block[] {
  return elements.flatMap((element): Block[] => {
    if (unseen.has(element.name)) return [];
    if (element.name === 'p') return paragraphOf(element, labelOf);
    if (element.name === 'tbl') return [tableOf(element, labelOf)];
    return blocksOf(seenChildren(element), labelOf);
  });
}

/** A drawing is written twice, for new and for old programs: only one of the two is on the page. */
function seenChildren(element: Element): Element[] {
  if (element.name !== 'AlternateContent') return element.children;
  const shown = childOf(element, 'Choice') ?? childOf(element, 'Fallback');
  return shown ? [shown] : [];
}

/** A paragraph, and after it the text boxes that hang on it. */
function paragraphOf(paragraph: Element, labelOf: LabelOf): Block[] {
  const boxes: Block[] = [];
  const text = [labelOf(paragraph), runText(paragraph, boxes, labelOf)].filter(Boolean).join(' ');
  return text.trim() === '' ? boxes : [{ kind: 'paragraph', text }, ...boxes];
}

const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  ptab: '\t',
};

function runText(element: Element, boxes: Block[], labelOf: LabelOf): string {
  return seenChildren(element)
    .map((child): string => {
      if (unseen.has(child.name)) return '';
      if (child.name === 't') return child.children.map((part) => part.text).join('');
      if (child.name === 'txbxContent') {
        boxes.push(...blocksOf(child.children, labelOf));
        return '';
      }
      if (child.name === 'sym') return symbolOf(child);
      return characters[child.name] ?? runText(child, boxes, labelOf);
    })
    .join('');
}

/** A character by its code; codes of the private area mean something in one font only. */
function symbolOf({ attributes }: Element): string {
  const code = Number.parseInt(attributes.char ?? '', 16);
  return code >= 0x20 && code < 0xe000 ? String.fromCodePoint(code) : '';
}

function tableOf(table: Element, labelOf: LabelOf): Block {
  const rows = descendants(table, 'tr').map((row) =>
    descendants(row, 'tc').map((cell) => cellOf(cell, labelOf)),
  );
  return { kind: 'table', rows };
}

/** Rows and cells can be wrapped in content controls. */
function descendants(element: Element, name: string): Element[] {
  return seenChildren(element).flatMap((child) => {
    if (child.name === name) return [child];
    return ['sdt', 'sdtContent', 'customXml', 'ins'].includes(child.name) ? descendants(child, name) : [];
  });
}

function cellOf(cell: Element, labelOf: LabelOf): Cell {
  const properties = childOf(cell, 'tcPr');
  const span = Number((properties && childOf(properties, 'gridSpan')?.attributes.val) ?? 1);
  const merge = properties && childOf(properties, 'vMerge');
  const continues = merge !== undefined && merge.attributes.val !== 'restart';
  return {
    text: continues ? '' : linesOf(blocksOf(cell.children, labelOf)).join('\n'),
    span: span > 0 ? span : 1,
  };
}

/** Blocks as lines of text; the cells of a row inside a cell are apart by a tab. */
export const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.text.split('\n')
      : block.rows.map((row) => row.map((cell) => cell.text.replaceAll('\n', ' ')).join('\t')),
  );
