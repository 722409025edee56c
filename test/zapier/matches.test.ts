import { sampleMatch as sample } from '../../zapier-app/src/output/match-samples.ts';
import { chairs, invoiceOf, lamps, orderOf, paper } from '../server/papers.ts';
import { type Connected, connect } from './connected.ts';

let all: Connected;
beforeAll(async () => {
  all = await connect({}, { fresh: {} });
});
afterAll(() => all.close());

/** An order and an invoice for it, both read; gives the ids of the order and of the invoice. */
async function readBoth(number: string, ordered: number, invoiced: number, options: object = {}) {
  const order = paper('', `PO-${number}`, [chairs(ordered), lamps(4)]);
  const invoice = paper(`INV-${number}`, `PO-${number}`, [chairs(invoiced), lamps(4)]);
  const { id } = await all.server.client.extractions.create({
    files: [orderOf(order), invoiceOf(invoice)],
    ...options,
  });
  await all.server.client.extractions.wait(id);
  const [first, second] = await Array.fromAsync(all.server.client.extractions.results(id));
  return { orderId: first?.id ?? '', document_id: second?.id ?? '' };
}

const match = async (input: object) => (await all.zapier.run('match_documents', input)).output;

describe('Match Documents', () => {
  test('says that an invoice is what was ordered', async () => {
    const { document_id, orderId } = await readBoth('801', 10, 10);
    const output = await match({ document_id });
    expect(output).toMatchObject({
      id: expect.stringMatching(/^mat_/),
      match_id: output.id,
      result: 'matched',
      is_match: true,
      document_id,
      document_type: 'invoice',
      number: 'INV-801',
      counterpart_id: orderId,
      counterpart_type: 'purchase_order',
      counterpart_number: 'PO-801',
      conflict_count: 0,
      is_duplicate: false,
      decision: null,
      summary: expect.stringContaining('PO-801'),
    });
    expect(Object.keys(output)).toEqual(Object.keys(sample));
  });

  test('and what differs, in words and as line items; a tolerance in per cent makes it none', async () => {
    const { document_id } = await readBoth('802', 10, 12);
    const output = await match({ document_id });
    expect(output).toMatchObject({
      result: 'mismatched',
      is_match: false,
      conflict_count: expect.any(Number),
    });
    expect(output.differences_text).toMatch(/12 × .*10 ×/);
    expect(output.differences).toContainEqual(
      expect.objectContaining({ kind: 'quantity', document_value: 12, counterpart_value: 10, difference: 2 }),
    );
    expect(output.lines).toContainEqual(
      expect.objectContaining({ sku: 'CH-100', document_quantity: 12, counterpart_quantity: 10 }),
    );
    const tolerant = { quantity_tolerance: 25, amount_tolerance: 25, price_tolerance: 0 };
    const within = await match({ document_id, document_types: ['purchase_order'], ...tolerant });
    expect(within).toMatchObject({ id: output.id, result: 'matched', conflict_count: 0 });
  });

  test('looks only where it is told to', async () => {
    const { document_id } = await readBoth('803', 10, 10, { customer_id: 'K-3' });
    const other = await readBoth('804', 3, 3);
    const among = await match({ document_id, among_document_ids: [`${other.orderId},${other.document_id}`] });
    expect(among.counterpart_number).not.toBe('PO-803');
    expect(await match({ document_id, customer_id: 'nobody' })).toMatchObject({ result: 'unmatched' });
    expect(await match({ document_id, customer_id: 'K-3' })).toMatchObject({ counterpart_number: 'PO-803' });
    expect(await match({ document_id, document_types: ['delivery_note'] })).toMatchObject({
      is_match: false,
    });
  });

  test('says which document it does not know', async () => {
    await expect(match({ document_id: 'doc_01KKNQ5KEGP3W7RXM0D4S2F9AV' })).rejects.toThrow(
      /doc_01KKNQ5KEGP3W7RXM0D4S2F9AV.*is not known/,
    );
  });

  test('every output has its label', async () => {
    const { document_id } = await readBoth('805', 10, 12);
    const output = await match({ document_id });
    const labelled = (await all.zapier.outputFields('creates', 'match_documents')).map(({ key }) => key);
    for (const [name, value] of Object.entries(output)) {
      const [row] = Array.isArray(value) ? value : [undefined];
      const keys = row ? Object.keys(row).map((cell) => `${name}[]${cell}`) : [name];
      for (const key of Array.isArray(value) && !row ? [] : keys) expect(labelled).toContain(key);
    }
  });
});

