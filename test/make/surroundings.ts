import { type AnsweringServer, startAnsweringServer } from '../harness/answering-server.ts';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { textFile } from '../server/sample-files.ts';
import { invoicePdf } from './invoice-pdf.ts';

/** Reading that many takes its time where the machine has other work, too. */
export const startLimitMs = 240_000;

/** More than a page of a list holds. */
export const manyCount = 104;

/** What there is outside of Make, made once for all tests: starting it is most of their time. */
export interface Surroundings {
  server: TestServer;
  /** Takes the place of the server where one is needed that misbehaves. */
  answering: AnsweringServer;
  receiver: Receiver;
  keys: { admin: string; reader: string; poor: string };
  invoice: Buffer;
  /** An extraction of that invoice, and its document. */
  read: { extraction_id: string; document_id: string };
  /** A parser that read many documents, one an extraction. */
  many: { parser_id: string };
  close(): Promise<void>;
}

export async function startSurroundings(): Promise<Surroundings> {
  const [server, answering, receiver, invoice] = await Promise.all([
    startTestServer({}, { poor: { credits: 1 } }),
    startAnsweringServer(),
    startReceiver(),
    invoicePdf(),
  ]);
  const { extraction, documents } = await server.client.extractions.submitAndWait({
    files: [new File([new Uint8Array(invoice)], 'invoice.pdf')],
    name: 'Read before',
  });
  return {
    server,
    answering,
    receiver,
    keys: { admin: apiKey, reader: await readerKey(server), poor: server.keyOf('poor') },
    invoice,
    read: { extraction_id: extraction.id, document_id: documents[0]?.id ?? '' },
    many: await readMany(server),
    async close() {
      answering.close();
      await receiver.close();
      await server.close();
    },
  };
}

async function readerKey(server: TestServer): Promise<string> {
  const response = await server.request('/v1/api-keys', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Reader', scopes: ['read'] }),
  });
  return ((await response.json()) as { api_key: { key: string } }).api_key.key;
}

/** As many parsers, too: so every list has a second page. */
async function readMany(server: TestServer): Promise<{ parser_id: string }> {
  const fields = [{ name: 'Number', type: 'string' as const, synonyms: ['Number'] }];
  const { id } = await server.client.parsers.create({ name: 'Many', fields });
  const file = await textFile('one-of-many.pdf', ['Notice', 'Number: N-1']);
  for (let index = 0; index < manyCount; index += 1)
    await Promise.all([
      server.client.parsers.create({ name: `One of many ${index}`, fields }),
      server.client.extractions.create({ files: [file], parser_id: id, name: `many ${index}` }),
    ]);
  for await (const { id: one } of server.client.extractions.list({ parser_id: id }))
    await server.client.extractions.wait(one);
  return { parser_id: id };
}
