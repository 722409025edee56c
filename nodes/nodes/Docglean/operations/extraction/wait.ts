import {
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  NodeOperationError,
} from 'n8n-workflow';
import { requiredExtractionId } from '../../../shared/required-text';
import { fetchExtraction, waitUntilFinished } from '../../extraction/wait';

/** Waits until an extraction that was submitted before is finished, and gives its state. */
export async function waitForExtraction(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const id = requiredExtractionId(context, item);
  const seconds = context.getNodeParameter('waitSeconds', item) as number;
  const finished = await waitUntilFinished(context, id, Date.now() + seconds * 1000);
  if (!finished) {
    throw new NodeOperationError(context.getNode(), `The extraction is not done after ${seconds} seconds`, {
      itemIndex: item,
      description: `The server is still working on it. Raise "Give Up After", or ask again later with the extraction ID ${id}.`,
    });
  }
  const extraction = await fetchExtraction(context, id, { item });
  return [{ json: { ...extraction } as unknown as IDataObject, pairedItem: { item } }];
}
