import type { Match } from '@docglean/contract';
import { exampleMatch } from '../../server/src/events/sample/example-match.ts';
import { presentMatch } from '../../server/src/matches/present.ts';
import { renderDeliveryNote } from '../documents/delivery-note.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { chairs, invoiceOf, lamps, matchOf, orderOf, paper, read, readAll } from './papers.ts';
import { call, refusal } from './requests.ts';
import { longFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { other: {} });
});
afterAll(() => server.close());

const kindsOf = ({ differences }: Match) => differences.map(({ kind }) => kind);
const counterpartsOf = ({ counterparts }: Match) => counterparts.map(({ document_id }) => document_id);

/** An order and an invoice for it. */
async function pairOf(order: string, invoice = `INV-${order}`, billed = [chairs(10), lamps(4)]) {
  const files = [orderOf(paper('', order, [chairs(10), lamps(4)])), invoiceOf(paper(invoice, order, billed))];
  const [first, second] = await readAll(server, files);
  return { order: first?.id ?? '', invoice: second?.id ?? '' };
}

describe('a match', () => {
  test('of an invoice that is what was ordered', async () => {
    const { order, invoice } = await pairOf('PO-1001', 'INV-1');
    const match = await matchOf(server, invoice, { metadata: { run: 7 } });
    expect(match).toMatchObject({
      document_id: invoice,
      result: 'matched',
      summary: 'Invoice INV-1 agrees with purchase order PO-1001.',
      counterparts: [{ document_id: order, number: 'PO-1001', document_type: 'purchase_order' }],
      differences: [],
      remainder: [{ document_id: order, is_open: false, remaining_amount: 0 }],
      is_automatic: false,
      review: null,
      metadata: { run: 7 },
    });
    expect(match.lines.map(({ result }) => result)).toEqual(['matched', 'matched']);
    expect(match.score).toBeGreaterThan(0.99);
    expect((await call(server, 'GET', `/v1/matches/${match.id}`)).json.match).toEqual(match);
  });

  test('of an invoice that charges too much says what, in words and in numbers', async () => {
    const { order, invoice } = await pairOf('PO-1002', 'INV-2', [chairs(12), lamps(4, 21.9)]);
    const match = await matchOf(server, invoice);
    expect(match.result).toBe('mismatched');
    expect(match.differences).toEqual([
      expect.objectContaining({
        kind: 'quantity',
        severity: 'conflict',
        message:
          'The invoice charges 12 × Oak chair at 49.00; the purchase order says 10 × 49.00: 2 more, 98.00 too much.',
        document_line: 1,
        counterpart_id: order,
        counterpart_line: 1,
        document_value: 12,
        counterpart_value: 10,
        difference: 2,
        relative: 0.2,
        within_tolerance: false,
      }),
      expect.objectContaining({
        kind: 'unit_price',
        message:
          'The invoice charges 4 × Table lamp, brass at 21.90; the purchase order says 19.90: 8.00 too much.',
        document_value: 21.9,
        counterpart_value: 19.9,
        difference: 2,
      }),
    ]);
  });

  test('takes tolerances', async () => {
    const { invoice } = await pairOf('PO-1003', 'INV-3', [chairs(10, 49.4), lamps(4)]);
    expect((await matchOf(server, invoice)).result).toBe('mismatched');
    const tolerances = { unit_price: { relative: 0.01 }, amount: { relative: 0.01 } };
    const match = await matchOf(server, invoice, { tolerances });
    expect(match).toMatchObject({
      result: 'matched',
      differences: [{ kind: 'unit_price', severity: 'note', within_tolerance: true }],
      tolerances: { unit_price: { absolute: 0, relative: 0.01 }, date_days: 7 },
    });
  });

  test('is found without a number, by what it says', async () => {
    const { order } = await pairOf('PO-1004', 'INV-4', [chairs(10), lamps(4)]);
    const lines = [chairs(10), lamps(4)];
    const { seller } = paper('', 'PO-1004', lines);
    const unnamed = paper('INV-4b', '', lines, { issueDate: '2026-03-20', seller });
    const decoy = orderOf(paper('', 'PO-1104', [chairs(3), lamps(40)], { seller }));
    const [, document] = await readAll(server, [decoy, invoiceOf(unnamed)]);
    const match = await matchOf(server, document?.id ?? '');
    expect(match).toMatchObject({ result: 'matched', counterparts: [{ document_id: order }] });
  });

  test('of an order lists its invoices', async () => {
    const { order, invoice } = await pairOf('PO-1005', 'INV-5', [chairs(6)]);
    const match = await matchOf(server, order);
    expect(match).toMatchObject({
      document_type: 'purchase_order',
      result: 'partial',
      counterparts: [{ document_id: invoice, document_type: 'invoice' }],
      remainder: [{ is_open: true, invoices: 1 }],
    });
    expect(kindsOf(match)).toEqual(['open_quantity', 'open_line']);
  });

  test('is made anew under the same id', async () => {
    const invoice = await read(server, invoiceOf(paper('INV-6', 'PO-1006', [chairs(1)])));
    const before = await matchOf(server, invoice.id);
    expect(before).toMatchObject({ result: 'unmatched', counterparts: [], score: null });
    expect(before.summary).toContain('No purchase order');
    await read(server, orderOf(paper('', 'PO-1006', [chairs(1)])));
    expect(await matchOf(server, invoice.id)).toMatchObject({ id: before.id, result: 'matched' });
  });

  test('uses what a person says of a document', async () => {
    const { invoice } = await pairOf('PO-1007', 'INV-7', [chairs(10), lamps(4, 9.9)]);
    expect((await matchOf(server, invoice)).result).toBe('mismatched');
    const [document] = (await call(server, 'GET', '/v1/documents?search=INV-7')).json.items;
    const line_items = [chairs(10), lamps(4)].map(({ description, quantity, unitPrice, amount, sku }) => ({
      description,
      quantity,
      unit_price: unitPrice,
      amount,
      sku,
    }));
    const values = {
      line_items,
      net_amount: 569.6,
      tax_amount: 131.01,
      total_amount: 700.61,
      amount_due: 700.61,
    };
    const review = `/v1/extractions/${document.extraction_id}/documents/${invoice}/review`;
    expect((await call(server, 'PUT', review, { values })).status).toBe(200);
    expect((await matchOf(server, invoice)).differences).toEqual([]);
  });
});

