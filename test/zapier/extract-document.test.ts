import { createHash } from 'node:crypto';
import { englishInvoice } from '../documents/examples.ts';
import { type Connected, connect } from './connected.ts';
import { invoicePdf, publishInvoice, publishNote } from './invoices.ts';

let all: Connected;
beforeAll(async () => {
  all = await connect();
});
afterAll(() => all.close());

const extract = (input: object) => all.zapier.run('extract_document', input);

describe('a Zap that is switched on', () => {
  test('sleeps until the server calls, and goes on with the values', async () => {
    const { output, slept } = await extract({ file: await publishInvoice(all.platform) });
    expect(slept).toBe(true);
    expect(output).toMatchObject({
      id: expect.stringMatching(/^doc_/),
      document_id: output.id,
      extraction_id: expect.stringMatching(/^ext_/),
      invoice_number: 'BK-2026-0418',
      issue_date: '2026-03-12',
      total_amount: 3463.8,
      status: 'completed',
      needs_review: false,
      document_type: 'invoice',
      file_name: 'BK-2026-0418.pdf',
      page_count: 1,
      error: null,
      field_confidence: { invoice_number: expect.any(Number), total_amount: expect.any(Number) },
    });
    expect(output.line_items).toMatchObject(englishInvoice.lines.map(({ sku, amount }) => ({ sku, amount })));
  });

  test('gets the original file when a later step uses it', async () => {
    const { output } = await extract({ file: await publishInvoice(all.platform) });
    const stored = all.platform.stored.size;
    const address = await all.zapier.load(output.original_file);
    expect(all.platform.stored.size).toBe(stored + 1);
    const loaded = Buffer.from(await (await fetch(address)).arrayBuffer());
    expect(loaded.equals(await invoicePdf())).toBe(true);
    expect([...all.platform.stored.values()].at(-1)?.name).toBe('BK-2026-0418.pdf');
  });

  test('stops with the reason where the document cannot be read', async () => {
    const file = publishNote(all.platform);
    await expect(extract({ file })).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/notes\.txt.* could not be read: .*Send a PDF/),
    });
  });

  test('or goes on with it, if that is wanted', async () => {
    const file = publishNote(all.platform);
    const { output } = await extract({ file, if_not_readable: 'continue' });
    expect(output).toMatchObject({ status: 'failed', error: expect.stringContaining('Send a PDF') });
  });

  test('believes nothing in the call but that there is something to fetch', async () => {
    const { output } = await extract({
      file: await publishInvoice(all.platform),
      when_to_continue: 'return',
    });
    const { results } = await all.zapier.execute('creates.extract_document.operation.performResume', {
      outputData: output,
      cleanedRequest: { data: { extraction: { id: 'ext_other', status: 'failed' } } },
    });
    expect(results).toMatchObject({ id: output.id, status: 'completed', total_amount: 3463.8 });
  });

  test('submits a document once, however often Zapier runs the step again', async () => {
    const bundle = { inputData: { file: await publishInvoice(all.platform) } };
    const again = { callback_url: `${all.platform.url}/callback/the-same-run` };
    const method = 'creates.extract_document.operation.perform';
    const first = await all.zapier.execute<{ id: string }>(method, bundle, again);
    const second = await all.zapier.execute<{ id: string }>(method, bundle, again);
    expect(second.results.id).toBe(first.results.id);
  });
});

test('at once, if that is wanted, with the IDs', async () => {
  const file = await publishInvoice(all.platform);
  const { output, slept } = await extract({ file, when_to_continue: 'return' });
  expect(slept).toBe(false);
  expect(output).toMatchObject({ id: expect.stringMatching(/^doc_/), file_name: 'BK-2026-0418.pdf' });
});

test('the editor waits for the answer itself, and gets the same keys', async () => {
  const file = await publishInvoice(all.platform);
  const tested = await all.zapier.test('extract_document', { file });
  expect(tested).toMatchObject({ status: 'completed', total_amount: 3463.8 });
  const { output } = await extract({ file });
  expect(Object.keys(tested)).toEqual(Object.keys(output));
});

