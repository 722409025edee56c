import type { DocumentSummary } from '@docglean/contract';
import sharp from 'sharp';
import { locked as lockedPdf } from '../documents/awkward.ts';
import { docx, paragraph, run } from '../documents/docx.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { storedFiles } from '../harness/stored-files.ts';
import { until } from '../harness/until.ts';
import { call, extractAll, refusal } from './requests.ts';
import { invoiceFile, longFile, textFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_WORKERS: '1' });
});
afterAll(() => server.close());

const list = async (query: string): Promise<DocumentSummary[]> =>
  (await call(server, 'GET', `/v1/documents?${query}`)).json.items;
const fileNames = async (query: string) => (await list(query)).map(({ file_name }) => file_name);

describe('searching documents', () => {
  beforeAll(async () => {
    await extractAll(server, [await invoiceFile('INV-1042', 'first.pdf')], { customer_id: 'c-1' });
    await extractAll(server, [await invoiceFile('ZX-77', 'Über Brücke.pdf')], { parser_id: 'invoice' });
    await extractAll(server, [await textFile('letter.pdf', ['Dear reader, nothing to see here.'])]);
  });

  test.each([
    ['search=inv-1042', ['first.pdf']],
    ['search=INV1042', ['first.pdf']],
    ['search=1042', ['first.pdf']],
    ['search=northw', []],
    ['search=northw*', ['Über Brücke.pdf', 'first.pdf']],
    ['search=*', []],
    ['search=northwind%20zx', ['Über Brücke.pdf']],
    ['search=uber', ['Über Brücke.pdf']],
    ['search=letter', ['letter.pdf']],
    ['search=northwind%20letter', []],
    ["search='%26%20%7C!", []],
    ['document_type=invoice', ['Über Brücke.pdf', 'first.pdf']],
    ['parser_id=invoice', ['Über Brücke.pdf']],
    ['customer_id=c-1', ['first.pdf']],
    ['customer_id=c-2', []],
    ['status=failed', []],
    ['is_verified=true', []],
    ['is_verified=false&search=1042', ['first.pdf']],
    ['limit=1', ['letter.pdf']],
  ])('%s', async (query, expected) => {
    expect(await fileNames(query)).toEqual(expected);
  });

  test('by time, and page by page', async () => {
    const [newest, second, third] = await list('limit=10');
    const after = encodeURIComponent(second?.created_at ?? '');
    expect(await fileNames(`created_after=${after}`)).toContain(newest?.file_name);
    expect(await fileNames(`created_after=${after}`)).not.toContain(third?.file_name);
    expect(await fileNames('created_before=2020-01-01T00:00:00Z')).toEqual([]);
    const page = (await call(server, 'GET', '/v1/documents?limit=2')).json;
    const rest = (await call(server, 'GET', `/v1/documents?limit=2&cursor=${page.next_cursor}`)).json;
    expect([...page.items, ...rest.items].map(({ id }: DocumentSummary) => id)).toEqual([
      newest?.id,
      second?.id,
      third?.id,
    ]);
    expect(rest.next_cursor).toBeNull();
  });

  test('extractions are listed by the same filters', async () => {
    const ids = async (query: string) =>
      (await call(server, 'GET', `/v1/extractions?${query}`)).json.items.map(
        ({ customer_id, documents }: { customer_id: string; documents: object }) => [customer_id, documents],
      );
    const one = expect.objectContaining({ total: 1, completed: 1 });
    expect(await ids('customer_id=c-1')).toEqual([['c-1', one]]);
    expect(await ids('status=failed')).toEqual([]);
    expect(await ids('limit=10')).toHaveLength(3);
    expect(await ids('created_before=2020-01-01T00:00:00Z')).toEqual([]);
  });
});