test('several invoices draw on one order, and the one that takes too much is told', async () => {
  const day = (issueDate: string) => ({ issueDate });
  const [order, first, second, third] = await readAll(server, [
    orderOf(paper('', 'PO-2001', [chairs(10), lamps(4)])),
    invoiceOf(paper('INV-21', 'PO-2001', [chairs(4)], day('2026-03-10'))),
    invoiceOf(paper('INV-22', 'PO-2001', [chairs(6), lamps(1)], day('2026-03-20'))),
    invoiceOf(paper('INV-23', 'PO-2001', [lamps(5)], day('2026-03-30'))),
  ]);
  const one = await matchOf(server, first?.id ?? '');
  expect(one).toMatchObject({
    result: 'partial',
    remainder: [
      { document_id: order?.id, invoiced_before: 0, invoiced_now: 196, is_open: true, invoices: 1 },
    ],
  });
  const two = await matchOf(server, second?.id ?? '');
  expect(two.result).toBe('partial');
  expect(two.remainder[0]).toMatchObject({
    invoiced_before: 196,
    invoiced_now: 313.9,
    remaining_amount: 59.7,
  });
  expect(two.remainder[0]?.lines).toEqual([
    expect.objectContaining({ ordered: 10, invoiced_before: 4, invoiced_now: 6, remaining: 0 }),
    expect.objectContaining({ ordered: 4, invoiced_before: 0, invoiced_now: 1, remaining: 3 }),
  ]);
  const three = await matchOf(server, third?.id ?? '');
  expect(three.result).toBe('mismatched');
  expect(kindsOf(three)).toContain('quantity');
  const four = await read(server, invoiceOf(paper('INV-24', 'PO-2001', [chairs(1)], day('2026-04-05'))));
  const over = await matchOf(server, four.id);
  expect(over.differences[0]).toMatchObject({
    kind: 'over_billed',
    message:
      'The invoice charges 1 × Oak chair at 49.00; of the 10 of purchase order PO-2001 10 are invoiced already: 1 more than are left, 49.00 too much.',
  });

  // The first one was wrong after all: what it took is there again, also for the invoices that came later.
  await call(server, 'PUT', `/v1/matches/${one.id}/review`, { decision: 'rejected' });
  const settled = await untilMatch(four.id, ({ result }) => result !== 'mismatched');
  expect(settled.remainder[0]).toMatchObject({ invoices: 3 });
});

/** The match of a document once it is so. */
async function untilMatch(documentId: string, is: (match: Match) => boolean): Promise<Match> {
  const { until } = await import('../harness/until.ts');
  return until(async () => {
    const [match] = (await call(server, 'GET', `/v1/matches?document_id=${documentId}`)).json.items;
    return match && is(match) && match;
  });
}