test('the text comes along where it is asked for', async () => {
  const { output } = await extract({ file: await publishInvoice(all.platform), include_text: true });
  expect(output.text).toContain('Brightmoor Kitchens');
});

test('how to read is passed on', async () => {
  const { output } = await extract({
    file: await publishInvoice(all.platform),
    parser_id: 'receipt',
    language: ' EN ',
    pages: ' 1 ',
    review_threshold: 1,
    customer_id: 'K-7',
  });
  expect(output).toMatchObject({ document_type: 'receipt', needs_review: true, customer_id: 'K-7' });
});

describe('fields with names of ours', () => {
  test('keep them; ours have another', async () => {
    const parser = await all.server.client.parsers.create({
      name: 'With clashes',
      fields: [
        { name: 'status', type: 'string', synonyms: ['Invoice number'] },
        { name: 'id', type: 'currency', synonyms: ['Total'] },
      ],
    });
    const { output } = await extract({ file: await publishInvoice(all.platform), parser_id: parser.id });
    expect(output).toMatchObject({
      id: output.document_id,
      'id (2)': 3463.8,
      status: 'BK-2026-0418',
      docglean_status: 'completed',
    });
    const labels = await all.zapier.outputFields('creates', 'extract_document', { parser_id: parser.id });
    expect(labels).toEqual(
      expect.arrayContaining([
        { key: 'docglean_status', label: 'Status', type: 'string' },
        { key: 'id (2)', label: 'Id', type: 'number' },
      ]),
    );
  });
});

test('the values of the parser have labels: parts, line items and how sure each is', async () => {
  const labels = await all.zapier.outputFields('creates', 'extract_document', { parser_id: 'invoice' });
  expect(labels).toEqual(
    expect.arrayContaining([
      { key: 'status', label: 'Status', type: 'string' },
      { key: 'issue_date', label: 'Issue date', type: 'datetime' },
      { key: 'total_amount', label: 'Total amount', type: 'number' },
      { key: 'line_items[]description', label: 'Line items: Description', type: 'string' },
      { key: 'field_confidence__total_amount', label: 'Confidence: Total amount', type: 'number' },
    ]),
  );
  const { output } = await extract({ file: await publishInvoice(all.platform), parser_id: 'invoice' });
  const [first] = output.line_items as object[];
  const reachable = labels.map(({ key }) => String(key));
  for (const cell of Object.keys(first ?? {})) expect(reachable).toContain(`line_items[]${cell}`);
});

