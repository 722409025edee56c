import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { failureItem, orFailures } from '../extraction/failure';

export type ItemOperation = (context: IExecuteFunctions, item: number) => Promise<INodeExecutionData[]>;

/** Runs an operation for every input item. */
export async function forEachItem(
  context: IExecuteFunctions,
  operation: ItemOperation,
): Promise<INodeExecutionData[]> {
  const output: INodeExecutionData[] = [];
  for (const item of context.getInputData().keys()) {
    const { result, failures } = await orFailures(context, [item], () => operation(context, item));
    output.push(...(result ?? failures.map(failureItem)));
  }
  return output;
}