test('an invoice that was sent twice is told, as is one of the same sum under another number', async () => {
  const lines = [chairs(7)];
  const [, again, other] = await readAll(server, [
    invoiceOf(paper('INV-31', '', lines)),
    invoiceOf(paper('inv 31', '', lines, { issueDate: '2026-03-15' })),
    invoiceOf(paper('INV-99', '', lines, { issueDate: '2026-03-16', seller: paper('31', '', []).seller })),
  ]);
  expect((await matchOf(server, again?.id ?? '')).duplicates).toEqual([
    expect.objectContaining({
      number: 'INV-31',
      certain: true,
      reason: expect.stringContaining('The same number'),
    }),
    expect.objectContaining({
      number: 'INV-99',
      certain: false,
      reason: expect.stringContaining('1 day apart'),
    }),
  ]);
  expect((await matchOf(server, other?.id ?? '')).duplicates.map(({ certain }) => certain)).toEqual([
    false,
    false,
  ]);
});

test('three papers: what was ordered, what was delivered, what is charged', async () => {
  const fields = [
    { name: 'Document number', type: 'string' },
    { name: 'PO number', type: 'string' },
    {
      name: 'Goods',
      type: 'list<object>',
      fields: [
        { name: 'Article', type: 'string' },
        { name: 'Item no', type: 'string' },
        { name: 'Qty', type: 'number' },
      ],
    },
  ];
  const { parser } = (await call(server, 'POST', '/v1/parsers', { name: 'Delivery notes', fields })).json;
  const { order, invoice } = await pairOf('PO-4001', 'INV-41');
  const against = { document_types: ['purchase_order', 'delivery_note'] };
  expect(await matchOf(server, invoice, { against })).toMatchObject({
    result: 'partial',
    differences: [{ kind: 'missing_document', message: 'No delivery note was found for the invoice.' }],
  });
  const note = invoiceOf(paper('LS-41', 'PO-4001', [chairs(9), lamps(4)]));
  const delivered = await read(server, note, { parser_id: parser.id });
  const match = await matchOf(server, invoice, { against });
  expect(counterpartsOf(match).sort()).toEqual([order, delivered.id].sort());
  expect(match).toMatchObject({
    result: 'mismatched',
    differences: [
      {
        kind: 'quantity',
        counterpart_id: delivered.id,
        message:
          'The invoice charges 10 × Oak chair at 49.00; the delivery note says 9: 1 more, 49.00 too much.',
      },
    ],
  });
  const only = await matchOf(server, invoice, { against: { parser_ids: [parser.id] } });
  expect(counterpartsOf(only)).toEqual([delivered.id]);
});

test('a delivery note is found by itself, with fields of its own: what was ordered, delivered and charged', async () => {
  const { invoice } = await pairOf('PO-4002', 'INV-42');
  const truth = paper('INV-42', 'PO-4002', [chairs(10), lamps(4)]);
  const pdf = await renderDeliveryNote(truth, { number: 'LS-42', date: '2026-03-10', quantities: [9, 4] });
  const note = await read(server, new File([new Uint8Array(pdf)], 'note.pdf'));
  expect(note).toMatchObject({ document_type: 'delivery_note', result: { delivery_number: 'LS-42' } });
  const against = { document_types: ['delivery_note'] };
  const match = await matchOf(server, invoice, { against });
  expect(match).toMatchObject({
    result: 'mismatched',
    counterparts: [{ document_id: note.id, document_type: 'delivery_note', number: 'LS-42' }],
    differences: [{ kind: 'quantity', document_value: 10, counterpart_value: 9 }],
  });
});

