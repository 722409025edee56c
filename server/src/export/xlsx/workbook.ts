import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';
import type { Column, Row } from '../layout.ts';
import { xmlAttribute } from '../xml-text.ts';
import { type RowSource, sheetXml } from './sheet.ts';
import { sheetNames } from './sheet-names.ts';
import { stylesXml } from './styles.ts';

export interface Sheet {
  name: string;
  columns: Column[];
  rows(): AsyncIterable<Row[]>;
}

/**
 * A workbook as a stream: sheets are written one after the other as their rows come, the parts that name them last. No
 * workbook library with upkeep streams rows, and of the format this needs little; the zip around it is yazl's.
 */
export function workbook(sheets: readonly Sheet[]): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error) => output.destroy(error));
  fill(zip, sheets, output).catch((error) => output.destroy(error));
  return output;
}

async function fill(zip: yazl.ZipFile, sheets: readonly Sheet[], output: Readable): Promise<void> {
  const names: string[] = [];
  const nameFor = sheetNames();
  for (const { name, columns, rows } of sheets) {
    const source = sourceOf(rows());
    do {
      names.push(nameFor(name));
      const xml = Readable.from(sheetXml(columns, source), { objectMode: false });
      // Whoever asked may go away: then the rows that nobody reads any more must not wait for ever.
      const stop = () => xml.destroy();
      output.once('close', stop);
      zip.addReadStream(xml, `xl/worksheets/sheet${names.length}.xml`);
      await finished(xml);
      output.off('close', stop);
    } while (await source.hasMore());
  }
  for (const [path, text] of Object.entries(partsNaming(names))) zip.addBuffer(Buffer.from(text), path);
  zip.end();
}

function sourceOf(rows: AsyncIterable<Row[]>): RowSource & { hasMore(): Promise<boolean> } {
  const iterator = rows[Symbol.asyncIterator]();
  const waiting: Row[][] = [];
  return {
    async next() {
      for (;;) {
        const page = waiting.pop() ?? (await iterator.next()).value;
        if (!page || page.length > 0) return page ?? null;
      }
    },
    putBack: (page) => void waiting.push(page),
    hasMore: async () => waiting.length > 0,
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function partsNaming(names: readonly string[]): Record<string, string> {
  const list = (of: (name: string, number: number) => string) =>
    names.map((name, at) => of(name, at + 1)).join('');
  return {
    'xl/styles.xml': stylesXml,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list(
      (name, number) => `<sheet name="${xmlAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packageRelations}">${list(
      (_name, number) =>
        `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    )}<Relationship Id="styles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>${list(
      (_name, number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentType}.worksheet+xml"/>`,
    )}</Types>`,
  };
}
