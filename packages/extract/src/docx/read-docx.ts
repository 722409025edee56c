import { ExtractError } from '../errors.ts';
import { typewriterPage } from '../layout/typewriter.ts';
import type { Page } from '../page.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type LabelOf, numbering } from './numbering.ts';
import { type Element, parseOrdered } from './ordered-xml.ts';
import { typeset } from './typeset.ts';
import { isZip, unzip } from './unzip.ts';

const wantedParts =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|numbering|styles)\d*\.xml|\[Content_Types\]\.xml)$/;

/** Whether the bytes are a Word document: a zip that has one. */
export const isDocx = (bytes: Uint8Array): boolean =>
  isZip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document');

/**
 * A Word document as one page without places: header, body, footnotes and footer in this order, with its tables.
 * Throws CORRUPT_FILE, or FILE_TOO_LARGE for a bomb.
 */
export function readDocx(bytes: Uint8Array): Page[] {
  const parts = unzip(bytes, (name) => wantedParts.test(name));
  const rootsOf = (pattern: RegExp) =>
    [...parts].filter(([name]) => pattern.test(name)).map(([, content]) => rootOf(content));
  const [body] = rootsOf(/document\d*\.xml$/);
  if (!body) throw new ExtractError('CORRUPT_FILE', 'there is no document in the file');
  const labelOf = numbering(rootsOf(/numbering/)[0], rootsOf(/styles/)[0]);
  const marginsOf = (pattern: RegExp) =>
    distinct(rootsOf(pattern).map((root) => blocksOf(root.children, labelOf)));
  const inMargin = (blocks: Block[]) =>
    typeset(blocks).lines.map((line) => line.map((text) => ({ ...text, margin: true })));
  const { lines, tables } = typeset([
    ...blocksOf(body.children, labelOf),
    ...rootsOf(/footnotes|endnotes/).flatMap((root) => notesOf(root, labelOf)),
  ]);
  const page = typewriterPage(1, [
    ...inMargin(marginsOf(/header/)),
    ...lines,
    ...inMargin(marginsOf(/footer/)),
  ]);
  return [{ ...page, tables }];
}

const rootOf = (content: Uint8Array): Element =>
  parseOrdered(content).find(({ name }) => name !== '?xml') ?? {
    name: '',
    attributes: {},
    children: [],
    text: '',
  };

/** Lines that separate notes from the text are stored as notes of a type of their own. */
const notesOf = (root: Element, labelOf: LabelOf): Block[] =>
  root.children
    .filter((note) => note.attributes.type === undefined || note.attributes.type === 'normal')
    .flatMap((note) => blocksOf(note.children, labelOf));

/** Each section can have its own header for first, odd and even pages; mostly they say the same. */
function distinct(variants: readonly Block[][]): Block[] {
  const seen = new Set<string>();
  return variants.flat().filter((block) => {
    const key = JSON.stringify(block);
    return !seen.has(key) && seen.add(key);
  });
}