describe('fields that are listed in the step', () => {
  const fields = [
    { field_name: 'number', field_synonyms: 'Invoice number' },
    { field_name: 'to_pay', field_type: 'currency', field_synonyms: 'Total', field_description: 'All of it' },
    { field_name: 'sku', field_table: 'goods' },
    { field_name: 'amount', field_type: 'currency', field_table: 'goods' },
    // Zapier sends the row that nobody filled in.
    { field_name: '' },
  ];

  test('are read, without a parser', async () => {
    const file = await publishInvoice(all.platform);
    const { output } = await extract({ file, fields });
    expect(output).toMatchObject({ number: 'BK-2026-0418', to_pay: 3463.8, parser_id: null });
    expect(output.goods).toMatchObject(englishInvoice.lines.map(({ sku, amount }) => ({ sku, amount })));
    expect(output).not.toHaveProperty('invoice_number');
    const submitted = await all.zapier.run('submit_document', { files: [file], fields });
    expect(submitted.output).toMatchObject({ document_type: null });
  });

  test('have labels, line items and types', async () => {
    const labels = await all.zapier.outputFields('creates', 'extract_document', { fields });
    expect(labels).toEqual(
      expect.arrayContaining([
        { key: 'number', label: 'Number', type: 'string' },
        { key: 'to_pay', label: 'To pay', type: 'number' },
        { key: 'field_confidence__to_pay', label: 'Confidence: To pay', type: 'number' },
        { key: 'goods[]sku', label: 'Goods: Sku', type: 'string' },
        { key: 'goods[]amount', label: 'Goods: Amount', type: 'number' },
      ]),
    );
  });

  test('are labelled as the same fields of a parser', async () => {
    const { output: parser } = await all.zapier.run('create_parser', {
      name: 'The same fields',
      fields: [
        ...fields.slice(0, 4),
        { field_name: 'paidOn', field_type: 'date' },
        { field_name: 'In words', field_type: 'list<string>' },
        { field_name: 'is_paid', field_type: 'boolean' },
        { field_name: 'pieces', field_type: 'integer' },
        { field_name: 'sizes', field_type: 'list<number>' },
        { field_name: 'state', field_values: 'open, paid' },
      ],
    });
    const { fields: saved } = await all.server.client.parsers.get(String(parser.id));
    const rows = saved.flatMap(({ name, type, fields: columns }) =>
      columns
        ? columns.map((column) => ({
            field_name: column.name,
            field_type: column.type,
            field_table: name,
          }))
        : [{ field_name: name, field_type: type }],
    );
    const labels = (input: object) => all.zapier.outputFields('creates', 'extract_document', input);
    expect(await labels({ fields: rows })).toEqual(await labels({ parser_id: parser.id }));
  });

  test('and a parser beside them are told apart', async () => {
    const file = await publishInvoice(all.platform);
    await expect(extract({ file, fields, parser_id: 'invoice' })).rejects.toThrow(
      /Choose a parser or list the fields to read, not both/,
    );
    const { output } = await extract({ file, fields: [{ field_name: '' }], parser_id: 'invoice' });
    expect(output.invoice_number).toBe('BK-2026-0418');
  });
});

describe('files', () => {
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  test.each([
    ['with a length', { 'content-length': true }],
    ['without one, in chunks', {}],
  ])('arrive unharmed %s', async (_, headers) => {
    const bytes = await invoicePdf();
    const length = 'content-length' in headers ? { 'content-length': String(bytes.length) } : {};
    const file = all.platform.publish('x', {
      bytes,
      headers: { ...length, 'content-disposition': "attachment; filename*=UTF-8''Rechnung%20%C3%BC.pdf" },
    });
    const { output } = await extract({ file });
    expect(output.file_name).toBe('Rechnung ü.pdf');
    const extraction = String(output.extraction_id);
    const [document] = (
      (await (await all.server.request(`/v1/extractions/${extraction}/results`)).json()) as {
        items: { sha256: string }[];
      }
    ).items;
    expect(document?.sha256).toBe(hash(bytes));
  });

  test.each([
    ['attachment; filename="Invoice \\"A\\".pdf"', 'Invoice "A".pdf'],
    ['attachment; filename=plain.pdf', 'plain.pdf'],
    ['inline', 'from-address.pdf'],
  ])('are called what %s says', async (disposition, name) => {
    const bytes = await invoicePdf();
    const headers = { 'content-disposition': disposition };
    const file = all.platform.publish('from-address.pdf', { bytes, headers });
    const { output } = await extract({ file, when_to_continue: 'return' });
    expect(output.file_name).toBe(name);
  });

  test.each([
    ['', 'holds no file'],
    ['Dear Sir or Madam', 'holds no file'],
    ['hydrate|||nothing|||hydrate', 'holds no file'],
  ])('that are none are refused: "%s"', async (file, why) => {
    await expect(extract({ file })).rejects.toThrow(why);
  });

  test('that are not there are refused with what to look at', async () => {
    await expect(extract({ file: `${all.platform.url}/files/gone.pdf` })).rejects.toThrow(
      /could not be loaded: its server answered with 404.*private browser window/,
    );
    await expect(extract({ file: 'http://127.0.0.1:9/x.pdf' })).rejects.toThrow(/does not answer/);
  });
});
