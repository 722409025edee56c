import { existsSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { type Findings, right, wordsOf, wrong } from './finding.ts';

/** Below this a day of scans may fill the disk. */
const leastFreeBytes = 1024 ** 3;

export async function* checkDataFolder({ dataDir }: Config): Findings {
  const present = nearestPresent(dataDir);
  try {
    await tryToWrite(present);
    const later = present === dataDir ? '' : ' It is made at the first start.';
    yield right(`The data folder ${dataDir} can be written.${later}`);
  } catch (error) {
    yield wrong(
      `The data folder ${dataDir} cannot be written: ${wordsOf(error)}`,
      'Give the user who runs Docglean the right to write there, or choose another folder with DOCGLEAN_DATA_DIR.',
    );
    return;
  }
  const { bavail, bsize } = await statfs(present);
  const gigabytes = ((bavail * bsize) / 1024 ** 3).toFixed(1);
  yield bavail * bsize >= leastFreeBytes
    ? right(`${gigabytes} GB are free there.`)
    : wrong(
        `Only ${gigabytes} GB are free there.`,
        'Make room, move the folder with DOCGLEAN_DATA_DIR, or let old documents go with DOCGLEAN_RETENTION_HOURS.',
      );
}

function nearestPresent(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : nearestPresent(parent);
}

async function tryToWrite(folder: string): Promise<void> {
  const file = path.join(folder, `doctor-${process.pid}.tmp`);
  await writeFile(file, 'Docglean looks whether it can write here.');
  await rm(file);
}
