import type { ZObject } from 'zapier-platform-core';
import { upload } from './upload.ts';

/** Thirty files one after the other would not be done in the 30 seconds that Zapier gives. */
const atOnce = 4;

/** Streams files to the Docglean server, a few at a time; gives what refers to them, in the same order. */
export async function uploadAll(
  z: ZObject,
  files: readonly string[],
  run?: string,
): Promise<{ upload_id: string }[]> {
  const uploads: { upload_id: string }[] = [];
  const waiting = files.entries();
  const sendNext = async (): Promise<void> => {
    for (const [index, file] of waiting) {
      uploads[index] = await upload(z, file, run && `${run}:upload:${index}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendNext));
  return uploads;
}
