import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

/** The extraction ID of an input item. Throws where there is none, which would otherwise ask for all extractions. */
export function extractionIdOf(context: IExecuteFunctions, item: number): string {
  const id = (context.getNodeParameter('extractionId', item) as string).trim();
  if (id) return id;
  throw new NodeOperationError(context.getNode(), 'The Extraction ID is empty', {
    itemIndex: item,
    description:
      'Use the extraction_id that the operation Extract gives, for example {{ $json.extraction_id }}.',
  });
}
