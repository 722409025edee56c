import { createClient, type DocgleanClient } from '@docglean/client';
import { type CreateExtraction, type DocumentSummary, type Field, presetTypes } from '@docglean/contract';
import { judgeOf } from '../../../packages/extract/training/answers/same-as-truth.ts';
import type { Reader } from './reader.ts';

interface Tally {
  right: number;
  wrong: number;
  missing: number;
}

/** Reads the documents that people reviewed on a server with the model, and prints how often each field is right. */
export async function compareReviews(reader: Reader): Promise<void> {
  const { DOCGLEAN_URL: baseUrl, DOCGLEAN_API_KEY: apiKey } = process.env;
  if (!baseUrl || !apiKey) return console.log('Say which server: DOCGLEAN_URL and DOCGLEAN_API_KEY.');
  const client = createClient({ baseUrl, apiKey });
  const tallies = new Map<string, { before: Tally; model: Tally }>();
  let documents = 0;
  for await (const reviewed of client.documents.list({ is_verified: true })) {
    const read = await readAgain(client, reader, reviewed);
    if (!read) continue;
    documents += 1;
    for (const [name, truth] of Object.entries(reviewed.ground_truth ?? {})) {
      const of = tallies.get(name) ?? { before: emptyTally(), model: emptyTally() };
      tallies.set(name, of);
      count(of.before, reviewed.result?.[name], truth);
      count(of.model, read.result?.[name], truth);
    }
    process.stderr.write('.');
  }
  process.stderr.write('\n');
  console.log(
    `${documents} reviewed documents: how often values were right when they were first read, and by the model`,
  );
  console.table(
    Object.fromEntries(
      [...tallies].map(([name, { before, model }]) => [
        name,
        { 'first, %': shareOf(before), 'model, %': shareOf(model), values: total(before) },
      ]),
    ),
  );
}

/** The same document with the same fields; null where its file is gone. */
async function readAgain(
  client: DocgleanClient,
  reader: Reader,
  document: DocumentSummary,
): Promise<DocumentSummary | null> {
  const { extraction_id, id, file_name, parser_id } = document;
  const file = await client.documents.file(extraction_id, id).catch(() => null);
  if (!file) return null;
  const parser = parser_id ? await client.parsers.get(parser_id).catch(() => null) : null;
  const asked = parser && parser.fields.length > 0 ? { fields: parser.fields } : asBefore(document);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return reader.read(new File([bytes], file_name), { ...asked, engine: 'ai' });
}

/** What was asked for, as far as a result tells: a built-in kind, or fields, lists without a row left out. */
function asBefore({
  document_type,
  fields,
}: DocumentSummary): Pick<CreateExtraction, 'document_type' | 'fields'> {
  const kind = presetTypes.find((preset) => preset === document_type);
  if (kind) return { document_type: kind };
  return { fields: fields.filter(({ type, rows }) => type !== 'list<object>' || rows?.[0]).map(fieldOf) };
}

const fieldOf = ({ name, type, rows }: DocumentSummary['fields'][number]): Field => ({
  name,
  type,
  ...(rows?.[0] && { fields: rows[0].map(fieldOf) }),
});

const emptyTally = (): Tally => ({ right: 0, wrong: 0, missing: 0 });

function count(tally: Tally, value: unknown, truth: unknown): void {
  const isRight =
    judgeOf({ value }, { value: truth })(['value']) || JSON.stringify(value) === JSON.stringify(truth);
  if (isRight) tally.right += 1;
  else if (value === null || value === undefined) tally.missing += 1;
  else tally.wrong += 1;
}

const total = ({ right, wrong, missing }: Tally): number => right + wrong + missing;
const shareOf = (tally: Tally): string => ((100 * tally.right) / Math.max(1, total(tally))).toFixed(1);
