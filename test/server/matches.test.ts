import { startTestServer, type TestServer } from '../harness/server.ts';
import { chairs, invoiceOf, lamps, matchOf, orderOf, paper, read } from './papers.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('an invoice that is what was ordered is matched', async () => {
  const order = await read(server, orderOf(paper('', 'PO-1001', [chairs(10), lamps(4)])));
  const invoice = await read(server, invoiceOf(paper('INV-1', 'PO-1001', [chairs(10), lamps(4)])));
  const match = await matchOf(server, invoice.id);
  expect(match.summary).toBe('Invoice INV-1 agrees with purchase order PO-1001.');
  expect(match).toMatchObject({
    document_id: invoice.id,
    result: 'matched',
    counterparts: [{ document_id: order.id, number: 'PO-1001', document_type: 'purchase_order' }],
    differences: [],
    remainder: [{ document_id: order.id, is_open: false, remaining_amount: 0 }],
  });
});