describe('a review', () => {
  const review = (id: string, body: object) => call(server, 'PUT', `/v1/matches/${id}/review`, body);

  test('confirms a match, whatever differs, and stays', async () => {
    const { invoice } = await pairOf('PO-5001', 'INV-51', [chairs(11), lamps(4)]);
    const { id } = await matchOf(server, invoice);
    const { json } = await review(id, { decision: 'confirmed', note: 'One more was agreed by phone.' });
    expect(json.match).toMatchObject({
      result: 'mismatched',
      review: { decision: 'confirmed', note: 'One more was agreed by phone.' },
    });
    expect((await matchOf(server, invoice)).review).toEqual(json.match.review);
  });

  test('rejects a counterpart, which is never proposed again from either side', async () => {
    const { order, invoice } = await pairOf('PO-5002', 'INV-52');
    const { id } = await matchOf(server, invoice);
    const { json } = await review(id, { decision: 'rejected' });
    expect(json.match).toMatchObject({
      result: 'unmatched',
      counterparts: [],
      remainder: [],
      review: { decision: 'rejected', note: null },
      rejected_document_ids: [order],
    });
    const again = await matchOf(server, invoice);
    expect(again.result).toBe('unmatched');
    expect(JSON.stringify(again.candidates)).not.toContain(order);
    expect(counterpartsOf(await matchOf(server, order))).toEqual([]);
    expect(await refusal(server, 'PUT', `/v1/matches/${id}/review`, { decision: 'rejected' })).toEqual([
      400,
      'NO_COUNTERPART',
    ]);
  });

  test('names the right counterpart', async () => {
    const { invoice } = await pairOf('PO-5003', 'INV-53');
    const { seller } = paper('', 'PO-5003', []);
    const right = await read(server, orderOf(paper('', 'ZX 77', [chairs(10), lamps(5)], { seller })));
    const { id } = await matchOf(server, invoice);
    const { json } = await review(id, { decision: 'confirmed', document_ids: [right.id] });
    expect(counterpartsOf(json.match)).toEqual([right.id]);
    expect(json.match.result).toBe('partial');
    expect(counterpartsOf(await matchOf(server, invoice))).toEqual([right.id]);
  });

  test('400, 404, 409', async () => {
    const { invoice } = await pairOf('PO-5004', 'INV-54');
    const { id } = await matchOf(server, invoice);
    const at = `/v1/matches/${id}/review`;
    const named = (document_ids: string[], decision = 'confirmed') => ({ decision, document_ids });
    expect(await refusal(server, 'PUT', at, named(['doc_nothing']))).toEqual([400, 'DOCUMENT_NOT_FOUND']);
    expect(await refusal(server, 'PUT', at, named([invoice], 'rejected'))).toEqual([400, 'INVALID_PAYLOAD']);
    expect(await refusal(server, 'PUT', at, { decision: 'maybe' })).toEqual([400, 'INVALID_PAYLOAD']);
    expect(await refusal(server, 'PUT', '/v1/matches/mat_nothing/review', { decision: 'rejected' })).toEqual([
      404,
      'RESOURCE_NOT_FOUND',
    ]);
    const slow = await server.client.extractions.create({ files: [await longFile(300)] });
    const [unread] = await Array.fromAsync(server.client.extractions.results(slow.id));
    expect(await refusal(server, 'PUT', at, named([unread?.id ?? '']))).toEqual([409, 'NOT_FINISHED']);
    expect(await refusal(server, 'POST', '/v1/matches', { document_id: unread?.id })).toEqual([
      409,
      'NOT_FINISHED',
    ]);
    await call(server, 'POST', `/v1/extractions/${slow.id}/cancel`);
  });
});

describe('the list', () => {
  test('is narrowed by result, document, decision and time', async () => {
    const { invoice } = await pairOf('PO-6001', 'INV-61', [chairs(12)]);
    const match = await matchOf(server, invoice);
    const idsOf = async (query: string): Promise<string[]> =>
      (await call(server, 'GET', `/v1/matches?${query}`)).json.items.map(({ id }: Match) => id);
    expect(await idsOf(`document_id=${invoice}`)).toEqual([match.id]);
    expect((await idsOf('result=mismatched&limit=1'))[0]).toBe(match.id);
    expect(await idsOf('result=matched')).not.toContain(match.id);
    expect((await idsOf('decision=open'))[0]).toBe(match.id);
    expect(await idsOf('decision=confirmed')).not.toContain(match.id);
    expect((await idsOf(`created_after=${match.created_at}`))[0]).toBe(match.id);
    expect(await idsOf(`created_before=${match.created_at}`)).not.toContain(match.id);
    const all = await idsOf('limit=100');
    const [first, second] = [await call(server, 'GET', '/v1/matches?limit=1'), all[1]];
    expect(await idsOf(`limit=1&cursor=${first.json.next_cursor}`)).toEqual([second]);
    expect(await refusal(server, 'GET', '/v1/matches?result=maybe')).toEqual([400, 'INVALID_PAYLOAD']);
  });
});

