import assert from 'node:assert/strict';
import { apiKey } from '../../harness/server.ts';
import { step } from '../../harness/step.ts';
import type { Context } from './context.ts';

export async function checkCredential({ n8n, docglean }: Omit<Context, 'credential'>): Promise<void> {
  const test = (key: string) =>
    n8n.client.testCredential('docgleanApi', { serverUrl: `${docglean.url}/`, apiKey: key });
  await step('the credential test accepts the right key', async () => {
    assert.equal((await test(apiKey)).status, 'OK');
  });
  await step('and refuses a wrong one', async () => {
    assert.equal((await test('dg_wrong')).status, 'Error');
  });
}
