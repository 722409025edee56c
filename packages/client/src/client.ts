import { apiOf } from './api.ts';
import type { CallOptions, Connection } from './connection.ts';
import { accountOf } from './resources/account.ts';
import { documentsOf } from './resources/documents.ts';
import { eventsOf } from './resources/events.ts';
import { extractionsOf } from './resources/extractions.ts';
import { matchesOf } from './resources/matches.ts';
import { parsersOf } from './resources/parsers.ts';
import { sectionsOf } from './resources/sections.ts';
import { uploadsOf } from './resources/uploads.ts';
import { deliveriesOf, webhooksOf } from './resources/webhooks.ts';

type Resources = ReturnType<typeof resourcesOf>;

export interface DocgleanClient extends Resources {
  /** The same client with other options, such as a signal for one call. */
  with(options: CallOptions): DocgleanClient;
}

/**
 * A client of one Docglean server.
 *
 * @example
 * const docglean = createClient({ baseUrl: 'http://127.0.0.1:3210', apiKey: 'dg_…' });
 * const { documents } = await docglean.extractions.submitAndWait({ files: [new File([bytes], 'invoice.pdf')] });
 * for (const document of documents) console.log(document.result);
 */
export const createClient = (connection: Connection): DocgleanClient => ({
  ...resourcesOf(connection),
  with: (options) => createClient({ ...connection, ...options }),
});

function resourcesOf(connection: Connection) {
  const api = apiOf(connection);
  return {
    ...accountOf(api),
    uploads: uploadsOf(api),
    extractions: extractionsOf(api),
    documents: documentsOf(api),
    parsers: parsersOf(api),
    sections: sectionsOf(api),
    matches: matchesOf(api),
    webhooks: webhooksOf(api),
    deliveries: deliveriesOf(api),
    events: eventsOf(api),
  };
}
