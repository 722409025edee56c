import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DocgleanError } from '@docglean/client';
import type { DocumentSummary } from '@docglean/contract';
import { docx, paragraph, run } from '../documents/docx.ts';
import { ublOf } from '../documents/einvoice-xml.ts';
import { germanInvoice } from '../documents/examples.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile, longFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_MAX_FILE_MB: '2' });
});
afterAll(() => server.close());

const resultsOf = (id: string): Promise<DocumentSummary[]> =>
  Array.fromAsync(server.client.extractions.results(id));

async function extract(files: File[], options = {}): Promise<{ id: string; documents: DocumentSummary[] }> {
  const { id } = await server.client.extractions.create({ files, ...options });
  await server.client.extractions.wait(id);
  return { id, documents: await resultsOf(id) };
}

/** The error of a request that must fail. */
async function errorOf(request: Promise<unknown>): Promise<DocgleanError> {
  try {
    await request;
  } catch (error) {
    if (error instanceof DocgleanError) return error;
    throw error;
  }
  throw new Error('the request should have failed');
}

describe('submitting', () => {
  test('a form with a file gives typed values with confidence and place', async () => {
    const { documents } = await extract([await invoiceFile('INV-77')], { document_type: 'invoice' });
    expect(documents).toHaveLength(1);
    expect(documents[0]?.result).toMatchObject({
      invoice_number: 'INV-77',
      issue_date: '2026-03-14',
      total_amount: 119,
      currency: 'EUR',
      seller_name: 'Northwind Paper Ltd',
    });
    const total = documents[0]?.fields.find((field) => field.name === 'total_amount');
    expect(total).toMatchObject({
      type: 'currency',
      raw: expect.stringContaining('119.00'),
      box: { page: 1 },
    });
    expect(total?.confidence).toBeGreaterThan(0.5);
  });

  test('values come in the order of the fields asked for', async () => {
    const fields = [
      { name: 'Total', type: 'currency' as const },
      { name: 'Invoice number', type: 'string' as const },
      { name: 'A', type: 'string' as const },
    ];
    const { documents } = await extract([await invoiceFile('INV-78')], { fields });
    expect(Object.keys(documents[0]?.result ?? {})).toEqual(['Total', 'Invoice number', 'A']);
    expect(documents[0]?.result).toMatchObject({ Total: 119, 'Invoice number': 'INV-78' });
  });

  test('metadata, customer and name come back as given', async () => {
    const given = { name: 'March', customer_id: 'c-1', metadata: { zulu: 1, alpha: { deep: ['x', null] } } };
    const { id, documents } = await extract([await invoiceFile('INV-79')], given);
    expect(await server.client.extractions.get(id)).toMatchObject(given);
    expect(documents[0]).toMatchObject({ customer_id: 'c-1', metadata: given.metadata });
    expect(Object.keys(documents[0]?.metadata ?? {})).toEqual(['zulu', 'alpha']);
  });

  test('an upload is used by its id', async () => {
    const upload = await server.client.uploads.create(await invoiceFile('INV-80'), 'march/eighty.pdf');
    expect(upload).toMatchObject({ file_name: 'eighty.pdf', mime_type: 'application/pdf' });
    const { id } = await server.client.extractions.create({ files: [{ upload_id: upload.id }] });
    await server.client.extractions.wait(id);
    const [document] = await resultsOf(id);
    expect(document).toMatchObject({
      file_name: 'eighty.pdf',
      sha256: upload.sha256,
      result: { invoice_number: 'INV-80' },
    });
  });

  test('a file comes as base64 text', async () => {
    const content_base64 = Buffer.from(await (await invoiceFile('INV-81')).arrayBuffer()).toString('base64');
    const { id } = await server.client.extractions.create({
      files: [{ file_name: 'b.pdf', content_base64 }],
    });
    await server.client.extractions.wait(id);
    expect((await resultsOf(id))[0]?.result).toMatchObject({ invoice_number: 'INV-81' });
  });

  test('a file is loaded from its address, also behind a redirect', async () => {
    const bytes = Buffer.from(await (await invoiceFile('INV-82')).arrayBuffer());
    const site = createServer((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/files/march%20one.pdf' }).end();
      else if (request.url?.startsWith('/files/')) response.end(bytes);
      else response.writeHead(403).end();
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const { id } = await server.client.extractions.create({ files: [{ url: `${base}/old` }] });
    await server.client.extractions.wait(id);
    expect((await resultsOf(id))[0]).toMatchObject({
      file_name: 'march one.pdf',
      result: { invoice_number: 'INV-82' },
    });

    const refused = await errorOf(server.client.extractions.create({ files: [{ url: `${base}/secret` }] }));
    expect(refused).toMatchObject({ status: 400, code: 'URL_NOT_REACHABLE' });
    expect(refused.details[0]).toMatchObject({ path: 'files[0].url', message: 'The server answered 403.' });
    site.close();
  });

  test('the long parts of results come where they are asked for', async () => {
    const { id, documents } = await extract([await invoiceFile('INV-83')]);
    expect(Object.keys(documents[0] ?? {})).not.toContain('text');
    const [long] = await Array.fromAsync(
      server.client.extractions.results(id, { include: ['text', 'tables'] }),
    );
    expect(long?.text).toContain('INV-83');
    const whole = await server.client.extractions.document(id, documents[0]?.id ?? '');
    expect([long?.text, long?.tables]).toEqual([whole.text, whole.tables]);
    expect(Object.keys(long ?? {})).not.toContain('pairs');
    const { status } = await server.request(`/v1/extractions/${id}/results?include=words`);
    expect(status).toBe(400);
  });

  test('files keep their order, and one that cannot be read does not harm the others', async () => {
    const files = [
      await invoiceFile('INV-1'),
      new File(['just text'], 'note.pdf'),
      await invoiceFile('INV-2'),
    ];
    const { id, documents } = await extract(files);
    expect(documents.map((document) => document.file_name)).toEqual(['INV-1.pdf', 'note.pdf', 'INV-2.pdf']);
    expect(documents[1]).toMatchObject({
      status: 'failed',
      error: { code: 'UNSUPPORTED_FORMAT' },
      result: null,
    });
    const extraction = await server.client.extractions.get(id);
    expect(extraction.documents).toMatchObject({ total: 3, failed: 1 });
    expect(['completed', 'needs_review']).toContain(extraction.status);
  });

  test('a Word document and an e-invoice are told by their content, whatever their name says', async () => {
    const word = docx({ body: paragraph(run('Invoice number: W-5')) });
    const xml = ublOf(germanInvoice);
    const fields = [{ name: 'Invoice number', type: 'string' as const }];
    const files = [new File([new Uint8Array(word)], 'a.pdf'), new File([xml], 'b.txt')];
    const { documents } = await extract(files, { fields });
    expect(documents[0]).toMatchObject({ engine: 'rules', result: { 'Invoice number': 'W-5' } });
    expect(documents[0]?.mime_type).toContain('wordprocessingml');
    expect(documents[1]).toMatchObject({
      engine: 'einvoice',
      result: { 'Invoice number': germanInvoice.number },
    });
  });

  test('an extraction of which nothing can be read has failed', async () => {
    const { id } = await extract([new File(['text'], 'a.pdf')]);
    expect(await server.client.extractions.get(id)).toMatchObject({ status: 'failed', progress: 1 });
  });
});

describe('what is refused, and in which words', () => {
  test('400 NO_FILES: a form without a file', async () => {
    const error = await errorOf(server.client.extractions.create({ files: [] as File[] }));
    expect(error).toMatchObject({ status: 400, code: 'INVALID_PAYLOAD' });
    const form = new FormData();
    form.append('name', 'x');
    const response = await server.request('/v1/extractions', { method: 'POST', body: form });
    expect(await response.json()).toMatchObject({ error: { code: 'NO_FILES' } });
  });

  test('400 TOO_MANY_FILES: 31 files', async () => {
    const file = await invoiceFile('INV-1');
    const error = await errorOf(server.client.extractions.create({ files: Array(31).fill(file) }));
    expect(error).toMatchObject({ status: 400, code: 'TOO_MANY_FILES' });
  });

  test('400 EMPTY_FILE names the file', async () => {
    const error = await errorOf(server.client.extractions.create({ files: [new File([], 'nothing.pdf')] }));
    expect(error).toMatchObject({ status: 400, code: 'EMPTY_FILE' });
    expect(error.message).toContain('"nothing.pdf"');
  });

  test('413 FILE_TOO_LARGE names the file and the limit, for forms and uploads', async () => {
    const large = new File([new Uint8Array(3 * 1024 * 1024)], 'large.pdf');
    const attempts = [
      () => server.client.extractions.create({ files: [large] }),
      () => server.client.uploads.create(large, 'large.pdf'),
    ];
    for (const attempt of attempts) {
      const error = await errorOf(attempt());
      expect(error).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
      expect(error.message).toContain('"large.pdf" is larger than 2 MB');
    }
  });

  test.each([
    [{ review_threshold: 2 }, 'review_threshold', 'This may be at most 1.'],
    [{ document_type: 'poem' }, 'document_type', /one of: auto, invoice, receipt/],
    [{ colour: 'red' }, '', /no setting called "colour"/],
    [{ fields: [{ name: 'a', type: 'enum' }] }, 'fields[0].enum', /needs its values/],
    [{ fields: [{ type: 'string' }] }, 'fields[0].name', 'This is missing.'],
    [{ deadline_seconds: 5 }, 'callback_url', /belong to a callback/],
  ])('400 INVALID_PAYLOAD: %j', async (options, path, message) => {
    const file = await invoiceFile('INV-1');
    const error = await errorOf(server.client.extractions.create({ files: [file], ...options } as never));
    expect(error).toMatchObject({ status: 400, code: 'INVALID_PAYLOAD' });
    expect(error.details).toContainEqual(
      expect.objectContaining({ path, message: expect.stringMatching(message) }),
    );
  });

  test('400 while a file of the form is still on its way', async () => {
    const headers = { 'x-api-key': apiKey, 'content-type': 'multipart/form-data; boundary=x' };
    const sent = httpRequest(`${server.url}/v1/extractions`, { method: 'POST', headers });
    const part = (disposition: string) => `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
    sent.write(
      `${part('name="fields"')}[{"name":\r\n${part('name="files"; filename="a.pdf"')}%PDF-1.7 its beginning`,
    );
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(400);
    sent.destroy();
  });

  test('400 INVALID_PAYLOAD: a form value that should be JSON', async () => {
    const form = new FormData();
    form.append('fields', '[{"name":');
    form.append('files', await invoiceFile('INV-1'));
    const response = await server.request('/v1/extractions', { method: 'POST', body: form });
    expect(await response.json()).toMatchObject({
      error: { details: [{ path: 'fields', message: /not valid JSON/ as never }] },
    });
  });

  test('400 INVALID_JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await server.request('/v1/extractions', { method: 'POST', body: '{"files":', headers });
    expect(await response.json()).toMatchObject({ error: { code: 'INVALID_JSON' } });
  });

  test('400 UPLOAD_NOT_FOUND', async () => {
    const error = await errorOf(server.client.extractions.create({ files: [{ upload_id: 'upl_gone' }] }));
    expect(error).toMatchObject({ status: 400, code: 'UPLOAD_NOT_FOUND' });
  });

  test('415: a body of another kind', async () => {
    const response = await server.request('/v1/extractions', {
      method: 'POST',
      body: 'hello',
      headers: { 'content-type': 'text/plain' },
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ error: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
  });

  test.each(['', '/results', '/export', '/documents/doc_1'])(
    '404: %s of an extraction that is not there',
    async (rest) => {
      const response = await server.request(`/v1/extractions/ext_nothing${rest}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'RESOURCE_NOT_FOUND' } });
    },
  );
});

describe('reading results', () => {
  test('?wait holds the answer until the extraction is finished', async () => {
    const { id } = await server.client.extractions.create({ files: [await longFile(100)] });
    const extraction = await server.client.extractions.get(id, { waitSeconds: 60 });
    expect(extraction.finished_at).not.toBeNull();
  });

  test('progress tells of pages while a long document is read', async () => {
    const { id } = await server.client.extractions.create({ files: [await longFile()] });
    const isHalfway = ({ progress }: { progress: number }) => progress > 0 && progress < 1;
    let extraction = await server.client.extractions.get(id);
    while (!extraction.finished_at && !isHalfway(extraction)) {
      extraction = await server.client.extractions.get(id);
    }
    expect(isHalfway(extraction)).toBe(true);
    expect(extraction.progress).toBeCloseTo(extraction.page_count / 400, 2);
    await server.client.extractions.wait(id);
  });

  test('results come page by page', async () => {
    const { id } = await extract(await Promise.all([1, 2, 3].map((n) => invoiceFile(`INV-${n}`))));
    const first = (await (await server.request(`/v1/extractions/${id}/results?limit=2`)).json()) as Page;
    expect(first.items.map((item) => item.file_name)).toEqual(['INV-1.pdf', 'INV-2.pdf']);
    const next = encodeURIComponent(String(first.next_cursor));
    const second = (await (
      await server.request(`/v1/extractions/${id}/results?limit=2&cursor=${next}`)
    ).json()) as Page;
    expect(second.items.map((item) => item.file_name)).toEqual(['INV-3.pdf']);
    expect(second.next_cursor).toBeNull();
    for (const text of ['abc', 'v1:abc', 'v1:\0']) {
      const cursor = Buffer.from(text).toString('base64url');
      const wrong = await server.request(`/v1/extractions/${id}/results?cursor=${cursor}`);
      expect(wrong.status).toBe(400);
    }
  });

  test('one document has its text too', async () => {
    const { id, documents } = await extract([await invoiceFile('INV-5')], { mode: 'text' });
    const document = await server.client.extractions.document(id, documents[0]?.id ?? '');
    expect(document.text).toContain('Northwind Paper Ltd');
    expect(document).toMatchObject({ status: 'completed', confidence: null });
    expect(document.pairs).toContainEqual(expect.objectContaining({ value: 'INV-5' }));
    expect(documents[0]).not.toHaveProperty('pairs');
  });
});

interface Page {
  items: DocumentSummary[];
  next_cursor: string | null;
}

describe('exporting', () => {
  test('JSON has one object per document', async () => {
    const { id } = await extract([await invoiceFile('INV-9')], { document_type: 'invoice' });
    const response = await server.client.extractions.export(id);
    expect(await response.json()).toEqual([
      expect.objectContaining({ file_name: 'INV-9.pdf', total_amount: 119 }),
    ]);
    expect(response.headers.get('content-disposition')).toContain(`${id}.json`);
  });

  test('CSV opens as UTF-8, keeps numbers, and runs no formula', async () => {
    const { id } = await extract([await invoiceFile('INV-10', '=cmd().pdf')], { document_type: 'invoice' });
    const bytes = Buffer.from(
      await (await server.client.extractions.export(id, { format: 'csv' })).arrayBuffer(),
    );
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header = '', row = ''] = bytes.toString().slice(1).split('\r\n');
    const columns = header.split(',');
    const cells = row.split(',');
    expect(columns).not.toContain('line_items');
    expect(cells[columns.indexOf('file_name')]).toBe("'=cmd().pdf");
    expect(cells[columns.indexOf('total_amount')]).toBe('119');
  });

  test('409 NOT_FINISHED while it runs; so does deleting', async () => {
    const { id } = await server.client.extractions.create({ files: [await longFile()] });
    expect(await errorOf(server.client.extractions.export(id))).toMatchObject({
      status: 409,
      code: 'NOT_FINISHED',
    });
    expect(await errorOf(server.client.extractions.delete(id))).toMatchObject({
      status: 409,
      code: 'NOT_FINISHED',
    });
    await server.client.extractions.wait(id);
  });
});

test('deleting removes results and bytes, but not the bytes another extraction still needs', async () => {
  const upload = await server.client.uploads.create(await invoiceFile('INV-11'), 'a.pdf');
  const { id } = await server.client.extractions.create({ files: [{ upload_id: upload.id }] });
  await server.client.extractions.wait(id);
  await server.client.extractions.delete(id);
  expect(await errorOf(server.client.extractions.get(id))).toMatchObject({ status: 404 });
  const again = await server.client.extractions.create({ files: [{ upload_id: upload.id }] });
  await server.client.extractions.wait(again.id);
  expect((await resultsOf(again.id))[0]?.result).toMatchObject({ invoice_number: 'INV-11' });
});
