import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { documentPath } from '../../../shared/required-text';
import { exportedFile } from '../exported-file';

/** One document as a file. */
export async function exportDocument(
  context: IExecuteFunctions,
  item: number,
): Promise<INodeExecutionData[]> {
  const id = (context.getNodeParameter('documentId', item) as string).trim();
  return exportedFile(context, item, { path: `${documentPath(context, item)}/export`, name: id });
}
