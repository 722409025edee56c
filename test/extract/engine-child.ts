import { ExtractError, type ExtractOptions, extract } from '@docglean/extract';

/** Started by engine-process.ts. */
process.on('message', async ({ bytes, options }: { bytes: Uint8Array; options: ExtractOptions }) => {
  try {
    process.send?.({ read: await extract(bytes, options) });
  } catch (error) {
    process.send?.({ error: error instanceof ExtractError ? error.code : String(error) });
  }
});
