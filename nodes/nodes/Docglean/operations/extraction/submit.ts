import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { uploadInBatches } from '../../extraction/batches';
import { failureItem } from '../../extraction/failure';
import { currentRun } from '../../extraction/run';
import { submitAll } from '../../extraction/submit';

/** Hands the files of all input items over without waiting: one output item for each extraction that became of them. */
export async function submitFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const run = currentRun(context);
  const { batches, failures } = await uploadInBatches(context, run);
  const { submitted, failures: refused } = await submitAll(context, run, batches);
  const output = submitted.map(
    ({ extraction, items }): INodeExecutionData => ({
      json: { ...extraction, extraction_id: extraction.id } as unknown as IDataObject,
      pairedItem: items.map((item) => ({ item })),
    }),
  );
  return [...output, ...[...failures, ...refused].map(failureItem)];
}
