import type { Services } from '../services.ts';
import { sweepBlobs } from './sweep-blobs.ts';
import { sweepEvents } from './sweep-events.ts';
import { sweepExtractions } from './sweep-extractions.ts';
import { sweepRequests } from './sweep-requests.ts';
import { sweepSections } from './sweep-sections.ts';
import { sweepUploads } from './sweep-uploads.ts';

/** Removes what has expired. It may run anywhere and at any time, also twice at once: each step takes what is there. */
export async function sweep(services: Services): Promise<void> {
  const swept = {
    extractions: await sweepExtractions(services),
    sections: await sweepSections(services),
    uploads: await sweepUploads(services),
    events: await sweepEvents(services),
    requests: await sweepRequests(services.db),
    blobs: await sweepBlobs(services),
  };
  services.log.debug(swept, 'swept');
}