test('Review Match keeps what a person says; Find Match finds it', async () => {
  const { document_id } = await readBoth('806', 10, 12);
  const { match_id } = await match({ document_id });
  const review = { match_id, decision: 'confirmed', note: 'Agreed by phone' };
  const { output } = await all.zapier.run('review_match', review);
  expect(output).toMatchObject({ id: match_id, decision: 'confirmed', note: 'Agreed by phone' });

  const find = (input: object) => all.zapier.search('find_match', input);
  expect(await find({ document_id })).toMatchObject([{ id: match_id, decision: 'confirmed' }]);
  expect(await find({ match_id })).toMatchObject([{ id: match_id }]);
  expect((await find({ decision: 'open' })).map(({ id }) => id)).not.toContain(match_id);
  expect((await find({ decision: 'confirmed', result: 'unmatched' })).map(({ id }) => id)).not.toContain(
    match_id,
  );
  expect(await find({ match_id: 'mat_01KKNQ5R4M8B2C6D9F1G3H5J7K' })).toEqual([]);
  expect(await all.zapier.dropdown('match_list')).toContainEqual({
    id: match_id,
    name: expect.stringMatching(/^INV-806, PO-806, /),
  });
});

describe('New Match', () => {
  /** The runs that the call for this document starts. */
  async function runsOf(input: object, document_id: string) {
    const subscription = await all.zapier.subscribe('new_match', input);
    await match({ document_id });
    const [call] = await all.zapier.delivered(subscription);
    if (!call) throw new Error('no call');
    const runs = await all.zapier.receive(subscription, call);
    await all.zapier.unsubscribe(subscription);
    return runs;
  }

  test('starts a run with the same keys as the list, the action and the search', async () => {
    const { document_id } = await readBoth('807', 10, 10);
    const [run, ...others] = await runsOf({}, document_id);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ result: 'matched', number: 'INV-807' });
    const keys = Object.keys(run ?? {});
    const [listed] = await all.zapier.samples('new_match');
    const [found] = await all.zapier.search('find_match', { document_id });
    for (const row of [listed, found, await match({ document_id }), sample])
      expect(Object.keys(row ?? {})).toEqual(keys);
  });

  test('only of results and kinds that are wanted', async () => {
    const { document_id } = await readBoth('808', 10, 12);
    const started = async (input: object) => (await runsOf(input, document_id)).length;
    expect(await started({ results: ['mismatched', 'unmatched'] })).toBe(1);
    expect(await started({ results: ['matched'] })).toBe(0);
    expect(await started({ document_type: 'invoice' })).toBe(1);
    expect(await started({ document_type: 'receipt' })).toBe(0);
    const samples = await all.zapier.samples('new_match', { results: ['mismatched'] });
    expect(new Set(samples.map(({ result }) => result))).toEqual(new Set(['mismatched']));
  });

  test('by parser: the server calls for no other', async () => {
    const { output: parser } = await all.zapier.run('create_parser', {
      name: 'Only these',
      fields: [
        { field_name: 'invoice_number' },
        { field_name: 'total_amount', field_type: 'currency' },
        { field_name: 'purchase_order' },
      ],
    });
    const subscription = await all.zapier.subscribe('new_match', { parser_id: parser.id });
    const other = await readBoth('809', 10, 10);
    await match({ document_id: other.document_id });
    const own = await readBoth('810', 10, 10, { parser_id: parser.id });
    await match({ document_id: own.document_id });
    const calls = await all.zapier.delivered(subscription);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.content).toContain(own.document_id);
    expect(await all.zapier.samples('new_match', { parser_id: parser.id })).toMatchObject([
      { document_id: own.document_id },
    ]);
  });

  test('starts by itself for documents that are matched as soon as they are read', async () => {
    const subscription = await all.zapier.subscribe('new_match');
    const truth = paper('INV-811', 'PO-811', [chairs(10)]);
    await all.server.client.extractions
      .create({ files: [orderOf(truth)] })
      .then(({ id }) => all.server.client.extractions.wait(id));
    const bytes = Buffer.from(await invoiceOf(truth).arrayBuffer());
    const files = [all.platform.publish('INV-811.xml', { bytes })];
    await all.zapier.run('submit_document', { files, match_with: ['purchase_order', 'delivery_note'] });
    const [call] = await all.zapier.delivered(subscription);
    if (!call) throw new Error('no call');
    expect(await all.zapier.receive(subscription, call)).toMatchObject([
      {
        number: 'INV-811',
        counterpart_number: 'PO-811',
        result: 'partial',
        differences_text: expect.stringContaining('No delivery note was found'),
      },
    ]);
  });

  test('shows an example before there is anything, which is what the editor begins with', async () => {
    const fresh = all.zapierAs({ api_key: all.server.keyOf('fresh') });
    expect(await fresh.samples('new_match')).toEqual([sample]);
  });

  test('"zapier-platform invoke", which has no call, gives samples', async () => {
    const method = 'triggers.new_match.operation.perform';
    const { results } = await all.zapier.execute<object[]>(method);
    expect(results[0]).toMatchObject({ summary: expect.any(String) });
  });
});
