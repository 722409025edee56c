import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

/** The ID of the parser of an input item. Throws where none is chosen. */
export function parserIdOf(context: IExecuteFunctions, item: number): string {
  const id = context.getNodeParameter('parserId', item, '', { extractValue: true }) as string;
  if (id.trim()) return id.trim();
  throw new NodeOperationError(context.getNode(), 'No parser is chosen', {
    itemIndex: item,
    description: 'Select one from the list in "Parser", or give its ID. It starts with "prs_".',
  });
}

export const parserPath = (context: IExecuteFunctions, item: number): string =>
  `/v1/parsers/${encodeURIComponent(parserIdOf(context, item))}`;
