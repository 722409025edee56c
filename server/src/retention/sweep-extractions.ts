import { removeExtractions } from '../extractions/remove.ts';
import type { Services } from '../services.ts';
import { sweepExpired } from './sweep-expired.ts';

/** Deletes expired extractions, finished or not, with their bytes. Gives how many. */
export const sweepExtractions = (services: Services): Promise<number> =>
  sweepExpired(services, 'extraction', (tx, ids) => removeExtractions(tx, services.queue, ids));
