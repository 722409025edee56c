import { englishInvoice } from '../documents/examples.ts';
import { textFile } from '../server/sample-files.ts';
import { type Connected, connect } from './connected.ts';
import { publishInvoice, publishNote } from './invoices.ts';

let all: Connected;
beforeAll(async () => {
  all = await connect();
});
afterAll(() => all.close());

const run = async (action: string, input: object) => (await all.zapier.run(action, input)).output;
const extractInvoice = async (input: object = {}) =>
  run('extract_document', { file: await publishInvoice(all.platform), ...input });

/** The extraction of several files, once it is done. */
async function submitted(input: object) {
  const { extraction_id } = await run('submit_document', input);
  await all.server.request(`/v1/extractions/${extraction_id}?wait=30`);
  return String(extraction_id);
}

describe('Submit Document', () => {
  test('makes one extraction of all files and continues at once', async () => {
    const output = await run('submit_document', {
      files: [await publishInvoice(all.platform), publishNote(all.platform)],
      name: 'Mail of Monday',
      customer_id: 'K-7',
    });
    expect(output).toMatchObject({
      id: expect.stringMatching(/^ext_/),
      name: 'Mail of Monday',
      documents_total: 2,
      customer_id: 'K-7',
    });
  });

  test('reads with what was chosen', async () => {
    const files = [await publishInvoice(all.platform)];
    const { extraction_id } = await run('submit_document', { files, engine: 'rules' });
    const answer = await all.server.request(`/v1/extractions/${extraction_id}`);
    expect(await answer.json()).toMatchObject({ extraction: { engine: 'rules' } });
    await expect(run('submit_document', { files, engine: 'ai' })).rejects.toThrow(/no AI model set up/);
  });
});

describe('Export Extraction', () => {
  test.each([
    ['csv', 'documents', /^[^\n]*invoice_number[^\n]*\r?\n[^\n]*BK-2026-0418/],
    ['csv', 'line_items', /line_item_description/],
    ['json', 'documents', /"invoice_number":\s*"BK-2026-0418"/],
    ['xml', 'documents', /<invoice_number[^>]*>BK-2026-0418</],
  ])('%s with %s, made when a later step uses it', async (format, layout, content) => {
    const { extraction_id } = await extractInvoice();
    const output = await run('export_extraction', { extraction_id, format, layout });
    expect(output).toMatchObject({ extraction_id, format, layout, status: 'completed' });
    const address = await all.zapier.load(output.file);
    expect(await (await fetch(address)).text()).toMatch(content);
    expect([...all.platform.stored.values()].at(-1)?.name).toMatch(new RegExp(`\\.${format}$`));
  });

  test('of something that is not there says so', async () => {
    await expect(run('export_extraction', { extraction_id: 'ext_nothing' })).rejects.toThrow(
      /INVALID|nothing with this id/,
    );
  });
});

describe('Review Document', () => {
  test('offers a field for each value of the document, tables as line items, with what was read in grey', async () => {
    const { extraction_id } = await extractInvoice();
    const fields = await all.zapier.inputFields('creates', 'review_document', { extraction_id });
    expect(fields).toEqual(
      expect.arrayContaining([
        {
          key: 'value__invoice_number',
          label: 'invoice_number',
          type: 'string',
          required: false,
          placeholder: 'BK-2026-0418',
        },
        {
          key: 'value__total_amount',
          label: 'total_amount',
          type: 'number',
          required: false,
          placeholder: '3463.8',
        },
        expect.objectContaining({
          key: 'value__line_items',
          children: expect.arrayContaining([
            expect.objectContaining({ key: 'value__line_items__amount', label: 'amount', type: 'number' }),
          ]),
        }),
      ]),
    );
  });

  test('keeps the right values; what is left empty is confirmed, what is not there is null', async () => {
    const { extraction_id, document_id } = await extractInvoice();
    const output = await run('review_document', {
      extraction_id,
      document_id,
      value__total_amount: 3460,
      value__invoice_number: '',
      value__line_items: [{ value__line_items__description: 'Worktop', value__line_items__amount: 3460 }],
      absent: ['due_date'],
    });
    expect(output).toMatchObject({
      id: document_id,
      is_verified: true,
      invoice_number: 'BK-2026-0418',
      total_amount: 3460,
      due_date: null,
      line_items: [{ description: 'Worktop', amount: 3460 }],
    });
    expect(output.overall_accuracy).toBeLessThan(1);
    const kept = await all.server.client.documents.get(String(extraction_id), String(document_id));
    expect(kept).toMatchObject({ ground_truth: { total_amount: 3460 }, result: { total_amount: 3463.8 } });
  });

  test('asks which document is meant where there are several', async () => {
    const second = { ...englishInvoice, number: 'BK-2' };
    const files = [await publishInvoice(all.platform), await publishInvoice(all.platform, second)];
    const extraction_id = await submitted({ files });
    await expect(run('review_document', { extraction_id })).rejects.toThrow(
      /2 files were submitted together/,
    );
    await expect(run('review_document', { extraction_id, document_id: 'doc_other' })).rejects.toThrow(
      /no document with this ID/,
    );
    const [, document] = await all.zapier.dropdown('document_list', { extraction_id });
    expect(await run('review_document', { extraction_id, document_id: document?.id })).toMatchObject({
      invoice_number: 'BK-2',
      overall_accuracy: 1,
    });
  });
});

