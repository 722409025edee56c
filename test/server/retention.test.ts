import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startReceiver } from '../harness/receiver.ts';
import { startTestServer } from '../harness/server.ts';
import { storedFiles } from '../harness/stored-files.ts';
import { until } from '../harness/until.ts';
import { invoiceFile, longFile } from './sample-files.ts';

/** Long enough for a document to be read, short enough to wait for. */
const keptMs = 12_000;

test('without the setting nothing expires', async () => {
  const server = await startTestServer();
  const { id } = await server.client.extractions.create({ files: [await invoiceFile('INV-1')] });
  expect((await server.client.extractions.wait(id)).expires_at).toBeNull();
  await server.close();
});

test('what has expired is 404 at once, and its bytes are swept; other files stay', async () => {
  const server = await startTestServer({ DOCGLEAN_RETENTION_HOURS: String(keptMs / 3600_000) });
  const upload = await server.client.uploads.create(await invoiceFile('INV-1'), 'a.pdf');
  const files = [{ upload_id: upload.id }];
  const { id, expires_at } = await server.client.extractions.create({ files });
  const form = await server.client.extractions.create({ files: [await longFile(3)] });
  await server.client.extractions.wait(id);
  await server.client.extractions.wait(form.id);
  const [document] = await Array.fromAsync(server.client.extractions.results(id));
  expect(storedFiles(server)).toHaveLength(2);
  await new Promise((resolve) => setTimeout(resolve, Date.parse(String(expires_at)) - Date.now() + 50));
  for (const rest of ['', '/results', '/export', `/documents/${document?.id}`]) {
    expect((await server.request(`/v1/extractions/${id}${rest}`)).status).toBe(404);
  }
  expect((await server.request(`/v1/extractions/${id}`, { method: 'DELETE' })).status).toBe(404);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  // A start sweeps too, so the test need not wait for the next five minutes.
  await server.stop();
  await server.restart();
  await until(async () => storedFiles(server).length === 1);
  // The upload lives for a day.
  const again = await server.client.extractions.create({ files });
  expect((await server.client.extractions.wait(again.id)).status).not.toBe('failed');
  await server.close();
});

test('bytes that nobody owns are swept after two days, whatever left them behind', async () => {
  const server = await startTestServer();
  const { id } = await server.client.extractions.create({ files: [await invoiceFile('INV-1')] });
  await server.client.extractions.wait(id);
  const [owned = ''] = storedFiles(server);
  const old = new Date(Date.now() - 72 * 3600_000);
  const put = (name: string, time: Date) => {
    const file = path.join(path.dirname(owned), name);
    writeFileSync(file, 'left behind');
    utimesSync(file, time, time);
    return file;
  };
  const prefix = path.basename(path.dirname(owned));
  put(`${prefix}000000-litter`, old);
  put(`${prefix}000000-half.part`, old);
  const young = put(`${prefix}000000-young`, new Date());
  utimesSync(owned, old, old);
  await server.stop();
  await server.restart();
  await until(async () => storedFiles(server).length === 2);
  expect(storedFiles(server).sort()).toEqual([owned, young].sort());
  await server.close();
});

test('deleting an extraction deletes its bytes and what its events say', async () => {
  const server = await startTestServer();
  const receiver = await startReceiver();
  await server.client.webhooks.create({
    url: receiver.url,
    events: ['document.completed', 'document.needs_review'],
  });
  // The first try fails, so that an event is still on its way.
  receiver.answerNext({ status: 503 });
  const { id } = await server.client.extractions.create({ files: [await invoiceFile('INV-1')] });
  await server.client.extractions.wait(id);
  await receiver.received(1);
  await server.client.extractions.delete(id);
  expect(storedFiles(server)).toEqual([]);
  // The second try would come after five seconds.
  await new Promise((resolve) => setTimeout(resolve, 8000));
  expect(receiver.calls).toHaveLength(1);
  await receiver.close();
  await server.close();
});
