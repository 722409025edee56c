import { startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_ALLOW_PRIVATE_URLS: 'false' });
});
afterAll(() => server.close());

const addresses = [
  'http://127.0.0.1:1/',
  'http://localhost:4321/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://127.1/',
  'http://0.0.0.0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://10.0.0.8/',
  'http://172.16.3.4/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
];

test.each(addresses)('%s is refused as a webhook, a callback and a file', async (url) => {
  const files = [await invoiceFile('INV-1')];
  const refused = { status: 400, code: 'URL_NOT_ALLOWED' };
  await expect(server.client.webhooks.create({ url, events: ['document.completed'] })).rejects.toMatchObject(
    refused,
  );
  const nowhere = { document_ids: ['doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C'] };
  for (const submit of [
    () => server.client.extractions.create({ files, callback_url: url }),
    () => server.client.sections.create({ files: [...files, ...files, ...files], callback_url: url }),
    () => server.client.sections.create({ ...nowhere, callback_url: url }),
  ]) {
    await expect(submit()).rejects.toMatchObject({
      ...refused,
      details: [{ path: 'callback_url', fix: expect.stringContaining('DOCGLEAN_ALLOW_PRIVATE_URLS=true') }],
    });
  }
  await expect(server.client.extractions.create({ files: [{ url }] })).rejects.toMatchObject(refused);
});
