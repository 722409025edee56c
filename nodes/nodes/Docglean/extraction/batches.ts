import type { IExecuteFunctions } from 'n8n-workflow';
import type { FileReference } from '../../shared/api';
import { type Failure, orFailures } from './failure';
import { fileReference } from './file-reference';
import type { Run } from './run';
import { readSettings, type Settings } from './settings';

/** The most files that one extraction takes. */
const maxFiles = 30;

/** Files that become one extraction. */
export interface Batch {
  settings: Settings;
  files: FileReference[];
  /** The input item of each file. */
  items: number[];
}

/** Uploads the file of every input item and puts those with the same settings together. */
export async function uploadInBatches(
  context: IExecuteFunctions,
  run: Run,
): Promise<{ batches: Batch[]; failures: Failure[] }> {
  const batches: Batch[] = [];
  const failures: Failure[] = [];
  const openBatches = new Map<string, Batch>();
  for (const item of context.getInputData().keys()) {
    const { result: file, failures: failed } = await orFailures(context, [item], async () => ({
      settings: readSettings(context, item),
      reference: await fileReference(context, run, item),
    }));
    failures.push(...failed);
    if (!file) continue;

    const key = JSON.stringify(file.settings);
    let batch = openBatches.get(key);
    if (!batch || batch.files.length === maxFiles) {
      batch = { settings: file.settings, files: [], items: [] };
      openBatches.set(key, batch);
      batches.push(batch);
    }
    batch.files.push(file.reference);
    batch.items.push(item);
  }
  return { batches, failures };
}
