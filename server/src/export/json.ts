import type { ExportedDocument } from './exported-documents.ts';
import type { Layout } from './layout.ts';

/** An array of objects, one for each row. */
export async function* json(
  { rowsOf }: Layout,
  pages: AsyncIterable<ExportedDocument[]>,
): AsyncGenerator<string> {
  let before = '[';
  for await (const documents of pages) {
    const rows = documents.flatMap(rowsOf);
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield before === '[' ? '[]' : ']';
}