describe('what is gone', () => {
  test('a deleted match is gone with what was rejected by it', async () => {
    const { order, invoice } = await pairOf('PO-7001', 'INV-71');
    const { id } = await matchOf(server, invoice);
    await call(server, 'PUT', `/v1/matches/${id}/review`, { decision: 'rejected' });
    expect((await call(server, 'DELETE', `/v1/matches/${id}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE'])
      expect(await refusal(server, method, `/v1/matches/${id}`)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(counterpartsOf(await matchOf(server, invoice))).toEqual([order]);
  });

  test('with a document its match goes, and other matches lose it and all they said of it', async () => {
    const [order, invoice] = await readAll(server, [
      orderOf(paper('', 'PO-7002', [chairs(10)])),
      invoiceOf(paper('INV-72', 'PO-7002', [chairs(11)])),
    ]);
    const match = await matchOf(server, invoice?.id ?? '');
    const path = (document = order) => `/v1/extractions/${document?.extraction_id}/documents/${document?.id}`;
    expect((await call(server, 'DELETE', path())).status).toBe(204);
    const { json } = await call(server, 'GET', `/v1/matches/${match.id}`);
    expect(json.match).toMatchObject({
      result: 'unmatched',
      counterparts: [],
      differences: [],
      remainder: [],
    });
    expect(JSON.stringify(json)).not.toContain('PO-7002');
    const events = (await call(server, 'GET', '/v1/events?type=matching.completed&limit=100')).json.items;
    expect(JSON.stringify(events)).not.toContain('PO-7002');
    await untilMatch(invoice?.id ?? '', ({ summary }) => summary.includes('was found for invoice INV-72'));
    expect((await call(server, 'DELETE', `/v1/extractions/${invoice?.extraction_id}`)).status).toBe(204);
    expect(await refusal(server, 'GET', `/v1/matches/${match.id}`)).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });
});

test('what a match tells of a document that has expired is gone before it is swept', () => {
  const row = { ...exampleMatch(null), found_until: new Date('2026-04-01T00:00:00.000Z') };
  const [before, after] = [new Date('2026-03-31T23:59:59.000Z'), new Date('2026-04-01T00:00:00.000Z')];
  expect(presentMatch(row, before)).toMatchObject({
    result: 'mismatched',
    counterparts: [{ number: 'PO-5518' }],
  });
  expect(presentMatch(row, after)).toMatchObject({
    result: 'unmatched',
    score: null,
    counterparts: [],
    lines: [],
  });
  expect(JSON.stringify(presentMatch(row, after))).not.toContain('PO-5518');
});

describe('what cannot be matched', () => {
  test('400: documents and parsers that are not there, and documents without values', async () => {
    const invoice = await read(server, invoiceOf(paper('INV-81', '', [chairs(1)])));
    const text = await read(server, invoiceOf(paper('INV-82', '', [chairs(1)])), { mode: 'text' });
    const refused = (body: object) => refusal(server, 'POST', '/v1/matches', body);
    expect(await refused({ document_id: 'doc_nothing' })).toEqual([400, 'DOCUMENT_NOT_FOUND']);
    expect(await refused({ document_id: text.id })).toEqual([400, 'NOTHING_TO_MATCH']);
    const { id: document_id } = invoice;
    expect(await refused({ document_id, against: { document_ids: [text.id] } })).toEqual([
      400,
      'NOTHING_TO_MATCH',
    ]);
    expect(await refused({ document_id, against: { parser_ids: ['prs_nothing'] } })).toEqual([
      400,
      'PARSER_NOT_FOUND',
    ]);
    expect(await refused({ document_id, tolerances: { amount: { relative: 2 } } })).toEqual([
      400,
      'INVALID_PAYLOAD',
    ]);
  });

  test('documents of another account are not seen', async () => {
    const order = orderOf(paper('', 'PO-8001', [chairs(1)]));
    const form = new FormData();
    form.append('files', order);
    const headers = { 'x-api-key': server.keyOf('other') };
    const sent = await server.request('/v1/extractions', { method: 'POST', body: form, headers });
    const { extraction } = (await sent.json()) as { extraction: { id: string } };
    await server.request(`/v1/extractions/${extraction.id}?wait=60`, { headers });
    const results = await server.request(`/v1/extractions/${extraction.id}/results`, { headers });
    const [theirs] = ((await results.json()) as { items: { id: string }[] }).items;
    const invoice = await read(server, invoiceOf(paper('INV-83', 'PO-8001', [chairs(1)])));
    const match = await matchOf(server, invoice.id);
    expect(match.result).toBe('unmatched');
    expect(JSON.stringify(match)).not.toContain(theirs?.id);
    expect(await refusal(server, 'POST', '/v1/matches', { document_id: theirs?.id })).toEqual([
      400,
      'DOCUMENT_NOT_FOUND',
    ]);
    const against = { document_ids: [theirs?.id] };
    expect(await refusal(server, 'POST', '/v1/matches', { document_id: invoice.id, against })).toEqual([
      400,
      'DOCUMENT_NOT_FOUND',
    ]);
  });
});
