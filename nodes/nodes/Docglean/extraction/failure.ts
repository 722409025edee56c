import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type JsonObject,
  NodeApiError,
  NodeOperationError,
} from 'n8n-workflow';

/** Why there are no values for an input item. */
export interface Failure {
  item: number;
  message: string;
  description?: string;
  /** What leads back to the document on the server. */
  document?: { extraction_id: string; document_id: string; file_name: string; status: string };
}

/** Runs the work for one item or several; what it throws stops the node, unless the user chose to go on. */
export async function orFailures<Result>(
  context: IExecuteFunctions,
  items: number[],
  work: () => Promise<Result>,
): Promise<{ result: Result; failures: [] } | { result: null; failures: Failure[] }> {
  try {
    return { result: await work(), failures: [] };
  } catch (error) {
    const node = context.getNode();
    if (!context.continueOnFail()) {
      if (error instanceof NodeApiError) throw new NodeApiError(node, error as unknown as JsonObject);
      throw new NodeOperationError(node, error as Error, { itemIndex: items[0] });
    }
    const { message, description } = error as NodeOperationError;
    return {
      result: null,
      failures: items.map((item) => ({ item, message, ...(description && { description }) })),
    };
  }
}

export const thrownFailure = (context: IExecuteFunctions, { item, message, description }: Failure) =>
  new NodeOperationError(context.getNode(), message, { itemIndex: item, description });

/** n8n sends an item to the error output by these names: `error`, and `details` beside it. */
export const failureItem = ({ item, message, description, document }: Failure): INodeExecutionData => ({
  json: { error: message, details: { ...(description && { description }), ...document } },
  pairedItem: { item },
});
