import { slowPdf } from '../documents/awkward.ts';
import { englishInvoice } from '../documents/examples.ts';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { fileItem, invoiceItem } from './input-items.ts';
import { type RunOptions, runNode } from './n8n-engine.ts';
import { sleepUntilCalled } from './n8n-resume.ts';

let server: TestServer;
let n8n: Receiver;
beforeAll(async () => {
  // Longer than a call of the server is held, so that it is put off at least once.
  server = await startTestServer({ DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS: '15', DOCGLEAN_WORKERS: '2' });
  n8n = await startReceiver();
});
afterAll(async () => {
  await n8n.close();
  await server.close();
});

const settings = (items: RunOptions['items'], parameters: RunOptions['parameters']): RunOptions => ({
  items,
  parameters: { resource: 'document', operation: 'extract', ...parameters },
  credentials: { serverUrl: server.url, apiKey },
  resumeBaseUrl: n8n.url,
});

// First, while the server has nothing else to do: it reads two documents at a time.
test('suspended: a call is put off while an earlier extraction of the same run is still being read', async () => {
  const items = [
    { ...fileItem(slowPdf(), 'slow.pdf'), json: { customer: 'A' } },
    await invoiceItem(englishInvoice, { customer: 'B' }),
  ];
  const parameters = { options: { customerId: '={{ $json.customer }}' } };
  const { wake } = await sleepUntilCalled(settings(items, parameters), n8n);
  let answer = await wake();
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, execution: undefined });
  while (answer.status === 503) answer = await wake();
  expect(answer.execution?.items).toMatchObject([
    { json: { status: 'failed', file_name: 'slow.pdf' } },
    { json: { status: 'completed', invoice_number: 'BK-2026-0418' } },
  ]);
});

test('polling: after "Give Up After" the node says which extraction to ask for later', async () => {
  const parameters = { waitMode: 'poll', options: { giveUpAfterSeconds: 1 } };
  const { error } = await runNode(settings([fileItem(slowPdf(), 'slow.pdf')], parameters));
  expect(error).toMatchObject({
    message: expect.stringMatching(/"slow.pdf" is not done yet \(extraction ext_/),
    description: expect.stringContaining('Get Result'),
  });
});

test('suspended: at the deadline the unfinished documents come out with what is needed to fetch them later', async () => {
  const parameters = { options: { giveUpAfterSeconds: 1 } };
  const { call, wake } = await sleepUntilCalled(settings([fileItem(slowPdf(), 'slow.pdf')], parameters), n8n);
  expect(call.json.type).toBe('extraction.timed_out');
  const { execution } = await wake();
  expect(execution?.items).toMatchObject([
    {
      json: {
        status: 'timed_out',
        file_name: 'slow.pdf',
        extraction_id: expect.stringMatching(/^ext_/),
        hint: expect.stringContaining('Get Result'),
      },
    },
  ]);
});
