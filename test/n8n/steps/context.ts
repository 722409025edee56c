import type { DocgleanClient } from '@docglean/client';
import type { N8n } from '../n8n.ts';

/** What runs while the steps do their checks. */
export interface Context {
  n8n: N8n;
  docglean: { url: string; client: DocgleanClient };
  credential: { id: string; name: string };
}
