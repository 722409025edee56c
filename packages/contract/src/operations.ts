import { accountOperations } from './operations/account.ts';
import { documentsOperations } from './operations/documents.ts';
import { eventsOperations } from './operations/events.ts';
import { extractionsOperations } from './operations/extractions.ts';
import { matchesOperations } from './operations/matches.ts';
import { define } from './operations/operation.ts';
import { parsersOperations } from './operations/parsers.ts';
import { sectionsOperations } from './operations/sections.ts';
import { serverOperations } from './operations/server.ts';
import { webhooksOperations } from './operations/webhooks.ts';

export { accountOperations } from './operations/account.ts';
export { type DocumentFilter, documentsOperations } from './operations/documents.ts';
export { eventsOperations } from './operations/events.ts';
export type { ExportQuery } from './operations/exporting.ts';
export { type ExtractionFilter, extractionsOperations } from './operations/extractions.ts';
export { type MatchFilter, matchesOperations } from './operations/matches.ts';
export type { Operation } from './operations/operation.ts';
export { parsersOperations } from './operations/parsers.ts';
export { type SectionExportQuery, type SectionFilter, sectionsOperations } from './operations/sections.ts';
export { serverOperations } from './operations/server.ts';
export { webhooksOperations } from './operations/webhooks.ts';

/** Every operation of the native API, a file for each part of it. */
export const operations = define({
  ...accountOperations,
  ...extractionsOperations,
  ...documentsOperations,
  ...parsersOperations,
  ...sectionsOperations,
  ...matchesOperations,
  ...eventsOperations,
  ...webhooksOperations,
  ...serverOperations,
});

export type Operations = typeof operations;
export type OperationId = keyof Operations;
