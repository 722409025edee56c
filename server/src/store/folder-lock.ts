import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

class FolderInUseError extends Error {
  constructor(folder: string) {
    super(
      `Another Docglean server is already using the data folder ${folder}. ` +
        'Stop it first, or give this one a folder of its own with DOCGLEAN_DATA_DIR.',
    );
  }
}

/**
 * Holds a folder for one process. PGlite has no lock of its own, and a second writer silently loses rows.
 * SQLite's file lock is the one the platform brings that the system releases however the process ends.
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(path.join(folder, 'lock.sqlite'));
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === 5)
      throw new FolderInUseError(folder);
    throw error;
  }
  return { release: () => lock.close() };
}
