import app from '../../zapier-app/src/index.ts';
import { englishInvoice } from '../documents/examples.ts';
import { type Connected, connect } from './connected.ts';
import type { Row } from './emulator/zapier.ts';
import { publishInvoice, publishNote } from './invoices.ts';

let all: Connected;
beforeAll(async () => {
  all = await connect({}, { fresh: {} });
});
afterAll(() => all.close());

const sampleOf = (trigger: string): Row =>
  (app.triggers?.[trigger]?.operation as { sample?: Row } | undefined)?.sample ?? {};

const submit = async (input: object = {}) =>
  (await all.zapier.run('submit_document', { files: [await publishInvoice(all.platform)], ...input })).output;

/** What makes each trigger start, and what its runs then have. */
const cases: { trigger: string; cause: () => Promise<unknown>; runs: Row[] }[] = [
  {
    trigger: 'new_extracted_document',
    cause: submit,
    runs: [{ status: 'completed', total_amount: 3463.8, needs_review: false }],
  },
  {
    trigger: 'new_document_needing_review',
    cause: () => submit({ review_threshold: 1 }),
    runs: [{ status: 'needs_review', total_amount: 3463.8, needs_review: true }],
  },
  {
    trigger: 'new_failed_document',
    cause: () => submit({ files: [publishNote(all.platform)] }),
    runs: [{ status: 'failed', file_name: 'notes.txt', error: expect.stringContaining('Send a PDF') }],
  },
  {
    trigger: 'new_reviewed_document',
    async cause() {
      const { output } = await all.zapier.run('extract_document', {
        file: await publishInvoice(all.platform),
      });
      const { extraction_id } = output;
      await all.zapier.run('review_document', { extraction_id, value__total_amount: 3460 });
    },
    runs: [{ total_amount: 3460, is_verified: true, overall_accuracy: expect.any(Number) }],
  },
  {
    trigger: 'new_line_item',
    cause: submit,
    runs: englishInvoice.lines.map(({ sku, amount }, index) => ({
      id: expect.stringMatching(new RegExp(`^doc_\\w+:${index + 1}$`)),
      row: index + 1,
      table: 'line_items',
      line_item_sku: sku,
      line_item_amount: amount,
      total_amount: 3463.8,
      file_name: 'BK-2026-0418.pdf',
    })),
  },
  {
    trigger: 'new_completed_extraction',
    cause: () => submit({ name: 'Mail' }),
    runs: [{ name: 'Mail', status: 'completed', documents_total: 1, documents_completed: 1 }],
  },
];

/** Files in the values have an address that is signed anew each time. */
const keysOf = (row: Row | undefined) => Object.keys(row ?? {}).sort();

describe.each(cases)('$trigger', ({ trigger, cause, runs }) => {
  test('starts runs while it is on; samples have the same fields, and so has what the editor begins with', async () => {
    const subscription = await all.zapier.subscribe(trigger);
    await cause();
    const [call] = await all.zapier.delivered(subscription);
    if (!call) throw new Error('no call');
    const started = await all.zapier.receive(subscription, call);
    expect(started).toMatchObject(runs);

    const samples = await all.zapier.samples(trigger);
    expect(keysOf(samples[0])).toEqual(keysOf(started[0]));
    for (const key of Object.keys(sampleOf(trigger))) expect(started[0]).toHaveProperty([key]);

    await all.zapier.unsubscribe(subscription);
    const left = await (await all.server.request('/v1/webhooks?limit=100')).text();
    expect(left).not.toContain(subscription.targetUrl);
    await all.zapier.unsubscribe(subscription);
  });

  test('shows an example before there is anything, which is what the editor begins with', async () => {
    const fresh = all.zapierAs({ api_key: all.server.keyOf('fresh') });
    const [example] = await fresh.samples(trigger);
    const sample = sampleOf(trigger);
    const own =
      'original_file' in sample ? { ...sample, original_file: expect.stringMatching(/^hydrate/) } : sample;
    expect(example).toMatchObject(own);
  });
});

test('the example has the fields of the parser that is chosen, and their labels', async () => {
  const fresh = all.zapierAs({ api_key: all.server.keyOf('fresh') });
  const { output } = await fresh.run('create_parser', {
    name: 'Delivery notes',
    fields: [
      { field_name: 'note_number' },
      { field_name: 'article', field_table: 'goods' },
      { field_name: 'quantity', field_type: 'number', field_table: 'goods' },
    ],
  });
  const parser_id = output.id;
  const [example] = await fresh.samples('new_extracted_document', { parser_id });
  expect(example).toMatchObject({ note_number: expect.any(String), goods: [expect.any(Object)], parser_id });
  const [row] = await fresh.samples('new_line_item', { parser_id });
  expect(row).toMatchObject({
    good_article: expect.any(String),
    good_quantity: expect.any(Number),
    table: 'goods',
  });
  const labels = await fresh.outputFields('triggers', 'new_line_item', { parser_id });
  expect(labels).toEqual(
    expect.arrayContaining([
      { key: 'good_quantity', label: 'Goods: Quantity', type: 'number' },
      { key: 'note_number', label: 'Note number', type: 'string' },
    ]),
  );
});

