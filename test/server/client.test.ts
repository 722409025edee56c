import { startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile, longFile, textFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('files are submitted, waited for and given with their values in one call', async () => {
  const files = [await invoiceFile('INV-1'), await invoiceFile('INV-2')];
  const { extraction, documents } = await server.client.extractions.submitAndWait({ files, name: 'Two' });
  expect(extraction).toMatchObject({ name: 'Two', documents: { total: 2, completed: 2 } });
  expect(documents.map(({ result }) => result?.invoice_number)).toEqual(['INV-1', 'INV-2']);
});

test('documents are found, looked at page by page, reviewed and deleted', async () => {
  const { documents: client } = server.client;
  const { extraction, documents } = await server.client.extractions.submitAndWait({
    files: [await invoiceFile('INV-77', 'seventy.pdf')],
  });
  const id = documents[0]?.id ?? '';
  const [found, ...others] = await Array.fromAsync(client.list({ search: 'seventy', is_verified: false }));
  expect([found?.id, others]).toEqual([id, []]);
  expect(await client.get(extraction.id, id)).toMatchObject({ id, text: expect.stringContaining('INV-77') });
  const file = new Uint8Array(await (await client.file(extraction.id, id)).arrayBuffer());
  expect(Buffer.from(file.slice(0, 5)).toString()).toBe('%PDF-');
  const page = new Uint8Array(await (await client.page(extraction.id, id, 1)).arrayBuffer());
  expect(Buffer.from(page.slice(1, 4)).toString()).toBe('PNG');
  const reviewed = await client.review(extraction.id, id, { total_amount: 120 });
  expect(reviewed).toMatchObject({ is_verified: true, ground_truth: { total_amount: 120 } });
  await client.delete(extraction.id, id);
  await expect(client.get(extraction.id, id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
});

test('a parser learns its fields from a sample, reads with them, and says how right it is', async () => {
  const { parsers, extractions, documents } = server.client;
  const { id } = await parsers.create({ name: 'Delivery notes' });
  const note = (number: string, weight: string) =>
    textFile(`${number}.pdf`, ['DELIVERY NOTE', `Delivery number: ${number}`, `Total weight: ${weight} kg`]);
  const samples = { files: [await note('DN-100', '12.5'), await note('DN-200', '14.0')] };
  const looked = await parsers.detectFields(id, samples, { save: false });
  expect(looked.parser.fields).toEqual([]);
  const { parser, fields } = await parsers.detectFields(id, samples);
  expect(fields.length).toBeGreaterThan(0);
  expect(parser.fields.map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
  expect(await parsers.interface(id, 'make')).toMatchObject({ format: 'make' });

  const read = await extractions.submitAndWait({ files: [await note('DN-300', '15.0')], parser_id: id });
  await documents.review(read.extraction.id, read.documents[0]?.id ?? '', {});
  expect(await parsers.accuracy(id)).toMatchObject({ documents: 1, reviewed: 1 });
  expect(await Array.fromAsync(parsers.memories.list(id))).toEqual(expect.any(Array));
  await expect(parsers.memories.delete(id, 'mem_none')).rejects.toMatchObject({ status: 404 });

  expect(await parsers.update(id, { description: 'Of Miller' })).toMatchObject({ description: 'Of Miller' });
  const own = await Array.fromAsync(parsers.list({ presets: 'exclude' }));
  expect(own.map((one) => one.id)).toEqual([id]);
  await parsers.delete(id);
  await expect(parsers.get(id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
});

test('documents are matched, the match is reviewed, listed and deleted', async () => {
  const { extractions, matches } = server.client;
  const { documents } = await extractions.submitAndWait({
    files: [await invoiceFile('INV-88'), await invoiceFile('INV-89')],
  });
  const [first, second] = documents.map(({ id }) => id);
  const match = await matches.create(first ?? '', { against: { document_ids: [second ?? ''] } });
  expect(match.counterparts.map(({ number }) => number)).toEqual(['INV-89']);
  const reviewed = await matches.review(match.id, { decision: 'rejected', note: 'Two invoices.' });
  expect(reviewed).toMatchObject({
    result: 'unmatched',
    review: { decision: 'rejected', note: 'Two invoices.' },
  });
  expect(await matches.get(match.id)).toEqual(reviewed);
  const listed = await Array.fromAsync(matches.list({ document_id: first, decision: 'rejected' }));
  expect(listed).toEqual([reviewed]);
  await matches.delete(match.id);
  await expect(matches.get(match.id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
});

test('keys are made, listed and revoked, and the account says what was used', async () => {
  const { apiKeys } = server.client;
  const made = await apiKeys.create({ name: 'n8n', scopes: ['read'] });
  expect(made.key).toMatch(/^dg_/);
  expect((await Array.fromAsync(apiKeys.list())).map(({ id }) => id)).toContain(made.id);
  await apiKeys.revoke(made.id);
  expect((await Array.fromAsync(apiKeys.list())).map(({ id }) => id)).not.toContain(made.id);
  expect(await server.client.credits()).toMatchObject({ balance: null });
  expect((await server.client.usage()).total.documents).toBeGreaterThan(0);
});

test('a list goes on past its first page', async () => {
  const { extractions, uploads } = server.client;
  const { id: upload_id } = await uploads.create(await invoiceFile('INV-9'), 'a.pdf');
  const all = Array.from({ length: 104 }, () =>
    extractions.create({ files: [{ upload_id }], mode: 'text', customer_id: 'many' }),
  );
  const ids = (await Promise.all(all)).map(({ id }) => id);
  const listed = await Array.fromAsync(extractions.list({ customer_id: 'many' }));
  expect(listed.map(({ id }) => id).sort()).toEqual(ids.sort());
}, 120_000);

test('what has not been read is cancelled, and read after all', async () => {
  const { extractions } = server.client;
  const { id } = await extractions.create({
    files: await Promise.all(Array.from({ length: 20 }, (_, n) => invoiceFile(`INV-${n}`))),
  });
  const cancelled = await extractions.cancel(id);
  expect(cancelled.documents.cancelled).toBeGreaterThan(0);
  await extractions.retry(id);
  expect((await extractions.wait(id)).documents).toMatchObject({ total: 20, cancelled: 0, failed: 0 });
});

test('documents of one type are compared, found again, exported and deleted in a few calls', async () => {
  const files = await Promise.all(['INV-61', 'INV-62', 'INV-63'].map((number) => invoiceFile(number)));
  const { sections } = server.client;
  const section = await sections.createAndWait({ files, name: 'Three invoices' }, { timeoutMs: 60_000 });
  expect(section.result?.variations.map(({ values }) => values.map(({ raw }) => raw))).toEqual([
    ['INV-61', 'INV-62', 'INV-63'],
  ]);
  expect((await sections.get(section.id)).result).toEqual(section.result);
  const [newest] = await Array.fromAsync(sections.list({ status: 'completed' }));
  expect(newest?.id).toBe(section.id);
  expect(await (await sections.export(section.id, { format: 'csv' })).text()).toContain('INV-62');
  await sections.delete(section.id);
  await expect(sections.get(section.id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
  const waiting = await sections.create({ files: [await longFile(300), ...files] });
  await expect(sections.wait(waiting.id, { timeoutMs: 1 })).rejects.toThrow(/was not finished after 0.001 s/);
  expect((await sections.wait(waiting.id)).finished_at).not.toBeNull();
});
