import { englishInvoice, germanInvoice } from '../../documents/examples.ts';
import { renderInvoice } from '../../documents/invoice.ts';
import { until } from '../../harness/step.ts';
import type { N8n } from '../n8n.ts';

interface PostedFile {
  name: string;
  /** Base64. */
  content: string;
}

/** An English and a German invoice. */
export const invoiceFiles = (): Promise<PostedFile[]> =>
  Promise.all(
    [englishInvoice, germanInvoice].map(async (truth) => ({
      name: `${truth.number}.pdf`,
      content: (await renderInvoice(truth, { layout: 'banner' })).toString('base64'),
    })),
  );

/** Posts files to the webhook of a workflow, once n8n listens there. */
export const postFiles = (n8n: N8n, path: string, files: PostedFile[]) =>
  until('n8n takes the files', async () => {
    const response = await fetch(`${n8n.url}/webhook/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ files }),
    });
    return response.ok;
  });
