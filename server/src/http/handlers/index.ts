import type { Handlers } from '../types.ts';
import { accountHandlers } from './account.ts';
import { documentsHandlers } from './documents.ts';
import { eventsHandlers } from './events.ts';
import { extractionsHandlers } from './extractions.ts';
import { matchesHandlers } from './matches.ts';
import { parsersHandlers } from './parsers.ts';
import { sectionsHandlers } from './sections.ts';
import { serverHandlers } from './server.ts';
import { webhooksHandlers } from './webhooks.ts';

/** What each operation does: take the parsed call, use one verb, name the result. */
export const handlers: Handlers = {
  ...accountHandlers,
  ...extractionsHandlers,
  ...documentsHandlers,
  ...parsersHandlers,
  ...sectionsHandlers,
  ...matchesHandlers,
  ...eventsHandlers,
  ...webhooksHandlers,
  ...serverHandlers,
};
