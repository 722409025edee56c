import { strToU8, zipSync } from 'fflate';

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const part = (root: string, content: string) =>
  strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${namespaces}>${content}</w:${root}>`,
  );
const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/** A paragraph of runs, in a list where one is given. */
export function paragraph(content: string, list?: { id: number; level?: number }): string {
  const properties = list
    ? `<w:pPr><w:numPr><w:ilvl w:val="${list.level ?? 0}"/><w:numId w:val="${list.id}"/></w:numPr></w:pPr>`
    : '';
  return `<w:p>${properties}${content}</w:p>`;
}

/** A cell as text, or with how many columns it spans, or as the continuation of the cell above. */
type CellTruth = string | { text: string; span?: number; merged?: boolean };

export function table(rows: CellTruth[][]): string {
  const cell = (truth: CellTruth) => {
    const {
      text,
      span = 1,
      merged,
    } = typeof truth === 'string' ? { text: truth } : { merged: undefined, ...truth };
    const merge = merged === undefined ? '' : `<w:vMerge${merged ? '' : ' w:val="restart"'}/>`;
    return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${merge}</w:tcPr>${text
      .split('\n')
      .map((line) => paragraph(run(line)))
      .join('')}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export interface DocxParts {
  body: string;
  header?: string;
  footer?: string;
  footnotes?: string;
  numbering?: string;
}

/** A Word document of hand-made parts. */
export function docx({ body, header, footer, footnotes, numbering }: DocxParts): Uint8Array {
  const separator = `<w:footnote w:type="separator" w:id="0">${paragraph(run('-----'))}</w:footnote>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`,
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(header && { 'word/header1.xml': part('hdr', header), 'word/header2.xml': part('hdr', header) }),
    ...(footer && { 'word/footer1.xml': part('ftr', footer) }),
    ...(footnotes && {
      'word/footnotes.xml': part('footnotes', `${separator}<w:footnote w:id="1">${footnotes}</w:footnote>`),
    }),
    ...(numbering && { 'word/numbering.xml': part('numbering', numbering) }),
  });
}

/** List 1 counts 1., 1.1., 1.2.; list 2 has bullets. */
export const twoLists = `
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
