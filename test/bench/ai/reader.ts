import path from 'node:path';
import { createClient } from '@docglean/client';
import type { CreateExtraction, DocumentSummary, Usage } from '@docglean/contract';
import { apiKey, launch } from '../../harness/server.ts';

type Options = Partial<Omit<CreateExtraction, 'files'>>;

/** A server of its own that reads one document after the other. */
export interface Reader {
  read(file: File, options: Options): Promise<DocumentSummary>;
  usage(): Promise<Usage>;
  stop(): Promise<unknown>;
}

/** Starts a server on a folder, with the settings of the AI model given. */
export async function startReader(folder: string, env: Record<string, string>): Promise<Reader> {
  const server = await launch({
    dataDir: path.join(folder, 'data'),
    // A busy machine is no reason to give a document up.
    env: { DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS: '600', LOG_LEVEL: 'error', ...env },
  });
  const client = createClient({ baseUrl: server.url, apiKey });
  return {
    async read(file, options) {
      const { id } = await client.extractions.create({ files: [file], ...options });
      await client.extractions.wait(id);
      for await (const document of client.extractions.results(id)) return document;
      throw new Error(`${file.name} has no result.`);
    },
    usage: () => client.usage(),
    stop: () => server.stop(),
  };
}
