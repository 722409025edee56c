import { createClient, type DocgleanClient } from '@docglean/client';
import { type Config, ConfigError } from '../config.ts';
import { findRunningServer } from './running-server.ts';

/** A client of the server in DOCGLEAN_URL, or else of the one that runs on this data folder. */
export async function connect(config: Config): Promise<DocgleanClient> {
  const { serverUrl, firstApiKey, dataDir } = config;
  if (serverUrl) {
    if (!firstApiKey)
      throw new ConfigError('DOCGLEAN_URL is set: set DOCGLEAN_API_KEY too, to a key of that server.');
    return createClient({ baseUrl: serverUrl, apiKey: firstApiKey });
  }
  const running = await findRunningServer(dataDir);
  if (running) return createClient({ baseUrl: running.url, apiKey: running.key });
  throw new ConfigError(
    `No server is running on the data folder ${dataDir}. Start it with "docglean serve", ` +
      'or set DOCGLEAN_URL and DOCGLEAN_API_KEY to use another one.',
  );
}