describe('a call', () => {
  async function delivered() {
    const subscription = await all.zapier.subscribe('new_extracted_document');
    await submit();
    const [call] = await all.zapier.delivered(subscription);
    if (!call) throw new Error('no call');
    return { subscription, call };
  }

  test('that comes twice starts one run', async () => {
    const { subscription, call } = await delivered();
    expect(await all.zapier.receive(subscription, call)).toHaveLength(1);
    expect(await all.zapier.receive(subscription, call)).toEqual([]);
  });

  test('that starts two Zaps starts both', async () => {
    const other = await all.zapier.subscribe('new_extracted_document');
    const { subscription, call } = await delivered();
    const [otherCall] = await all.zapier.delivered(other);
    if (!otherCall) throw new Error('no call');
    expect(await all.zapier.receive(subscription, call)).toHaveLength(1);
    expect(await all.zapier.receive(other, otherCall)).toHaveLength(1);
  });

  const minutesAgo = (minutes: number) => String(Math.floor(Date.now() / 1000) - minutes * 60);
  test.each([
    [
      'with another content',
      (call: { content: string }) => ({ content: call.content.replace('3463.8', '9463.8') }),
    ],
    [
      'without a signature',
      (call: { headers: object }) => ({ headers: { ...call.headers, 'Http-Webhook-Signature': '' } }),
    ],
    [
      'with another time',
      (call: { headers: object }) => ({
        headers: { ...call.headers, 'Http-Webhook-Timestamp': minutesAgo(1) },
      }),
    ],
  ])('%s starts none', async (_, change) => {
    const { subscription, call } = await delivered();
    await expect(all.zapier.receive(subscription, { ...call, ...change(call) })).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringContaining('does not come from your Docglean server'),
    });
  });

  test('of long ago starts none, although it is signed', async () => {
    const { subscription, call } = await delivered();
    const realNow = Date.now;
    Date.now = () => realNow() + 6 * 60_000;
    try {
      await expect(all.zapier.receive(subscription, call)).rejects.toMatchObject({ name: 'HaltedError' });
    } finally {
      Date.now = realNow;
    }
  });

  test('that is only a test of the address starts none', async () => {
    const subscription = await all.zapier.subscribe('new_extracted_document');
    await all.server.client.webhooks.test(subscription.subscribeData.id);
    const [call] = await all.zapier.delivered(subscription);
    if (!call) throw new Error('no call');
    expect(await all.zapier.receive(subscription, call)).toEqual([]);
  });
});

describe('filters', () => {
  test('by parser: the server calls for no other', async () => {
    const { output: parser } = await all.zapier.run('create_parser', {
      name: 'Only these',
      fields: [{ field_name: 'total', field_type: 'currency' }],
    });
    const subscription = await all.zapier.subscribe('new_extracted_document', { parser_id: parser.id });
    await submit();
    const { extraction_id } = await submit({ parser_id: parser.id });
    const calls = await all.zapier.delivered(subscription);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.content).toContain(String(extraction_id));
    const samples = await all.zapier.samples('new_extracted_document', { parser_id: parser.id });
    expect(samples).toMatchObject([{ extraction_id }]);
  });

  test('by document type', async () => {
    const invoices = await all.zapier.subscribe('new_extracted_document', { document_type: 'invoice' });
    const receipts = await all.zapier.subscribe('new_extracted_document', { document_type: 'receipt' });
    await submit();
    const [toInvoices] = await all.zapier.delivered(invoices);
    const [toReceipts] = await all.zapier.delivered(receipts);
    if (!toInvoices || !toReceipts) throw new Error('no call');
    expect(await all.zapier.receive(invoices, toInvoices)).toHaveLength(1);
    expect(await all.zapier.receive(receipts, toReceipts)).toEqual([]);
    const samples = await all.zapier.samples('new_extracted_document', { document_type: 'invoice' });
    expect(samples.map((sample) => sample.document_type)).toEqual(samples.map(() => 'invoice'));
  });

  test('documents needing review come along where they are wanted', async () => {
    const subscription = await all.zapier.subscribe('new_line_item', { include_needing_review: true });
    await submit({ review_threshold: 1 });
    const [call] = await all.zapier.delivered(subscription);
    if (!call) throw new Error('no call');
    expect(await all.zapier.receive(subscription, call)).toHaveLength(englishInvoice.lines.length);
  });
});

describe('lists to choose from', () => {
  test('parsers page after page, one list with the built-in ones and one without', async () => {
    const many = Array.from({ length: 130 }, (_, index) => index + 1);
    for (const index of many) {
      await all.server.client.parsers.create({
        name: `Many ${index}`,
        fields: [{ name: 'a', type: 'string' }],
      });
    }
    const names = (await all.zapier.dropdown('parser_list')).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([...many.map((index) => `Many ${index}`), 'Invoice (Built-In)']),
    );
    expect(new Set(names).size).toBe(names.length);
    const own = (await all.zapier.dropdown('own_parser_list')).map(({ name }) => name);
    expect(own).not.toContain('Invoice (Built-In)');
    expect(own).toContain('Many 130');
  });

  test('extractions, and the documents of the one that is chosen', async () => {
    const { extraction_id } = await submit({ name: 'Chosen' });
    const extractions = await all.zapier.dropdown('extraction_list');
    expect(extractions).toContainEqual({ id: extraction_id, name: 'Chosen (1 document)' });
    expect(await all.zapier.dropdown('document_list', { extraction_id })).toEqual([
      { id: expect.stringMatching(/^doc_/), name: 'BK-2026-0418.pdf' },
    ]);
    expect((await all.zapier.dropdown('document_list')).length).toBeGreaterThan(1);
  });
});

test('"zapier-platform invoke", which has no call, gives samples', async () => {
  await submit();
  for (const trigger of ['new_extracted_document', 'new_completed_extraction']) {
    const { results } = await all.zapier.execute<Row[]>(`triggers.${trigger}.operation.perform`);
    expect(results[0]).toMatchObject({ status: expect.any(String) });
  }
});
