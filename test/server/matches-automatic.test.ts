import type { Event, Match } from '@docglean/contract';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { until } from '../harness/until.ts';
import { chairs, invoiceOf, lamps, matchOf, orderOf, paper, read } from './papers.ts';
import { call, refusal } from './requests.ts';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  server = await startTestServer();
  receiver = await startReceiver();
  await server.client.webhooks.create({ url: receiver.url, events: ['matching.completed'] });
});
afterAll(async () => {
  await receiver.close();
  await server.close();
});

const matching = { match_with: { document_types: ['purchase_order'] } };

/** The match of a document, once there is one that is so. */
const untilMatch = (documentId: string, is: (match: Match) => boolean = () => true): Promise<Match> =>
  until(async () => {
    const [match] = (await call(server, 'GET', `/v1/matches?document_id=${documentId}`)).json.items;
    return match && is(match) && match;
  });

const eventsOf = async (documentId: string): Promise<Event[]> => {
  const events: Event[] = (await call(server, 'GET', '/v1/events?type=matching.completed&limit=100')).json
    .items;
  return events.filter(({ data }) => 'match' in data && data.match.document_id === documentId);
};

test('a document of an extraction that says so is matched by itself, and an event tells', async () => {
  await read(server, orderOf(paper('', 'PO-101', [chairs(2)])));
  const invoice = await read(server, invoiceOf(paper('INV-1', 'PO-101', [chairs(2)])), matching);
  const match = await untilMatch(invoice.id);
  expect(match).toMatchObject({ result: 'matched', is_automatic: true, against: matching.match_with });
  const [event, ...others] = await eventsOf(invoice.id);
  expect([event?.data, others]).toEqual([{ match }, []]);
  await receiver.received(1, ({ json }) => json.id === event?.id);
});

test('so is one of a parser that says so; what is matched by itself is asked of the parser each time', async () => {
  const fields = [
    { name: 'Invoice number', type: 'string' },
    { name: 'Order number', type: 'string' },
    { name: 'Total', type: 'currency' },
  ];
  const { parser } = (await call(server, 'POST', '/v1/parsers', { name: 'Bills', fields, ...matching })).json;
  expect(parser.match_with).toEqual(matching.match_with);
  const order = await read(server, orderOf(paper('', 'PO-102', [chairs(2)])));
  const bill = invoiceOf(paper('INV-2', 'PO-102', [chairs(2)]));
  const invoice = await read(server, bill, { parser_id: parser.id });
  expect(await untilMatch(invoice.id)).toMatchObject({
    parser_id: parser.id,
    number: 'INV-2',
    result: 'matched',
    counterparts: [{ document_id: order.id }],
  });
  await call(server, 'PATCH', `/v1/parsers/${parser.id}`, { match_with: null });
  const quiet = await read(server, invoiceOf(paper('INV-2b', 'PO-102', [chairs(2)])), {
    parser_id: parser.id,
  });
  await matchOf(server, invoice.id);
  expect((await call(server, 'GET', `/v1/matches?document_id=${quiet.id}`)).json.items).toEqual([]);
});

test('an invoice that comes before its order is matched when that comes', async () => {
  const invoice = await read(server, invoiceOf(paper('INV-3', 'PO-103', [chairs(2), lamps(1)])), matching);
  expect(await untilMatch(invoice.id)).toMatchObject({ result: 'unmatched' });
  // The second look would find the order too, only later: here it is the order that must find the match.
  await server.stop();
  server.onDatabase('run-sql.ts', [[`delete from pgboss.job where name = 'match'`]]);
  await server.restart();
  const order = await read(server, orderOf(paper('', 'PO-103', [chairs(2)])));
  const match = await untilMatch(invoice.id, ({ result }) => result !== 'unmatched');
  expect(match).toMatchObject({
    result: 'mismatched',
    counterparts: [{ document_id: order.id }],
    differences: [{ kind: 'extra_line' }],
  });
  expect((await eventsOf(invoice.id)).map(({ data }) => 'match' in data && data.match.result)).toEqual([
    'mismatched',
    'unmatched',
  ]);
});

test('a match that is made anew without any news has no further event', async () => {
  const order = await read(server, orderOf(paper('', 'PO-104', [chairs(2)])));
  const invoice = await read(server, invoiceOf(paper('INV-4', 'PO-104', [chairs(2)])), matching);
  const { id } = await untilMatch(invoice.id);
  // A review that changes nothing makes the matches anew that tell of the document.
  const review = `/v1/extractions/${order.extraction_id}/documents/${order.id}/review`;
  await call(server, 'PUT', review, { values: {} });
  const { updated_at } = await untilMatch(invoice.id, (match) => match.updated_at > match.created_at);
  expect(updated_at).not.toBe('');
  expect((await eventsOf(invoice.id)).map(({ data }) => 'match' in data && data.match.id)).toEqual([id]);
  // One that changes something is told.
  await call(server, 'PUT', review, { values: { order_number: 'PO-999', line_items: [], net_amount: null } });
  await untilMatch(invoice.id, ({ result }) => result === 'unmatched');
  expect(await eventsOf(invoice.id)).toHaveLength(2);
});

test('match_with comes in a form too, and a parser in it must be there', async () => {
  const form = new FormData();
  form.append('files', invoiceOf(paper('INV-5', 'PO-105', [chairs(1)])));
  form.append('match_with', JSON.stringify(matching.match_with));
  const { json } = await call(server, 'POST', '/v1/extractions', form);
  expect(json.extraction.match_with).toEqual(matching.match_with);
  const unknown = { match_with: { parser_ids: ['prs_nothing'] } };
  const files = [{ file_name: 'a.xml', content_base64: 'PGE+PC9hPg==' }];
  expect(await refusal(server, 'POST', '/v1/extractions', { files, ...unknown })).toEqual([
    400,
    'PARSER_NOT_FOUND',
  ]);
  expect(await refusal(server, 'POST', '/v1/parsers', { name: 'No', ...unknown })).toEqual([
    400,
    'PARSER_NOT_FOUND',
  ]);
});

test('a made-up example has the shape of a real one', async () => {
  const { json } = await call(server, 'GET', '/v1/sample-events/matching.completed?real=false');
  expect(json).toMatchObject({
    is_real: false,
    event: { data: { match: { result: 'mismatched', differences: [{ kind: 'quantity', difference: 2 }] } } },
  });
});