describe('one document', () => {
  test('gives its file back as it was', async () => {
    const file = await invoiceFile('INV-2', 'Größe 1.pdf');
    const { id, documents } = await extractAll(server, [file]);
    const response = await server.request(`/v1/extractions/${id}/documents/${documents[0]?.id}/file`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.pdf");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(await file.arrayBuffer()));
  });

  test('shows its pages as pictures, and says where there is none', async () => {
    const { id, documents } = await extractAll(server, [
      await invoiceFile('INV-3'),
      new File([docx({ body: paragraph(run('Words only')) })], 'words.docx'),
    ]);
    const at = `/v1/extractions/${id}/documents/${documents[0]?.id}/pages`;
    const picture = sharp(Buffer.from(await (await server.request(`${at}/1.png`)).arrayBuffer()));
    const { format, width, height } = await picture.metadata();
    expect([format, width, Math.round(((height ?? 0) / (width ?? 1)) * 100)]).toEqual(['png', 1240, 141]);
    // There is print on it, and most of it is white.
    const { channels } = await picture.flatten().greyscale().stats();
    expect(channels[0]?.min).toBeLessThan(60);
    expect(channels[0]?.mean).toBeGreaterThan(200);
    expect(await refusal(server, 'GET', `${at}/2.png`)).toEqual([404, 'PAGE_NOT_SHOWN']);
    expect(await refusal(server, 'GET', `${at}/0.png`)).toEqual([400, 'INVALID_PAYLOAD']);
    const word = `/v1/extractions/${id}/documents/${documents[1]?.id}/pages/1.png`;
    expect(await refusal(server, 'GET', word)).toEqual([404, 'PAGE_NOT_SHOWN']);
  });

  test('is deleted with its bytes', async () => {
    const { id, documents } = await extractAll(server, [
      await invoiceFile('INV-4'),
      await invoiceFile('INV-5'),
    ]);
    const before = storedFiles(server).length;
    const at = `/v1/extractions/${id}/documents/${documents[0]?.id}`;
    expect((await call(server, 'DELETE', at)).status).toBe(204);
    expect(storedFiles(server).length).toBe(before - 1);
    expect(await refusal(server, 'DELETE', at)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusal(server, 'GET', `${at}/file`)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await server.client.extractions.get(id)).toMatchObject({ documents: { total: 1 } });
  });
});

describe('cancelling and retrying', () => {
  test('what waits is cancelled, what is being read is finished', async () => {
    const files = [await longFile(), await invoiceFile('INV-6'), await invoiceFile('INV-7')];
    const { id } = await server.client.extractions.create({ files, mode: 'text' });
    await until(async () => (await server.client.extractions.get(id)).documents.processing > 0);
    const at = `/v1/extractions/${id}`;
    const cancelled = (await call(server, 'POST', `${at}/cancel`)).json.extraction;
    expect(cancelled.documents).toMatchObject({ processing: 1, cancelled: 2 });
    expect(await refusal(server, 'POST', `${at}/retry`)).toEqual([409, 'NOT_FINISHED']);
    const [first] = (await call(server, 'GET', `${at}/results`)).json.items;
    expect(await refusal(server, 'DELETE', `${at}/documents/${first.id}`)).toEqual([409, 'NOT_FINISHED']);
    const review = `${at}/documents/${first.id}/review`;
    expect(await refusal(server, 'PUT', review, { values: {} })).toEqual([409, 'NOT_FINISHED']);
    const ended = await server.client.extractions.wait(id);
    expect(ended).toMatchObject({ status: 'cancelled', documents: { completed: 1, cancelled: 2 } });
    // Once more is fine.
    expect((await call(server, 'POST', `${at}/cancel`)).json.extraction.status).toBe('cancelled');

    const again = await call(server, 'POST', `${at}/retry`);
    expect([again.status, again.json.extraction.status]).toEqual([202, 'processing']);
    expect(await server.client.extractions.wait(id)).toMatchObject({
      status: 'completed',
      documents: { completed: 3, cancelled: 0 },
    });
    expect(await refusal(server, 'POST', `${at}/retry`)).toEqual([409, 'NOTHING_TO_RETRY']);
    expect(await refusal(server, 'POST', `${at}/cancel`)).toEqual([409, 'ALREADY_FINISHED']);
  });

  test('a locked file is read at the second try, with its password', async () => {
    const locked = new File([new Uint8Array(await lockedPdf())], 'locked.pdf');
    const { id, documents } = await extractAll(server, [locked], { mode: 'text' });
    expect(documents[0]?.error?.code).toBe('PASSWORD_REQUIRED');
    await call(server, 'POST', `/v1/extractions/${id}/retry`, { password: 'open sesame' });
    expect(await server.client.extractions.wait(id)).toMatchObject({ status: 'completed' });
  });

  test('of something that is not there is a 404', async () => {
    const at = '/v1/extractions/ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C';
    expect(await refusal(server, 'POST', `${at}/cancel`)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusal(server, 'POST', `${at}/retry`)).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });
});