describe('Create Parser', () => {
  test('builds fields, and tables of those with the same table', async () => {
    const output = await run('create_parser', {
      name: 'Delivery notes',
      description: 'Of Miller',
      language: 'EN',
      fields: [
        { field_name: 'note_number', field_required: true, field_synonyms: 'Note no., Consignment no.' },
        { field_name: 'article', field_table: 'goods' },
        { field_name: 'state', field_values: 'open, paid' },
        { field_name: 'quantity', field_type: 'number', field_table: 'goods', field_description: 'How many' },
      ],
    });
    expect(output).toMatchObject({
      name: 'Delivery notes',
      field_count: 3,
      fields: [
        { name: 'note_number', type: 'string', required: true, columns: null },
        { name: 'goods', type: 'list<object>', columns: 'article, quantity' },
        { name: 'state', type: 'enum' },
      ],
    });
    const parser = await all.server.client.parsers.get(String(output.id));
    expect(parser.fields).toEqual([
      { name: 'note_number', type: 'string', required: true, synonyms: ['Note no.', 'Consignment no.'] },
      {
        name: 'goods',
        type: 'list<object>',
        fields: [
          { name: 'article', type: 'string' },
          { name: 'quantity', type: 'number', description: 'How many' },
        ],
      },
      { name: 'state', type: 'enum', enum: ['open', 'paid'] },
    ]);
  });

  test('says which field is wrong', async () => {
    await expect(
      run('create_parser', { name: 'Twice', fields: [{ field_name: 'a' }, { field_name: 'a' }] }),
    ).rejects.toThrow(/fields\[1\]\.name.*used twice/);
  });
});

test('Detect Fields finds them in samples and saves them', async () => {
  const { id: parser_id } = await run('create_parser', { name: 'To be detected' });
  const files: string[] = [];
  for (const number of ['N-2207', 'N-3318']) {
    const sample = await textFile(`${number}.pdf`, [
      'DELIVERY NOTE',
      `Consignment no.: ${number}`,
      'Thank you.',
    ]);
    files.push(all.platform.publish(`${number}.pdf`, { bytes: Buffer.from(await sample.arrayBuffer()) }));
  }
  const output = await run('detect_fields', { parser_id, files });
  expect(output.fields).toContainEqual(expect.objectContaining({ example: 'N-2207', type: 'string' }));
  expect((await all.server.client.parsers.get(String(parser_id))).fields).toHaveLength(
    Number(output.field_count),
  );
  await expect(run('detect_fields', { parser_id, files })).rejects.toThrow(/already has fields/);
  expect(await run('detect_fields', { parser_id, files, replace: true })).toMatchObject({ parser_id });
});

describe('API Request', () => {
  test('asks anything, with a query', async () => {
    const output = await run('api_request', {
      method: 'GET',
      path: '/v1/parsers',
      query: { presets: 'only' },
    });
    expect(output).toMatchObject({ status_code: 200, answer: { items: expect.any(Array) } });
  });

  test('sends JSON, and copes with an answer that has nothing in it', async () => {
    const created = await run('api_request', {
      method: 'POST',
      path: '/v1/parsers',
      body: '{"name": "By request", "fields": [{"name": "a", "type": "string"}]}',
    });
    const { parser } = created.answer as { parser: { id: string } };
    expect(await run('api_request', { method: 'DELETE', path: `/v1/parsers/${parser.id}` })).toEqual({
      status_code: 204,
      answer: null,
      text: '',
    });
  });

  test.each([
    [{ method: 'GET', path: 'https://evil.example/v1/me' }, 'start with a slash'],
    [{ method: 'POST', path: '/v1/parsers', body: '{"name": ' }, 'not valid JSON'],
    [{ method: 'GET', path: '/v1/nothing' }, 'no such address'],
  ])('refuses %j', async (input, why) => {
    await expect(run('api_request', input)).rejects.toThrow(why);
  });
});
