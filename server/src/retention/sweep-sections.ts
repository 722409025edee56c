import { removeSections } from '../sections/remove.ts';
import type { Services } from '../services.ts';
import { sweepExpired } from './sweep-expired.ts';

/** Deletes expired sections; extractions take those of their documents along. Gives how many. */
export const sweepSections = (services: Services): Promise<number> =>
  sweepExpired(services, 'section', async (tx, ids) => {
    await removeSections(tx, ids);
    return [];
  });
