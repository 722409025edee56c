import type { DocumentFilter, SectionFilter } from '@docglean/contract';
import { readConfig } from '../../server/src/config.ts';
import { deliveriesMatching } from '../../server/src/deliveries/list.ts';
import { documentsMatching } from '../../server/src/documents/list.ts';
import { eventsMatching } from '../../server/src/events/list.ts';
import { extractionsMatching } from '../../server/src/extractions/list.ts';
import { createLog } from '../../server/src/log.ts';
import { matchesMatching } from '../../server/src/matches/list.ts';
import { sectionsMatching } from '../../server/src/sections/load.ts';
import { openDatabase } from '../../server/src/store/database.ts';

/**
 * Run as a process of its own on a database with many rows: how the database would find a page of each list, by its
 * own word. Takes the filters of lists of events, deliveries, documents, extractions, sections and matches, prints the plans in the same order.
 */
type EventFilter = Parameters<typeof eventsMatching>[2];
type ExtractionFilter = Parameters<typeof extractionsMatching>[2];
type MatchFilter = Parameters<typeof matchesMatching>[2];
type DeliveryFilter = Parameters<typeof deliveriesMatching>[2];
const { account, webhook, events, deliveries, documents, extractions, sections, matches } = JSON.parse(
  process.argv[2] ?? '{}',
) as {
  account: string;
  webhook: string;
  events: EventFilter[];
  deliveries: DeliveryFilter[];
  documents: DocumentFilter[];
  extractions: ExtractionFilter[];
  sections: SectionFilter[];
  matches: MatchFilter[];
};
const database = await openDatabase(readConfig(process.env, 1), createLog('error'));
const plans: unknown[] = [];
for (const filter of events) {
  const page = eventsMatching(database.db, account, filter).orderBy('id', filter.order).limit(21);
  plans.push(await page.explain('json'));
}
for (const filter of deliveries) {
  const page = deliveriesMatching(database.db, webhook, filter).orderBy('delivery.id', 'desc').limit(21);
  plans.push(await page.explain('json'));
}
for (const filter of documents) {
  const page = documentsMatching(database.db, account, filter).orderBy('document.id', 'desc').limit(21);
  plans.push(await page.select('document.id').explain('json'));
}
for (const filter of extractions) {
  plans.push(
    await extractionsMatching(database.db, account, filter).orderBy('id', 'desc').limit(21).explain('json'),
  );
}
for (const filter of sections) {
  const page = sectionsMatching(database.db, account, filter).orderBy('section.id', 'desc').limit(21);
  plans.push(await page.explain('json'));
}
for (const filter of matches) {
  plans.push(
    await matchesMatching(database.db, account, filter).orderBy('id', 'desc').limit(21).explain('json'),
  );
}
await database.close();
process.stdout.write(JSON.stringify(plans));
